import type { Calendar, Semester } from "#domain/bundle/calendar.ts";
import { addDays, daysBetween, mondayOf, weekday } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { covers, holds, intersects } from "#domain/dates/period.ts";
import type { Period } from "#domain/dates/period.ts";

/** The school's calendar, ready to be asked. */
export type SchoolCalendar = {
  semesters: readonly Semester[];
  holidays: ReadonlySet<CivilDate>;
  makeUpDays: ReadonlySet<CivilDate>;
};

/** A week with too few teaching days is none (rules.md section 2). */
const TEACHING_DAYS_IN_WEEK = 3;
/** A month with fewer teaching days is a vacation month (rules.md section 4, count, 2). */
const TEACHING_DAYS_IN_MONTH = 5;
const REPORT_DAYS_BEFORE_END = 28;
const REPORT_DAYS_AFTER_END = 14;

/** The calendar of a bundle, its semesters in order and its days as sets. */
export function makeSchoolCalendar(calendar: Calendar): SchoolCalendar {
  return {
    semesters: (calendar.semesters ?? []).toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1)),
    holidays: new Set(calendar.holidays),
    makeUpDays: new Set(calendar.makeUpDays),
  };
}

/** The semester as a period. */
export function semesterPeriod(semester: Semester): Period {
  return { from: semester.startsOn, to: semester.endsOn };
}

/** The semesters that share a day with the window, in order. */
export function semestersIn(calendar: SchoolCalendar, window: Period): Semester[] {
  return calendar.semesters.filter((semester) => intersects(semesterPeriod(semester), window));
}

/** The last 28 days of the semester and the 14 days after its end: when a branch reports on its term. */
export function reportWindow(semester: Semester): Period {
  return {
    from: addDays(semester.endsOn, 1 - REPORT_DAYS_BEFORE_END),
    to: addDays(semester.endsOn, REPORT_DAYS_AFTER_END),
  };
}

function daysOf(period: Period): CivilDate[] {
  const length = Math.max(0, daysBetween(period.from, period.to) + 1);
  return Array.from({ length }, (_, index) => addDays(period.from, index));
}

function isWeekdayOff(calendar: SchoolCalendar, day: CivilDate): boolean {
  return weekday(day) > 5 || calendar.holidays.has(day);
}

/** Monday to Sunday of each teaching week: at least three weekdays inside the semester that are no public holidays. */
export function teachingWeeks(calendar: SchoolCalendar, semester: Semester): Period[] {
  const weeks: Period[] = [];
  const inside = semesterPeriod(semester);
  for (let monday = mondayOf(semester.startsOn); monday <= semester.endsOn; monday = addDays(monday, 7)) {
    const week = { from: monday, to: addDays(monday, 6) };
    const days = daysOf(week).filter((day) => holds(inside, day) && !isWeekdayOff(calendar, day));
    if (days.length >= TEACHING_DAYS_IN_WEEK) weeks.push(week);
  }
  return weeks;
}

/** True for a month with fewer than five weekdays that lie in a semester and are no public holiday. */
export function isVacationMonth(calendar: SchoolCalendar, month: Period): boolean {
  const teaching = daysOf(month).filter(
    (day) =>
      !isWeekdayOff(calendar, day) && calendar.semesters.some((semester) => holds(semesterPeriod(semester), day)),
  );
  return teaching.length < TEACHING_DAYS_IN_MONTH;
}

/** True on weekdays that are no public holiday and on weekend days worked instead (调休). */
function isWorkingDay(calendar: SchoolCalendar, day: CivilDate): boolean {
  return calendar.makeUpDays.has(day) || !isWeekdayOff(calendar, day);
}

/** Working days in [from, before): the first day counts, the last does not. */
export function workingDays(calendar: SchoolCalendar, from: CivilDate, before: CivilDate): number {
  if (from >= before) return 0;
  return daysOf({ from, to: addDays(before, -1) }).filter((day) => isWorkingDay(calendar, day)).length;
}

/** Years of the window in which no public holiday is entered: their weeks and lead times may be counted wrong. */
export function yearsWithoutHolidays(calendar: SchoolCalendar, years: readonly number[]): number[] {
  return years.filter((year) => {
    const span = { from: `${year}-01-01`, to: `${year}-12-31` };
    return ![...calendar.holidays].some((day) => covers(span, day));
  });
}
