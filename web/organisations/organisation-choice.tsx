import { useState } from "react";
import { inTreeOrder } from "#web/organisations/directory.ts";
import type { Listed } from "#web/organisations/directory.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { useFrameWords } from "#web/ui/frame-words.ts";
import { PickList } from "#web/ui/pick-list.tsx";

type Props = {
  mine: readonly Listed[];
  /** The one that is shown at present. */
  organisation: string;
  close: () => void;
  onChoose: (organisation: string) => void;
};

/** Chooses an organisation by a part of its name, or from the tree in the official order. */
export function OrganisationChoice({ mine, organisation, close, onChoose }: Props) {
  const { say } = useFrameWords();
  const [query, setQuery] = useState("");
  const words = query.trim().toLowerCase();
  const names = new Map(mine.map((each) => [each.id, each.name]));
  const tree = inTreeOrder(mine);
  const picks =
    words === ""
      ? tree.map(({ item, depth }) => ({ key: item.id, name: item.name, depth }))
      : tree
          .filter(({ item }) => item.name.toLowerCase().includes(words))
          .map(({ item }) => ({ key: item.id, name: item.name, note: names.get(item.parentId ?? "") ?? "" }));
  return (
    <Dialog kind="top" label={say("chooseOrganisation")} close={close}>
      <PickList
        label={say("chooseOrganisation")}
        placeholder={say("organisationName")}
        query={query}
        onQuery={setQuery}
        groups={[{ name: "", picks }]}
        nothing={say("noSuchOrganisation")}
        told={words === "" ? "" : say("foundCount", { count: picks.length })}
        current={organisation}
        onPick={onChoose}
      />
    </Dialog>
  );
}
