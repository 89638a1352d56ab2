import { calendarYear, covers } from "#domain/dates/period.ts";
import { earlier } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Role } from "#domain/bundle/organisations.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import { memberPerson, personOf } from "#domain/facts/yearbook.ts";

/** Roles that make a member of a branch's committee (支部委员). */
const COMMITTEE_ROLES: readonly Role[] = ["secretary", "acting-secretary", "deputy-secretary", "committee-member"];

/** The day a yearly coverage looks at: the as-of day, or 31 December once the year is over. */
export function referenceDay(year: number, facts: Facts): CivilDate {
  return earlier(facts.asOf, calendarYear(year).to);
}

/**
 * The members judged for a year: on the branch's roster on the reference day, and on some roster of the
 * university since 1 January at the latest.
 */
export function membersFor(branch: Organisation, year: number, facts: Facts): string[] {
  const day = referenceDay(year, facts);
  const firstDay = calendarYear(year).from;
  const here = (facts.roster.get(branch.id) ?? []).filter((each) => covers(each, day)).map((each) => each.memberId);
  return [...new Set(here)].filter((member) =>
    (facts.rosterByMember.get(member) ?? []).some((each) => each.from <= firstDay),
  );
}

/** Persons who hold a post on the branch's committee on the day. */
export function committeeOn(branch: Organisation, day: CivilDate, facts: Facts): Set<string> {
  const posts = (facts.positionsOf.get(branch.id) ?? []).filter(
    (each) => COMMITTEE_ROLES.includes(each.role) && covers(each, day),
  );
  return new Set(posts.map((each) => personOf(each.id, facts.positions)));
}

/** Persons who were on the branch's roster at any time up to the as-of day. */
export function everOnRoster(branch: Organisation, facts: Facts): Set<string> {
  return new Set((facts.roster.get(branch.id) ?? []).map((each) => memberPerson(each.memberId)));
}
