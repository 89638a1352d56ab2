import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { z } from "zod";
import type { ShownGuide, organisationVerdicts } from "#api/endpoints/verdict-shapes.ts";
import { calls } from "#web/calls.ts";
import { GuideText } from "#web/guides/guide-text.tsx";
import { RequirementSheet } from "#web/guides/requirement-sheet.tsx";
import { countStates, shownState } from "#web/guides/states.ts";
import { useGuideWords } from "#web/guides/words.ts";
import { useMe } from "#web/identity/me.ts";
import { AsOfNote } from "#web/ui/as-of-note.tsx";
import { dayText } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import "#web/guides/guide.css";
import "#web/guides/sheet.css";

type Verdicts = z.output<typeof organisationVerdicts>;

/** The living guide: the document as printed, each requirement's words marked with their state. */
export function GuidePage() {
  const { say } = useGuideWords();
  const { organisation } = useParams({ from: "/inside/o/$organisation/guide" });
  const { guide: chosen, asOf: asked } = useSearch({ from: "/inside/o/$organisation/guide" });
  const navigate = useNavigate({ from: "/o/$organisation/guide" });
  const { today } = useMe();
  const asOf = asked === today ? undefined : asked;
  const { data, error, refetch } = useQuery({
    queryKey: ["verdicts", organisation, asOf ?? "today"],
    queryFn: () => read(calls.verdicts, { params: { id: organisation }, query: asOf === undefined ? {} : { asOf } }),
  });
  const guide = data?.guides.find((each) => each.guideVersionId === chosen) ?? data?.guides[0];
  return (
    <>
      <div className="page-head guide-head">
        <h1>{say("page")}</h1>
        {data !== undefined && <p className="muted">{data.organisation.name}</p>}
      </div>
      <AsOfNote
        asOf={asOf}
        onToday={() => void navigate({ search: ({ asOf: _old, ...rest }) => rest, replace: true })}
      />
      {error !== null && <FailedRead error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Waiting />}
      {data !== undefined && guide === undefined && (
        <div className="column">
          <h2 className="lead">{say("emptyTitle")}</h2>
          <p>{say("empty", { name: data.organisation.name })}</p>
        </div>
      )}
      {data !== undefined && guide !== undefined && <OneGuide data={data} guide={guide} />}
    </>
  );
}

function OneGuide({ data, guide }: { data: Verdicts; guide: ShownGuide }) {
  const { say } = useGuideWords();
  const { requirement } = useSearch({ from: "/inside/o/$organisation/guide" });
  const navigate = useNavigate({ from: "/o/$organisation/guide" });
  const places = [...guide.points.map((each) => each.requirements), ...guide.apart.map((each) => [each])];
  const place = places.find((each) => each.some(({ id }) => id === requirement));
  const open = place?.find(({ id }) => id === requirement);
  const goTo = (id: string | undefined): void =>
    void navigate({
      search: ({ requirement: _old, ...rest }) => (id === undefined ? rest : { ...rest, requirement: id }),
      replace: requirement !== undefined,
      resetScroll: false,
    });
  return (
    <>
      <GuideBar data={data} guide={guide} />
      {requirement !== undefined && open === undefined && (
        <p className="notice" role="status">
          {say("gone")}
        </p>
      )}
      <GuideText guide={guide} />
      {open !== undefined && (
        <RequirementSheet
          data={data}
          requirement={open}
          siblings={(place ?? []).filter((each) => each.quote === open.quote)}
          goTo={goTo}
        />
      )}
    </>
  );
}

/** How many points stand how, and the choice to see only what is to do. */
function GuideBar({ data, guide }: { data: Verdicts; guide: ShownGuide }) {
  const { say, language } = useGuideWords();
  const { organisation } = useParams({ from: "/inside/o/$organisation/guide" });
  const search = useSearch({ from: "/inside/o/$organisation/guide" });
  const navigate = useNavigate({ from: "/o/$organisation/guide" });
  const counts = countStates(guide.points);
  return (
    <div className="guide-bar">
      {data.guides.length > 1 && (
        <nav aria-label={say("guides")}>
          {data.guides.map((each) => (
            <Link
              key={each.guideVersionId}
              to="/o/$organisation/guide"
              params={{ organisation }}
              search={({ asOf }) => ({ guide: each.guideVersionId, ...(asOf === undefined ? {} : { asOf }) })}
              aria-current={each === guide ? "true" : undefined}
            >
              {each.title} {each.label}
              {each.mode === "self-check" && <span className="muted small"> {say("selfCheck")}</span>}
            </Link>
          ))}
        </nav>
      )}
      <p>
        {say("points", { count: guide.points.length })}
        {counts.map(({ state, count }, index) => {
          const shown = shownState(state, language);
          return (
            <span key={state}>
              {index > 0 && " · "}
              <span className="guide-count" data-state={state}>
                <span aria-hidden="true">{shown.sign} </span>
                {say("counted", { word: shown.word, count })}
              </span>
            </span>
          );
        })}
      </p>
      <p className="guide-choice">
        <span className="muted small">{say("asOf", { date: dayText(data.asOf, language, "") })}</span>
        <label>
          <input
            type="checkbox"
            checked={search.due === true}
            onChange={(event) => {
              const isDue = event.currentTarget.checked;
              void navigate({
                search: ({ due: _old, ...rest }) => (isDue ? { ...rest, due: true } : rest),
                replace: true,
              });
            }}
          />
          {say("onlyDue")}
        </label>
      </p>
    </div>
  );
}
