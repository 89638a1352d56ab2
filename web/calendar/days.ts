import type { CalendarDraft } from "#api/endpoints/school.ts";
import { plusDays } from "#web/ui/dates.ts";

export type Term = NonNullable<CalendarDraft["semesters"]>[number];
export type Span = { from: string; to: string };

/** What a day of the calendar is. */
export type DayKind = "holiday" | "worked" | "term" | "vacation";

/** Says of each day what it is. */
export function dayKinds(calendar: CalendarDraft): (day: string) => DayKind {
  const holidays = new Set(calendar.holidays);
  const worked = new Set(calendar.makeUpDays);
  const terms = calendar.semesters ?? [];
  return (day) => {
    if (holidays.has(day)) return "holiday";
    if (worked.has(day)) return "worked";
    return terms.some((each) => each.startsOn <= day && day <= each.endsOn) ? "term" : "vacation";
  };
}

/** Days that follow one another, as spans. */
export function spansOf(days: readonly string[]): Span[] {
  const spans: Span[] = [];
  for (const day of [...new Set(days)].toSorted()) {
    const last = spans.at(-1);
    if (last !== undefined && plusDays(last.to, 1) === day) last.to = day;
    else spans.push({ from: day, to: day });
  }
  return spans;
}

/** Every day of a span. */
export function daysIn({ from, to }: Span): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** The terms in their order. */
export function inOrder(terms: readonly Term[]): Term[] {
  return terms.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
}

/** What lies between two terms. */
export function vacationsOf(terms: readonly Term[]): Span[] {
  const sorted = inOrder(terms);
  return sorted.slice(1).flatMap((each, index) => {
    const from = plusDays(sorted[index]?.endsOn ?? each.startsOn, 1);
    const to = plusDays(each.startsOn, -1);
    return from <= to ? [{ from, to }] : [];
  });
}

/** The weeks of a month from Monday to Sunday; null where the day is another month's. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = new Date(Date.UTC(year, month - 1, 1));
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const lead = (first.getUTCDay() + 6) % 7;
  const weeks = Math.ceil((lead + length) / 7);
  return Array.from({ length: weeks }, (_week, row) =>
    Array.from({ length: 7 }, (_day, column) => {
      const day = row * 7 + column - lead + 1;
      if (day < 1 || day > length) return null;
      return `${String(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    }),
  );
}

/** The calendar with its parts in one order, so that two that say the same are the same text. */
export function tidy(calendar: CalendarDraft): Required<CalendarDraft> {
  return {
    semesters: inOrder(calendar.semesters ?? []),
    holidays: [...new Set(calendar.holidays)].toSorted(),
    makeUpDays: [...new Set(calendar.makeUpDays)].toSorted(),
  };
}

/** What one calendar has and the other has not. */
export function missingFrom(one: CalendarDraft, other: CalendarDraft): { terms: Term[]; days: Span[] } {
  const [mine, theirs] = [tidy(one), tidy(other)];
  const has = new Set((theirs.semesters ?? []).map((each) => JSON.stringify(each)));
  const days = new Set([...(theirs.holidays ?? []), ...(theirs.makeUpDays ?? [])]);
  return {
    terms: (mine.semesters ?? []).filter((each) => !has.has(JSON.stringify(each))),
    days: spansOf([...(mine.holidays ?? []), ...(mine.makeUpDays ?? [])].filter((day) => !days.has(day))),
  };
}
