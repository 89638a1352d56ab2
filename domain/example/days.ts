import { addDays, addMonths, weekday } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Calendar, Semester } from "#domain/bundle/calendar.ts";

/** The working days of the example's calendar. */
export type Days = {
  /** The day itself, or the next one that is neither weekend nor holiday. */
  workingDay: (day: CivilDate) => CivilDate;
  /** True inside a semester. */
  term: (day: CivilDate) => boolean;
};

export function daysOf(calendar: Calendar): Days {
  const off = new Set(calendar.holidays);
  const semesters = calendar.semesters ?? [];
  const isOff = (day: CivilDate): boolean => weekday(day) > 5 || off.has(day);
  return {
    workingDay: (day) => {
      let found = day;
      while (isOff(found)) found = addDays(found, 1);
      return found;
    },
    term: (day) => semesters.some((semester) => semester.startsOn <= day && day <= semester.endsOn),
  };
}

/** The first days of the months from one day's to another's, `2026-03-01`. */
export function monthsBetween(from: CivilDate, to: CivilDate): CivilDate[] {
  const months: CivilDate[] = [];
  for (let month = `${from.slice(0, 8)}01`; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

export function monthOf(day: CivilDate): number {
  return Number(day.slice(5, 7));
}

/** The month's last day. */
export function monthEnd(day: CivilDate): CivilDate {
  return addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1);
}

function mondayFrom(day: CivilDate): CivilDate {
  return addDays(day, (8 - weekday(day)) % 7);
}

/** Terms as most schools have them: 19 weeks from the end of February, 20 from the end of August. */
export function semestersOf(years: readonly number[]): Semester[] {
  return years.flatMap((year) => {
    const spring = mondayFrom(`${year}-02-24`);
    const autumn = mondayFrom(`${year}-08-31`);
    return [
      { name: `${year}春`, startsOn: spring, endsOn: addDays(spring, 19 * 7 - 1) },
      { name: `${year}秋`, startsOn: autumn, endsOn: addDays(autumn, 20 * 7 - 1) },
    ];
  });
}
