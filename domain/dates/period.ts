import { addDays, addMonths, mondayOf, yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";

/** A closed interval of dates: both ends belong to it. */
export type Period = { from: CivilDate; to: CivilDate };

/** Units that follow from the calendar alone; semesters need the school's. */
export type CalendarUnit = "week" | "month" | "quarter" | "half-year" | "year";

const MONTHS_IN = { month: 1, quarter: 3, "half-year": 6, year: 12 } as const;

/** True when the date lies in the period, its ends included. */
export function holds(period: Period, date: CivilDate): boolean {
  return period.from <= date && date <= period.to;
}

/** True when the two share at least one day. */
export function intersects(a: Period, b: Period): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** A span of an entry; null or left out means open. */
export type Span = { from?: CivilDate | null | undefined; to?: CivilDate | null | undefined };

/** True when an entry with `from` and `to` (null: open) covers the day; both ends count. */
export function covers(span: Span, date: CivilDate): boolean {
  return (span.from == null || span.from <= date) && (span.to == null || date <= span.to);
}

/** The calendar year as a period. */
export function calendarYear(year: number): Period {
  const digits = String(year).padStart(4, "0");
  return { from: `${digits}-01-01`, to: `${digits}-12-31` };
}

/** The period of the unit that holds the date. */
export function periodOf(unit: CalendarUnit, date: CivilDate): Period {
  if (unit === "week") {
    const from = mondayOf(date);
    return { from, to: addDays(from, 6) };
  }
  const length = MONTHS_IN[unit];
  const month = Number(date.slice(5, 7));
  const first = month - ((month - 1) % length);
  const from = `${date.slice(0, 4)}-${String(first).padStart(2, "0")}-01`;
  return { from, to: addDays(addMonths(from, length), -1) };
}

/** All periods of the unit that intersect the window, in order. */
export function periodsIn(unit: CalendarUnit, window: Period): Period[] {
  const periods: Period[] = [];
  for (
    let period = periodOf(unit, window.from);
    period.from <= window.to;
    period = periodOf(unit, addDays(period.to, 1))
  ) {
    periods.push(period);
  }
  return periods;
}

/** The calendar years that intersect the window. */
export function yearsIn(window: Period): number[] {
  const first = yearOf(window.from);
  return Array.from({ length: yearOf(window.to) - first + 1 }, (_, index) => first + index);
}
