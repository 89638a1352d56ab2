import { Link, useParams } from "@tanstack/react-router";
import { BodiesPart } from "#web/desk/bodies-part.tsx";
import { ContactsPart } from "#web/desk/contacts-part.tsx";
import { DirectivesPart } from "#web/desk/directives-part.tsx";
import { DocumentsPart } from "#web/desk/documents-part.tsx";
import { ForumsPart } from "#web/desk/forums-part.tsx";
import { partsAt } from "#web/desk/parts.ts";
import type { Part } from "#web/desk/parts.ts";
import { PlansPart } from "#web/desk/plans-part.tsx";
import { usePlace } from "#web/desk/place.ts";
import { StatementsPart } from "#web/desk/statements-part.tsx";
import { TermsPart } from "#web/desk/terms-part.tsx";
import { WeakPart } from "#web/desk/weak-part.tsx";
import { useDeskWords } from "#web/desk/words.ts";
import { Waiting } from "#web/ui/problem.tsx";
import "#web/desk/desk.css";

const shown = {
  directives: DirectivesPart,
  plans: PlansPart,
  forums: ForumsPart,
  documents: DocumentsPart,
  terms: TermsPart,
  contacts: ContactsPart,
  bodies: BodiesPart,
  weak: WeakPart,
  statements: StatementsPart,
} as const satisfies Record<Part, (props: { organisation: string }) => unknown>;

/** The desk: what the guide asks that is no meeting but something to be done, part by part. */
export function DeskPage() {
  const { say } = useDeskWords();
  const { organisation, part } = useParams({ strict: false });
  const { here } = usePlace(organisation ?? "");
  if (organisation === undefined || here === undefined) return <Waiting />;
  const parts = partsAt(here.kind);
  const open = parts.find((each) => each === part) ?? parts[0];
  const Shown = open === undefined ? null : shown[open];
  return (
    <>
      <div className="page-head">
        <h1>{say("desk")}</h1>
        <p className="muted">{here.name}</p>
      </div>
      <nav className="desk-parts" aria-label={say("parts")}>
        {parts.map((each) => (
          <Link
            key={each}
            to="/o/$organisation/desk/$part"
            params={{ organisation, part: each }}
            aria-current={each === open ? "page" : undefined}
          >
            {say(each)}
          </Link>
        ))}
      </nav>
      {open !== undefined && Shown !== null && (
        <section aria-labelledby="desk-part">
          <h2 id="desk-part" className="part-title">
            {say(open)}
          </h2>
          <Shown key={`${organisation}/${open}`} organisation={organisation} />
        </section>
      )}
    </>
  );
}
