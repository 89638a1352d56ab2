import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ShownVerdict } from "#api/endpoints/verdict-shapes.ts";
import { hintSentences, reasonSentences, refusalSentences } from "#domain/wording/codes.ts";
import type { Template } from "#domain/wording/language.ts";
import { useGuideWords } from "#web/guides/words.ts";
import { dayText } from "#web/ui/dates.ts";
import { worded } from "#web/verdicts/sentences.ts";

const reasons: Readonly<Record<string, Template>> = reasonSentences;
const refusals: Readonly<Record<string, Template>> = refusalSentences;
const hints: Readonly<Record<string, Template>> = hintSentences;

type Props = { verdict: ShownVerdict; asOf: string; /** Whose verdict it is. */ organisation: string };

/** One verdict explained: its sentences, until when, what counted, what did not and why, what was found. */
export function VerdictTold({ verdict, asOf, organisation }: Props) {
  const { say, language } = useGuideWords();
  const sentences = verdict.sentences.flatMap((each) => worded(each, language));
  const reason = verdict.reason === null ? undefined : reasons[verdict.reason]?.[language];
  const told = [
    ...new Set([
      ...sentences,
      ...(reason === undefined ? [] : [reason]),
      ...verdict.hints.flatMap((each) => hints[each]?.[language] ?? []),
    ]),
  ];
  const until = verdict.makeUpUntil;
  const day = (date: string): string => dayText(date, language, asOf);
  const counts = verdict.status !== "judgement" && verdict.status !== "not-applicable" && verdict.need > 0;
  return (
    <>
      {told.map((each) => (
        <p key={each}>{each}</p>
      ))}
      {until !== null && <p className="until">{say("makeUpUntil", { date: day(until) })}</p>}
      {until === null && verdict.dueOn !== null && (
        <p className="until">{say("dueOn", { date: day(verdict.dueOn) })}</p>
      )}
      {verdict.counted.length > 0 && (
        <List title={say("whatCounted")}>
          {verdict.counted.map((each, index) => (
            <Record key={`${each.activity} ${index}`} record={each} asOf={asOf} organisation={organisation}>
              {each.late && <span className="muted small">{say("madeUp")}</span>}
              {each.recordedLate && <span className="muted small">{say("recordedLate")}</span>}
            </Record>
          ))}
        </List>
      )}
      {counts && verdict.counted.length === 0 && verdict.count === 0 && (
        <p className="muted">{say("nothingCounted")}</p>
      )}
      {verdict.refused.length > 0 && (
        <List title={say("whatRefused")}>
          {verdict.refused.map((each, index) => (
            <Record key={`${each.activity} ${index}`} record={each} asOf={asOf} organisation={organisation}>
              <span className="why">{refusals[each.code]?.[language]}</span>
            </Record>
          ))}
        </List>
      )}
      {verdict.found !== null && verdict.found.activities.length > 0 && (
        <List title={say("found")}>
          {verdict.found.activities.map((each, index) => (
            <Record key={`${each.activity} ${index}`} record={each} asOf={asOf} organisation={organisation} />
          ))}
        </List>
      )}
      {verdict.found !== null && verdict.found.activityCount > verdict.found.activities.length && (
        <p className="muted small">
          {say("foundMore", { count: verdict.found.activityCount, shown: verdict.found.activities.length })}
        </p>
      )}
      {verdict.found !== null && verdict.found.documents.length > 0 && (
        <List title={say("documents")}>
          {verdict.found.documents.map((each) => (
            <li key={each} lang="zh-CN">
              {each}
            </li>
          ))}
        </List>
      )}
    </>
  );
}

function List({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <h3>{title}</h3>
      <ul className="records">{children}</ul>
    </>
  );
}

type RecordProps = {
  record: { activity: string; title: string; heldOn: string | null };
  asOf: string;
  organisation: string;
  children?: ReactNode;
};

/** A record by its day and title; it leads to the record itself. */
function Record({ record: { activity, title, heldOn }, asOf, organisation, children }: RecordProps) {
  const { say, language } = useGuideWords();
  const name = title === "" ? say("unnamed") : title;
  if (heldOn === null) return <li>{children ?? name}</li>;
  return (
    <li>
      <time dateTime={heldOn}>{dayText(heldOn, language, asOf)}</time>
      <span>
        <Link to="/o/$organisation/ledger/$id" params={{ organisation, id: activity }} lang="zh-CN">
          {name}
        </Link>{" "}
        {children}
      </span>
    </li>
  );
}
