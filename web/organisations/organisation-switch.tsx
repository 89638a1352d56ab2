import { Suspense, lazy, useState } from "react";
import { useMe } from "#web/identity/me.ts";
import { useDirectory, wayUp } from "#web/organisations/directory.ts";
import { useFrameWords } from "#web/ui/frame-words.ts";
import "#web/organisations/organisation-switch.css";

const Choice = lazy(async () => ({
  default: (await import("#web/organisations/organisation-choice.tsx")).OrganisationChoice,
}));

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
        <Suspense fallback={null}>
          <Choice
            mine={mine}
            organisation={organisation}
            close={() => open(false)}
            onChoose={(id) => {
              open(false);
              onChoose(id);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
