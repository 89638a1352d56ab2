import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import type { duePage, organisationVerdicts } from "#api/endpoints/verdict-shapes.ts";
import type { Language } from "#domain/wording/language.ts";
import { calls } from "#web/calls.ts";
import { may, useMe } from "#web/identity/me.ts";
import { RecentRecords } from "#web/verdicts/recent-records.tsx";
import { PointStrip } from "#web/verdicts/point-strip.tsx";
import { kindFor } from "#web/verdicts/requirement-kind.ts";
import { sentencesOf } from "#web/verdicts/sentences.ts";
import { dayText, daysBetween } from "#web/ui/dates.ts";
import { FailedRead, Waiting } from "#web/ui/problem.tsx";
import { read } from "#web/ui/server.ts";
import { useWords } from "#web/ui/words.ts";
import type { Say } from "#web/ui/words.ts";
import "#web/verdicts/home.css";

type Due = z.output<typeof duePage>["items"][number];
type Verdicts = z.output<typeof organisationVerdicts>;

/** Home of a branch: what is due, worst first, the points as a strip, what was just recorded. */
export function BranchHome({ organisation, name }: { organisation: string; name: string }) {
  const { say, language } = useWords();
  const params = { id: organisation };
  const due = useQuery({
    queryKey: ["due", organisation],
    queryFn: () => read(calls.due, { params, query: { limit: 50 } }),
  });
  const verdicts = useQuery({
    queryKey: ["verdicts", organisation],
    queryFn: () => read(calls.verdicts, { params }),
  });
  const failed = due.error ?? verdicts.error;
  return (
    <>
      <div className="page-head">
        <h1>{name}</h1>
      </div>
      {failed !== null && (
        <FailedRead
          error={failed}
          again={() => {
            void due.refetch();
            void verdicts.refetch();
          }}
        />
      )}
      {failed === null && (due.data === undefined || verdicts.data === undefined) && <Waiting />}
      {due.data !== undefined && verdicts.data !== undefined && (
        <div className="home">
          <section aria-labelledby="due">
            <h2 id="due" className="lead">
              {leadOf(due.data, say, language)}
            </h2>
            <DueList due={due.data} verdicts={verdicts.data} organisation={organisation} />
          </section>
          <PointStrip verdicts={verdicts.data} />
          <RecentRecords organisation={organisation} today={due.data.asOf} />
        </div>
      )}
    </>
  );
}

/** True for what is owed this month: short, or due within it. */
function isOwedNow({ status, strength, dueOn }: Due, today: string): boolean {
  return (status === "short" && strength === "must") || (dueOn !== null && dueOn.slice(0, 7) === today.slice(0, 7));
}

/** One sentence that says it all. */
function leadOf({ items, asOf }: z.output<typeof duePage>, say: Say, language: Language): string {
  const now = items.filter((each) => isOwedNow(each, asOf)).length;
  if (now > 0) return say("dueThisMonth", { count: now });
  const next = items.find((each) => each.dueOn !== null);
  if (next?.dueOn == null) return say("allDone");
  return say("doneNext", { name: next.name[language], date: dayText(next.dueOn, language, asOf) });
}

type ListProps = { due: z.output<typeof duePage>; verdicts: Verdicts; organisation: string };

function DueList({ due, verdicts, organisation }: ListProps) {
  const { say, language } = useWords();
  const me = useMe();
  const mayRecord = may(me, organisation, "record");
  if (due.items.length === 0) return null;
  return (
    <ul className="due">
      {due.items.map((each) => {
        const told = sentencesOf(verdicts, each, language);
        const kind = kindFor(each.requirement);
        return (
          <li key={`${each.requirement} ${each.period?.from ?? ""}`}>
            <div className="due-head">
              <h3>
                {each.name[language]}
                {each.point !== null && <span className="muted small"> {each.point}</span>}
              </h3>
              <DueState item={each} today={due.asOf} />
            </div>
            <blockquote className="print" lang="zh-CN">
              “{each.quote}”
            </blockquote>
            {told.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
            {mayRecord && kind !== undefined && (
              <p>
                <Link
                  className="act"
                  to="/o/$organisation/record"
                  params={{ organisation }}
                  search={{ kind }}
                  aria-label={`${say("recordThis")} ${each.name[language]}`}
                >
                  {say("recordThis")}
                </Link>
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The sign and the word of what is due. */
function DueState({ item, today }: { item: Due; today: string }) {
  const { say } = useWords();
  if (item.status === "short") {
    const isMust = item.strength === "must";
    const text = isMust ? say("lacks", { count: Math.max(1, item.need - item.count) }) : say("hintSign");
    return (
      <span className="state" data-state={isMust ? "short" : "hint"}>
        {text}
      </span>
    );
  }
  if (item.dueOn === null) {
    return (
      <span className="state" data-state="pending">
        ○ {say("open")}
      </span>
    );
  }
  const days = daysBetween(today, item.dueOn);
  return (
    <span className="state" data-state={item.dueSoon ? "soon" : "pending"}>
      {item.dueSoon ? "◔" : "○"} {days === 0 ? say("today") : say("daysLeft", { count: days })}
    </span>
  );
}
