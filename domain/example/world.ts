import type { Calendar } from "#domain/bundle/calendar.ts";
import { addMonths, yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { daysOf, semestersOf } from "#domain/example/days.ts";
import type { Days } from "#domain/example/days.ts";
import { makeRandom } from "#domain/example/random.ts";
import type { Random } from "#domain/example/random.ts";

/** What all parts of an example share. */
export type World = {
  asOf: CivilDate;
  /** The first day of which anything is recorded. */
  from: CivilDate;
  /** The years of the ledger, oldest first. */
  years: readonly number[];
  calendar: Calendar;
  days: Days;
  random: Random;
  /** The day so many months before (after, when negative) the as-of date. */
  ago: (months: number) => CivilDate;
};

/** The years whose public holidays an example needs: a term of the first and of the last year runs over New Year. */
export function yearsNeeded(asOf: CivilDate, years: number): number[] {
  const last = yearOf(asOf);
  return Array.from({ length: years + 2 }, (_, index) => last - years + index);
}

export function makeWorld(
  asOf: CivilDate,
  years: number,
  seed: number,
  offDays: { holidays: CivilDate[]; makeUpDays: CivilDate[] },
): World {
  const last = yearOf(asOf);
  const shown = Array.from({ length: years }, (_, index) => last - years + 1 + index);
  const calendar = { semesters: semestersOf([last - years, ...shown]).slice(1), ...offDays };
  return {
    asOf,
    from: `${last - years + 1}-01-01`,
    years: shown,
    calendar,
    days: daysOf(calendar),
    random: makeRandom(seed),
    ago: (months) => addMonths(asOf, -months),
  };
}
