import { yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";

/** Public holidays as the State Council publishes them: the day, and its name. */
export type HolidayData = {
  holidays: Readonly<Record<CivilDate, string>>;
  /** Weekend days worked instead. */
  workdays: Readonly<Record<CivilDate, string>>;
};

export type PublicHolidays = {
  holidays: CivilDate[];
  makeUpDays: CivilDate[];
  /** Years that the data does not know: next year's are published in November. */
  unknownYears: number[];
};

/** The public holidays and make-up working days of the years, in order, and the years that are not known yet. */
export function publicHolidays(data: HolidayData, years: readonly number[]): PublicHolidays {
  const asked = new Set(years);
  const within = (days: Readonly<Record<CivilDate, string>>): CivilDate[] =>
    Object.keys(days)
      .filter((day) => asked.has(yearOf(day)))
      .toSorted();
  const holidays = within(data.holidays);
  const known = new Set(holidays.map(yearOf));
  return {
    holidays,
    makeUpDays: within(data.workdays),
    unknownYears: [...asked].filter((year) => !known.has(year)).toSorted((a, b) => a - b),
  };
}
