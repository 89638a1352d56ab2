import { useState } from "react";
import { useMe } from "#web/identity/me.ts";
import { inTreeOrder, useDirectory, wayUp } from "#web/organisations/directory.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { useFrameWords } from "#web/ui/frame-words.ts";
import { PickList } from "#web/ui/pick-list.tsx";
import "#web/organisations/organisation-switch.css";

type Props = { organisation: string; onChoose: (organisation: string) => void };

/** The organisation whose pages are shown, and the way to another one: those where a role is held, and all below them. */
export function OrganisationSwitch({ organisation, onChoose }: Props) {
  const { say } = useFrameWords();
  const me = useMe();
  const [isOpen, open] = useState(false);
  const directory = useDirectory(me.mustFirst === null);
  const held = new Set(me.abilities.map((each) => each.organisation.id));
  const mine = directory.filter(
    (each) => !each.dissolved && each.kind !== "group" && wayUp(each.id, me.parents).some((id) => held.has(id)),
  );
  const name =
    directory.find((each) => each.id === organisation)?.name ??
    me.abilities.find((each) => each.organisation.id === organisation)?.organisation.name ??
    "";
  if (mine.length <= 1) return <p className="switcher">{name}</p>;
  return (
    <>
      <button
        type="button"
        className="switcher switcher-button"
        aria-haspopup="dialog"
        aria-label={say("switchOrganisation", { name })}
        onClick={() => open(true)}
      >
        <span>{name}</span>
        <span aria-hidden="true">▾</span>
      </button>
      {isOpen && (
        <Choice
          mine={mine}
          organisation={organisation}
          close={() => open(false)}
          onChoose={(id) => {
            open(false);
            onChoose(id);
          }}
        />
      )}
    </>
  );
}

type ChoiceProps = Props & { mine: ReturnType<typeof useDirectory>; close: () => void };

function Choice({ mine, organisation, close, onChoose }: ChoiceProps) {
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
