import type { Term } from "#api/endpoints/care.ts";
import type { Calendar } from "#domain/bundle/calendar.ts";
import { makeSchoolCalendar } from "#domain/calendar/school-calendar.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";

/** Reports on a semester are due up to so many days after its end (rules.md section 4, count, 8). */
const DAYS_AFTER = 14;

/** Terms one after another without a gap: each reaches to the day before the next; the last one a fortnight past its end. */
export function termsOf(calendar: Calendar): Term[] {
  const { semesters } = makeSchoolCalendar(calendar);
  return semesters.map(({ name, startsOn, endsOn }, index) => {
    const next = semesters[index + 1]?.startsOn;
    return { name, from: startsOn, to: next === undefined ? addDays(endsOn, DAYS_AFTER) : addDays(next, -1) };
  });
}

function halfYear(day: CivilDate): Term {
  const year = day.slice(0, 4);
  return day.slice(5, 7) <= "06"
    ? { name: null, from: `${year}-01-01`, to: `${year}-06-30` }
    : { name: null, from: `${year}-07-01`, to: `${year}-12-31` };
}

/** The term that holds the day, and a day of the one before and after; where the calendar has none, the half-year. */
export function termAround(
  calendar: Calendar,
  day: CivilDate,
): { term: Term; earlier: CivilDate | null; later: CivilDate | null } {
  const terms = termsOf(calendar);
  const at = terms.findIndex((each) => each.from <= day && day <= each.to);
  const term = terms[at];
  if (term !== undefined) return { term, earlier: terms[at - 1]?.from ?? null, later: terms[at + 1]?.from ?? null };
  return {
    term: halfYear(day),
    earlier: terms.findLast((each) => each.to < day)?.from ?? null,
    later: terms.find((each) => each.from > day)?.from ?? null,
  };
}
