import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Calendar } from "#domain/bundle/calendar.ts";
import { weekday, yearOf } from "#domain/dates/civil-date.ts";
import { yearsIn } from "#domain/dates/period.ts";
import { checkWarnings } from "#domain/problems/check-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";

function overlappingSemesters(calendar: Calendar): Problem[] {
  const semesters = (calendar.semesters ?? []).map((semester, index) => ({ ...semester, index }));
  const ordered = semesters.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  return ordered.flatMap((semester, place) => {
    const before = ordered[place - 1];
    if (before === undefined || semester.startsOn > before.endsOn) return [];
    const path = ["calendar", "semesters", semester.index];
    return [problem(checkWarnings.semestersOverlap, { path }, { value: semester.name, other: before.name })];
  });
}

/** Years that a semester touches and for which no public holiday is entered. */
function yearsWithoutHolidays(calendar: Calendar): Problem[] {
  const years = (calendar.semesters ?? [])
    .filter((semester) => semester.startsOn <= semester.endsOn)
    .flatMap((semester) => yearsIn({ from: semester.startsOn, to: semester.endsOn }));
  const known = new Set((calendar.holidays ?? []).map(yearOf));
  return [...new Set(years)]
    .filter((year) => !known.has(year))
    .toSorted((a, b) => a - b)
    .map((value) => problem(checkWarnings.holidaysUnknown, { path: ["calendar", "holidays"] }, { value }));
}

function oddMakeUpDays(calendar: Calendar): Problem[] {
  const holidays = new Set(calendar.holidays);
  return (calendar.makeUpDays ?? []).flatMap((day, index) => {
    const place = { path: ["calendar", "makeUpDays", index] };
    return [
      ...(weekday(day) < 6 ? [problem(checkWarnings.makeUpDayOnWeekday, place, { value: day })] : []),
      ...(holidays.has(day) ? [problem(checkWarnings.makeUpDayIsHoliday, place, { value: day })] : []),
    ];
  });
}

/** Likely slips in the school's calendar. */
export function calendarSlips({ calendar }: Bundle): Problem[] {
  return [...overlappingSemesters(calendar), ...yearsWithoutHolidays(calendar), ...oddMakeUpDays(calendar)];
}
