import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { branchCategoryTerms, organisationKindTerms } from "#domain/wording/terms.ts";
import { Task } from "#web/settings/task.tsx";
import { AbilityButton } from "#web/facts/ability-button.tsx";
import { factClient } from "#web/facts/fact-client.ts";
import type { FactRecord } from "#web/facts/fact-client.ts";
import { FactHistory } from "#web/facts/fact-history.tsx";
import { useMe } from "#web/identity/me.ts";
import { ChangeForm } from "#web/organisations/change-form.tsx";
import { CorrectOrganisation } from "#web/organisations/correct-organisation.tsx";
import { OrderForm } from "#web/organisations/order-form.tsx";
import { Particulars } from "#web/organisations/particulars.tsx";
import { schoolQuery } from "#web/organisations/school.ts";
import type { Listed } from "#web/organisations/school.ts";
import { isThere, pathOf } from "#web/organisations/tree.ts";
import type { OrganisationTask } from "#web/organisations/tree-search.ts";
import { useOrganisationWords } from "#web/organisations/words.ts";
import { useAllowed } from "#web/settings/allowed.ts";
import { LinkOrWhy } from "#web/settings/link-or-why.tsx";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import "#web/organisations/organisations.css";

/** One organisation: what is known of it, what may be done with it, and those below it. */
export function OrganisationPage() {
  const { unit: organisation } = useParams({ from: "/inside/settings/organisations/$unit" });
  const school = useQuery(schoolQuery);
  const { data, error, refetch } = useQuery({
    queryKey: ["organisations", "one", organisation],
    queryFn: () => factClient("organisations").get(organisation),
  });
  if (error !== null) return <FailedRead error={error} again={() => void refetch()} />;
  if (data === undefined || school.data === undefined) return <Waiting />;
  return <Organisation key={organisation} record={data} school={school.data} />;
}

/** What may be done with an organisation of the kind. */
function tasksFor(kind: Listed["entry"]["kind"]): OrganisationTask[] {
  if (kind === "university") return ["rename", "correct"];
  return ["rename", "move", ...(kind === "branch" ? (["category"] as const) : []), "correct", "dissolve"];
}

const taskWords = {
  rename: "renameDo",
  move: "moveDo",
  category: "categoryDo",
  dissolve: "dissolveDo",
  correct: "correctDo",
  order: "orderDo",
  history: "showHistory",
} as const satisfies Record<OrganisationTask, string>;

function Organisation({ record, school }: { record: FactRecord<"organisations">; school: readonly Listed[] }) {
  const { say, language } = useOrganisationWords();
  const { today } = useMe();
  const { task, founded } = useSearch({ from: "/inside/settings/organisations/$unit" });
  const navigate = useNavigate({ from: "/settings/organisations/$unit" });
  const [told, setTold] = useState(founded === true ? say("founded") : "");
  const whyNot = useAllowed();
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, entry } = record;
  const byId = new Map(school.map((each) => [each.id, each]));
  const above = pathOf(byId, entry.parentId ?? "").toReversed();
  const below = school.filter((each) => each.entry.parentId === id && isThere(each, today));
  // What stands at the parent is asked for there, as everything about a place in the tree.
  const why = whyNot("manage-school", entry.parentId ?? id);
  const ability =
    why === null ? ({ allowed: true } as const) : ({ allowed: false, reason: "", sentence: why } as const);
  const open = (next: OrganisationTask | undefined): void =>
    void navigate({ search: next === undefined ? {} : { task: next }, resetScroll: false });
  const done = (sentence: string): void => {
    setTold(sentence);
    open(undefined);
    heading.current?.focus();
  };
  const cancel = (): void => open(undefined);
  useEffect(() => {
    if (founded === true) heading.current?.focus();
  }, [founded]);
  return (
    <>
      <nav className="crumbs" aria-label={say("under")}>
        <Link to="/settings/organisations">{say("page")}</Link>
        {above.map((each) => (
          <span key={each.id}>
            ›{" "}
            <Link to="/settings/organisations/$unit" params={{ unit: each.id }}>
              {each.entry.name}
            </Link>
          </span>
        ))}
      </nav>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {entry.name}
        </h1>
      </div>
      <p role="status" className={told === "" ? "" : "notice"} data-state="met">
        {told}
      </p>
      <Particulars record={record} school={byId} />
      <div className="acts">
        {(why === null ? tasksFor(entry.kind) : tasksFor(entry.kind).slice(0, 1)).map((each) => (
          <AbilityButton key={each} ability={ability} onClick={() => open(each)}>
            {say(why === null ? taskWords[each] : "correctDo")}
          </AbilityButton>
        ))}
      </div>
      {task !== undefined && task !== "history" && task !== "order" && why === null && (
        <Task key={task} title={say(taskWords[task])}>
          {task === "correct" ? (
            <CorrectOrganisation record={record} school={school} done={() => done(say("saved"))} cancel={cancel} />
          ) : (
            <ChangeForm
              key={task}
              task={task}
              record={record}
              school={school}
              done={() => done(say("saved"))}
              cancel={cancel}
            />
          )}
        </Task>
      )}
      {(below.length > 0 || entry.kind !== "group") && (
        <section>
          <div className="section-head">
            <h2>{say("below")}</h2>
            {why === null && below.length > 1 && task !== "order" && (
              <button type="button" className="plain" onClick={() => open("order")}>
                {say("orderDo")}
              </button>
            )}
          </div>
          {task === "order" && why === null ? (
            <OrderForm siblings={below} done={(count) => done(say("orderSaved", { count }))} cancel={cancel} />
          ) : (
            <ul className="below-list">
              {below.map((each) => (
                <li key={each.id}>
                  <Link to="/settings/organisations/$unit" params={{ unit: each.id }}>
                    <span>{each.entry.name}</span>
                    <span className="muted small">
                      {each.entry.category == null
                        ? organisationKindTerms[each.entry.kind][language]
                        : branchCategoryTerms[each.entry.category][language]}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )}
          {isThere(record, today) && (
            <p className="acts">
              <LinkOrWhy
                to="/settings/organisations/new"
                search={{ under: id }}
                why={whyNot("manage-school", id)}
                quiet
              >
                {say("foundBelow")}
              </LinkOrWhy>
            </p>
          )}
        </section>
      )}
      <section>
        <h2>{say("history")}</h2>
        {task === "history" ? (
          <FactHistory name="organisations" id={id} organisation={id} />
        ) : (
          <button type="button" className="plain" onClick={() => open("history")}>
            {say("showHistory")}
          </button>
        )}
      </section>
    </>
  );
}
