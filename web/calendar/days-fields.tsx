import { useState } from "react";
import type { CalendarDraft } from "#api/endpoints/school.ts";
import { calendarCalls } from "#web/calendar/calls.ts";
import { daysIn, spansOf } from "#web/calendar/days.ts";
import type { Span } from "#web/calendar/days.ts";
import { useCalendarWords } from "#web/calendar/words.ts";
import { useMe } from "#web/identity/me.ts";
import { DayField } from "#web/settings/fields.tsx";
import { useSubmit } from "#web/settings/use-submit.ts";
import { Chips } from "#web/ui/chips.tsx";
import { dayText } from "#web/ui/dates.ts";
import { ProblemNotice } from "#web/ui/problem.tsx";
import { ask } from "#web/ui/server.ts";

type Kind = "holiday" | "worked";
type Props = { calendar: CalendarDraft; year: number; set: (calendar: CalendarDraft) => void };

const MOST = 60;

/** Holidays and make-up days of a year: taken over as published, or entered; each span can be taken out again. */
export function DaysFields({ calendar, year, set }: Props) {
  const { say, language } = useCalendarWords();
  const { today } = useMe();
  const sending = useSubmit();
  const [told, setTold] = useState("");
  const [kind, setKind] = useState<Kind>("holiday");
  const [span, setSpan] = useState<Span>({ from: "", to: "" });
  const day = (date: string): string => dayText(date, language, today);
  const within = (days: readonly string[] | null | undefined): string[] =>
    (days ?? []).filter((each) => each.startsWith(String(year)));

  function put(which: Kind, days: readonly string[]): void {
    const without = (all: readonly string[] | null | undefined): string[] =>
      (all ?? []).filter((each) => !days.includes(each));
    set({
      ...calendar,
      holidays: [...without(calendar.holidays), ...(which === "holiday" ? days : [])],
      makeUpDays: [...without(calendar.makeUpDays), ...(which === "worked" ? days : [])],
    });
  }
  function drop(days: readonly string[]): void {
    set({
      ...calendar,
      holidays: (calendar.holidays ?? []).filter((each) => !days.includes(each)),
      makeUpDays: (calendar.makeUpDays ?? []).filter((each) => !days.includes(each)),
    });
  }
  async function load(): Promise<void> {
    const query = { from: String(year), to: String(year) };
    const published = await sending.submit(async () => ask(calendarCalls.published, { query }));
    if (published === null) return;
    if (published.unknownYears.includes(year)) return sending.refuse(say("unknownYear", { year }));
    const off = published.days.filter((each) => !each.worked).map((each) => each.date);
    const worked = published.days.filter((each) => each.worked).map((each) => each.date);
    const other = (days: readonly string[] | null | undefined): string[] =>
      (days ?? []).filter((each) => !off.includes(each) && !worked.includes(each));
    set({
      ...calendar,
      holidays: [...other(calendar.holidays), ...off],
      makeUpDays: [...other(calendar.makeUpDays), ...worked],
    });
    setTold(say("loaded", { year, days: off.length, worked: worked.length }));
  }
  function add(): void {
    const last = span.to === "" ? span.from : span.to;
    if (span.from === "" || last < span.from) return sending.refuse(say("backwards"));
    const days = daysIn({ from: span.from, to: last }).slice(0, MOST + 1);
    if (days.length > MOST) return sending.refuse(say("tooLong"));
    sending.clear();
    put(kind, days);
    setSpan({ from: "", to: "" });
  }

  return (
    <fieldset>
      <legend>{say("days")}</legend>
      <div>
        <button type="button" className="plain" disabled={sending.busy} onClick={() => void load()}>
          {say("load", { year })}
        </button>
      </div>
      <p role="status" className="small muted">
        {told}
      </p>
      {(["holiday", "worked"] as const).map((which) => {
        const spans = spansOf(within(which === "holiday" ? calendar.holidays : calendar.makeUpDays));
        return spans.length === 0 ? null : (
          <div key={which} className="span-list">
            <span className="small muted">{say(which)}</span>
            {spans.map((each) => {
              const word = each.from === each.to ? day(each.from) : `${day(each.from)}—${day(each.to)}`;
              return (
                <button
                  key={each.from}
                  type="button"
                  className="small-act"
                  aria-label={say("dropDays", { days: word })}
                  onClick={() => drop(daysIn(each))}
                >
                  {word} <span aria-hidden="true">×</span>
                </button>
              );
            })}
          </div>
        );
      })}
      <div className="term-row">
        <DayField label={say("dayOne")} value={span.from} set={(from) => setSpan({ ...span, from })} />
        <DayField label={say("dayLast")} value={span.to} set={(to) => setSpan({ ...span, to })} />
        <Chips
          single
          values={["holiday", "worked"]}
          chosen={[kind]}
          name={(each) => say(each)}
          onChange={([next]) => setKind(next ?? kind)}
        />
        <button type="button" className="small-act" onClick={add}>
          {say("addDays")}
        </button>
      </div>
      <div id={sending.trouble} tabIndex={-1}>
        <ProblemNotice problem={sending.problem} />
      </div>
    </fieldset>
  );
}
