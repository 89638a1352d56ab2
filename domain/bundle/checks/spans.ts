import type { Bundle } from "#domain/bundle/bundle.ts";
import { daysBetween } from "#domain/dates/civil-date.ts";
import { checkProblems } from "#domain/problems/check-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";

type Day = string | null | undefined;
type Span = { start: Day; end: Day; path: readonly (string | number)[] };

function* spansOf(bundle: Bundle): Generator<Span> {
  for (const [index, entry] of (bundle.calendar.semesters ?? []).entries()) {
    yield { start: entry.startsOn, end: entry.endsOn, path: ["calendar", "semesters", index, "endsOn"] };
  }
  for (const [index, entry] of bundle.organisations.entries()) {
    yield { start: entry.foundedOn, end: entry.dissolvedOn, path: ["organisations", index, "dissolvedOn"] };
    for (const [row, time] of (entry.committee ?? []).entries()) {
      yield { start: time.from, end: time.to, path: ["organisations", index, "committee", row, "to"] };
    }
  }
  for (const list of ["positions", "roster", "bodies", "contacts"] as const) {
    for (const [index, entry] of bundle[list].entries())
      yield { start: entry.from, end: entry.to, path: [list, index, "to"] };
  }
}

/** A semester is half a year; one of several years is a slip of the year, or 9999 for “no end”. */
const LONGEST_SEMESTER = 731;

/** Semesters too long to be one: every week of them would be judged. */
export function checkSemesters(bundle: Bundle): Problem[] {
  return (bundle.calendar.semesters ?? []).flatMap(({ startsOn, endsOn }, index) => {
    if (daysBetween(startsOn, endsOn) <= LONGEST_SEMESTER) return [];
    const path = ["calendar", "semesters", index, "endsOn"];
    return [problem(checkProblems.semesterTooLong, { path }, { value: endsOn, start: startsOn })];
  });
}

/** Spans that end before they begin. */
export function checkSpans(bundle: Bundle): Problem[] {
  const found: Problem[] = [];
  for (const { start, end, path } of spansOf(bundle)) {
    if (start == null || end == null || start <= end) continue;
    found.push(problem(checkProblems.endBeforeStart, { path }, { value: end, start }));
  }
  return found;
}
