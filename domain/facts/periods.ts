import { reportWindow, semesterPeriod, semestersIn } from "#domain/calendar/school-calendar.ts";
import type { SchoolCalendar } from "#domain/calendar/school-calendar.ts";
import { intersects, periodsIn } from "#domain/dates/period.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Cadence } from "#domain/guides/requirement-schema.ts";

/** True where the cadence needs semesters and the calendar has none that meets the window. */
export function lacksCalendar(per: Cadence, calendar: SchoolCalendar, window: Period): boolean {
  return (per === "semester" || per === "report-window") && semestersIn(calendar, window).length === 0;
}

/** The periods of a cadence that intersect the window, in order. */
export function periodsOf(per: Cadence, calendar: SchoolCalendar, window: Period): Period[] {
  if (per === "semester") return semestersIn(calendar, window).map(semesterPeriod);
  // A report window reaches 14 days past its semester, so every semester is asked, not only those in the window.
  if (per === "report-window") return calendar.semesters.map(reportWindow).filter((each) => intersects(each, window));
  return periodsIn(per, window);
}
