import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import type { ShownRequirement, ShownVerdict, organisationVerdicts } from "#api/endpoints/verdict-shapes.ts";
import { refusalSentences } from "#domain/wording/codes.ts";
import type { Template } from "#domain/wording/language.ts";
import { calls } from "#web/calls.ts";
import type { ActivityRecord } from "#web/activities/ledger/use-record.ts";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { periodText } from "#web/guides/periods.ts";
import { stateOf } from "#web/guides/states.ts";
import { useMe } from "#web/identity/me.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";

type Verdicts = z.output<typeof organisationVerdicts>;
type Met = {
  guide: string;
  requirement: ShownRequirement;
  verdict: ShownVerdict;
  how: "counted" | "found" | { refused: string };
};

const refusals: Readonly<Record<string, Template>> = refusalSentences;

/** What of a guide speaks of the record: counted, refused with its reason, or at hand for who judges. */
function metBy(id: string, { guides }: Verdicts): Met[] {
  const named = (records: readonly { activity: string }[]): boolean => records.some((each) => each.activity === id);
  return guides.flatMap(({ guideVersionId, points, apart }) =>
    [...points.flatMap((each) => each.requirements), ...apart].flatMap((requirement) =>
      requirement.verdicts.flatMap((verdict): Met[] => {
        const at = { guide: guideVersionId, requirement, verdict };
        const code = verdict.refused.find((each) => each.activity === id)?.code;
        if (named(verdict.counted)) return [{ ...at, how: "counted" }];
        if (code !== undefined) return [{ ...at, how: { refused: code } }];
        return named(verdict.found?.activities ?? []) ? [{ ...at, how: "found" }] : [];
      }),
    ),
  );
}

const rank = ({ how }: Met): number => (how === "counted" ? 0 : how === "found" ? 2 : 1);

type Props = { record: ActivityRecord; organisation: string };

/** Which requirements the record counts for, in the guide's words; each leads into the living guide. */
export function RecordMeets({ record, organisation }: Props) {
  const { say } = useLedgerWords();
  const { id, organisationId, entry } = record;
  const organisations = [...new Set([organisationId, organisation])];
  const days = [entry.heldOn, ...entry.segments.flatMap((each) => each.makesUpFor ?? [])];
  const years = [...new Set(days.map((each) => Number(each.slice(0, 4))))];
  const asked = organisations.flatMap((at) => years.map((year) => ({ at, year })));
  const answers = useQueries({
    queries: asked.map(({ at, year }) => ({
      queryKey: ["verdicts", at, year],
      queryFn: () => read(calls.verdicts, { params: { id: at }, query: { year } }),
    })),
  });
  const failed = answers.find((each) => each.error !== null);
  if (failed !== undefined) return <FailedRead error={failed.error} again={() => void failed.refetch()} />;
  if (answers.some((each) => each.data === undefined)) return <Waiting />;
  const all = answers.flatMap(({ data }) =>
    data === undefined ? [] : metBy(id, data).map((met) => ({ met, of: data.organisation })),
  );
  if (all.length === 0) return <p className="muted">{say("meetsNothing")}</p>;
  const groups = Map.groupBy(all, ({ of }) => of.id);
  return [...groups].map(([at, each]) => (
    <div key={at}>
      {groups.size > 1 && <h3 className="meets-of">{say("meetsOf", { name: each[0]?.of.name ?? "" })}</h3>}
      <ul className="meets">
        {each
          .map(({ met }) => met)
          .toSorted((a, b) => rank(a) - rank(b))
          .map((met) => (
            <MetLine key={`${met.guide} ${met.requirement.id} ${met.verdict.period?.from ?? ""}`} met={met} at={at} />
          ))}
      </ul>
    </div>
  ));
}

function MetLine({ met, at }: { met: Met; at: string }) {
  const { say, language } = useLedgerWords();
  const { today } = useMe();
  const { guide, requirement, verdict, how } = met;
  const shown = stateOf(verdict, language);
  return (
    <li>
      <p>
        <Link
          to="/o/$organisation/guide"
          params={{ organisation: at }}
          search={{ guide, requirement: requirement.id }}
          className="print"
          lang="zh-CN"
        >
          “{requirement.quote}”
        </Link>
      </p>
      <p className="meets-how">
        <span>
          {requirement.name[language]}
          {verdict.period !== null && ` · ${periodText(verdict.period, language, today)}`}
        </span>
        {how === "counted" && (
          <span className="state" data-state={shown.state}>
            {shown.sign} {shown.word}
          </span>
        )}
        {how === "counted" && <span className="muted small">{say("counted")}</span>}
        {how === "found" && <span className="muted small">{say("found")}</span>}
        {typeof how === "object" && (
          <span className="small">{say("refused", { why: refusals[how.refused]?.[language] ?? "" })}</span>
        )}
      </p>
    </li>
  );
}
