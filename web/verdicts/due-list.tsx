import { Link } from "@tanstack/react-router";
import { branchKinds, departmentKinds, kindName } from "#web/activities/kinds.ts";
import type { SegmentKind } from "#domain/bundle/activities.ts";
import { periodText } from "#web/guides/periods.ts";
import { mayNot, useMe } from "#web/identity/me.ts";
import { placeOfList } from "#web/places.ts";
import { sortedCards, toldOf } from "#web/verdicts/due-of.ts";
import type { Card, Sorted, Task } from "#web/verdicts/due-of.ts";
import { useVerdictWords } from "#web/verdicts/words.ts";
import { dayText, daysBetween } from "#web/ui/dates.ts";
import { useFrameWords } from "#web/ui/frame-words.ts";
import { useWords } from "#web/ui/words.ts";

type Props = {
  organisation: string;
  tasks: readonly Task[];
  /** The day as of which it is told. */
  day: string;
  /** Another day than today: there is nothing to do any more. */
  isPast: boolean;
};

/** One sentence that says it all, then what is to be done now; hints and what has time wait to be opened. */
export function DueList({ organisation, tasks, day, isPast }: Props) {
  const { say } = useVerdictWords();
  const sorted = sortedCards(tasks, day);
  const isReader = mayNot(useMe(), organisation, "record") !== null;
  const list = (cards: readonly Card[]) => (
    <ul className="due">
      {cards.map((each) => (
        <DueCard key={each.key} card={each} organisation={organisation} day={day} acts={!isPast && !isReader} />
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="due">
      <h2 id="due" className="lead">
        <Lead sorted={sorted} day={day} isPast={isPast} />
      </h2>
      {isReader && !isPast && sorted.now.length > 0 && <p className="muted small">{say("askOthers")}</p>}
      {sorted.now.length > 0 && list(sorted.now)}
      {sorted.hints.length > 0 && (
        <details className="due-more">
          <summary>{say("hints", { count: sorted.hints.length })}</summary>
          {list(sorted.hints)}
        </details>
      )}
      {sorted.later.length > 0 && (
        <details className="due-more">
          <summary>{say("later", { count: sorted.later.length })}</summary>
          {list(sorted.later)}
        </details>
      )}
    </section>
  );
}

function Lead({ sorted: { now, later }, day, isPast }: { sorted: Sorted; day: string; isPast: boolean }) {
  const { say, language } = useVerdictWords();
  if (now.length > 0) return say(isPast ? "dueThen" : "dueNow", { count: now.length });
  if (isPast) return say("nothingThen");
  const next = later.find((each) => each.first.dueOn !== null)?.first;
  if (next?.dueOn == null) return say("allDone");
  return say("doneNext", { name: next.name, date: dayText(next.dueOn, language, day) });
}

type CardProps = { card: Card; organisation: string; day: string; acts: boolean };

function DueCard({ card: { first, others }, organisation, day, acts }: CardProps) {
  const { say, language } = useVerdictWords();
  const told = toldOf(first, language);
  const periods = others.flatMap(({ period }) => (period === null ? [] : [periodText(period, language, day)]));
  const until = first.makeUpUntil;
  return (
    <li>
      <div className="due-head">
        <h3>
          {first.name[language]}
          {first.point !== null && <span className="muted small"> {first.point}</span>}
        </h3>
        <DueState tasks={[first, ...others]} day={day} />
      </div>
      <blockquote className="print" lang="zh-CN">
        “{first.quote}”
      </blockquote>
      {told.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {told.length === 0 && first.period !== null && (
        <p>
          {say("earlier", { period: periodText(first.period, language, day) })}
          {until !== null && say("earlierUntil", { date: dayText(until, language, day) })}
        </p>
      )}
      {periods.length > 0 && (
        <p className="muted">{say("alsoPeriods", { periods: periods.join(language === "en" ? ", " : "、") })}</p>
      )}
      {acts && <Act task={first} organisation={organisation} />}
    </li>
  );
}

/** The one button of a card: it opens the form that meets the requirement, filled in. */
function Act({ task: { metBy, name }, organisation }: { task: Task; organisation: string }) {
  const { say, language } = useVerdictWords();
  const frame = useFrameWords();
  const isBranch = useMe().kinds.get(organisation) === "branch";
  const usual: readonly SegmentKind[] = isBranch ? branchKinds : departmentKinds;
  const kind = metBy.kinds.find((each) => usual.includes(each)) ?? metBy.kinds[0];
  const place = metBy.list === null ? undefined : placeOfList(metBy.list);
  const params = { organisation };
  if (kind !== undefined) {
    const word = say("recordKind", { kind: kindName(kind, language) });
    return (
      <p>
        <Link
          className="act"
          to="/o/$organisation/record"
          params={params}
          search={metBy.topic === null ? { kind } : { kind, topic: metBy.topic }}
          aria-label={`${word}${language === "en" ? ": " : "，"}${name[language]}`}
        >
          {word}
        </Link>
      </p>
    );
  }
  if (place === undefined) return null;
  return (
    <p>
      <Link className="act" to={place.to} params={params}>
        {say("doItThere", { place: frame.say(place.word) })}
      </Link>
    </p>
  );
}

/** The sign and the word of what is due; of several periods all that is missing. */
function DueState({ tasks, day }: { tasks: readonly [Task, ...Task[]]; day: string }) {
  const { say } = useWords();
  const [item] = tasks;
  if (item.status === "short") {
    const isMust = item.strength === "must";
    const missing = tasks.reduce((sum, each) => sum + Math.max(1, each.need - each.count), 0);
    return (
      <span className="state" data-state={isMust ? "short" : "hint"}>
        {isMust ? say("lacks", { count: missing }) : say("hintSign")}
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
  const days = daysBetween(day, item.dueOn);
  return (
    <span className="state" data-state={item.dueSoon ? "soon" : "pending"}>
      {item.dueSoon ? "◔" : "○"} {days === 0 ? say("today") : say("daysLeft", { count: days })}
    </span>
  );
}
