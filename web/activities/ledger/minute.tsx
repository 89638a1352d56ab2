import type { ReactNode } from "react";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import type { Segment } from "#domain/bundle/activities.ts";
import { agendaCategoryTerms } from "#domain/wording/terms.ts";
import { kindName } from "#web/activities/kinds.ts";
import { clockSpan, fullDay } from "#web/activities/ledger/days.ts";
import { useRecordNames } from "#web/activities/ledger/use-record.ts";
import { usePointNames } from "#web/activities/points.ts";
import { emptyVote, voteDraft } from "#web/activities/vote.ts";
import { VoteTold } from "#web/activities/vote-told.tsx";
import { useLedgerWords } from "#web/activities/ledger/words.ts";
import { termOf } from "#web/facts/value-words.ts";

type Props = {
  organisationId: string;
  entry: Draft<"activities">;
};
type Names = { nameOf: (id: string) => string; pointOf: (id: string) => string };

/** What a record holds, set as a printed minute; its title is the heading of the page. */
export function RecordMinute({ organisationId, entry }: Props) {
  const { say, language } = useLedgerWords();
  const nameOf = useRecordNames({ organisationId, entry });
  const pointOf = usePointNames(organisationId, entry);
  const names = { nameOf, pointOf };
  const { segments } = entry;
  const [only] = segments;
  const isOne = segments.length === 1 && only !== undefined;
  const listed = (ids: readonly string[]): string => ids.map(nameOf).join(language === "en" ? ", " : "、");
  return (
    <article className="minute">
      <h1 className="minute-title">{entry.title}</h1>
      <dl className="minute-rows">
        <Row name={say("organisation")}>{nameOf(organisationId)}</Row>
        <Row name={say("jointly")}>{listed(entry.alsoFor ?? [])}</Row>
        <Row name={say("time")}>
          {fullDay(entry.heldOn, language)} {clockSpan(entry)}
        </Row>
        <Row name={say("place")}>{entry.place}</Row>
        <Row name={say("convener")}>{entry.convener}</Row>
        <Row name={say("recorder")}>{entry.recorder}</Row>
        {isOne && <Row name={say("kind")}>{kindName(only.kind, language)}</Row>}
        {isOne && <PartRows part={only} names={names} />}
        <Row name={isOne ? say("observersField") : say("counts")}>
          {entry.observers == null ? null : say("observers", { count: entry.observers })}
        </Row>
      </dl>
      {isOne && <PartText part={only} />}
      {!isOne &&
        segments.map((part, index) => (
          <section key={`${part.kind} ${index}`}>
            <h2>{say("part", { n: index + 1, kind: kindName(part.kind, language) })}</h2>
            <dl className="minute-rows">
              <PartRows part={part} names={names} />
            </dl>
            <PartText part={part} />
          </section>
        ))}
      {entry.minutes != null && entry.minutes.trim() !== "" && (
        <section>
          <h2>{say("minutes")}</h2>
          <Paragraphs text={entry.minutes} />
        </section>
      )}
    </article>
  );
}

/** A row of the head; nothing where there is nothing to say. */
function Row({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === "" || children === false) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A text as it was written: each line a paragraph. */
export function Paragraphs({ text }: { text: string }) {
  return text
    .split(/\n+/)
    .filter((each) => each.trim() !== "")
    .map((each, index) => (
      <p className="minute-text" key={`${index} ${each.slice(0, 20)}`}>
        {each.trim()}
      </p>
    ));
}

/** Who led, how many came, for how long, about what. */
function PartRows({ part, names: { nameOf, pointOf } }: { part: Segment; names: Names }) {
  const { say, language } = useLedgerWords();
  const comma = language === "en" ? ", " : "，";
  const counts = [
    part.due == null ? [] : say("dueCount", { count: part.due }),
    part.present == null ? [] : say("presentCount", { count: part.present }),
  ].flat();
  const listed = (texts: readonly string[]): string => texts.join(language === "en" ? ", " : "、");
  const { vote, forum } = part;
  return (
    <>
      <Row name={say("leader")}>{part.leader == null ? null : nameOf(part.leader)}</Row>
      <Row name={say("counts")}>{counts.join(comma)}</Row>
      <Row name={say("hours")}>{part.hours}</Row>
      <Row name={say("topics")}>
        {listed((part.topics ?? []).map((each) => termOf("topics", each, language) ?? each))}
      </Row>
      <Row name={say("vote")}>
        {vote != null && (
          <>
            {say("voteTold", { due: vote.due, present: vote.present, for: vote.for })}
            {vote.election === true && say("election")}
            <VoteTold recorded vote={voteDraft(vote) ?? emptyVote} />
          </>
        )}
      </Row>
      <Row name={say("passedOn")}>{listed((part.directiveIds ?? []).map(nameOf))}</Row>
      {forum != null && (
        <Row name={say("forum")}>
          {[forum.title, forum.place].filter((each) => each != null && each !== "").join(comma)}
          {forum.foreignGuests === true && comma + say("foreignGuests")}
        </Row>
      )}
      <Row name={say("speakers")}>{listed(forum?.speakers ?? [])}</Row>
      <Row name={say("supports")}>{(part.supports ?? []).map(pointOf).join(language === "en" ? "; " : "；")}</Row>
    </>
  );
}

/** The agenda, item by item. */
function PartText({ part }: { part: Segment }) {
  const { say, language } = useLedgerWords();
  const agenda = part.agenda ?? [];
  if (agenda.length === 0) return null;
  return (
    <div className="minute-agenda">
      <h2>{say("agenda")}</h2>
      <ol>
        {agenda.map((item) => (
          <li key={item.id}>
            {item.title ?? agendaCategoryTerms[item.category][language]}
            <span className="muted small">
              {" "}
              {[
                item.title == null ? [] : agendaCategoryTerms[item.category][language],
                item.procedureRecorded === true ? say("procedure") : [],
                item.refersTo == null ? [] : say("refersTo"),
              ]
                .flat()
                .join(language === "en" ? ", " : "，")}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
