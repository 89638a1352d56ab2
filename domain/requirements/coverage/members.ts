import type { Facts } from "#domain/facts/facts.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import { committeeOn, everOnRoster, referenceDay } from "#domain/facts/people.ts";
import { memberPerson } from "#domain/facts/yearbook.ts";
import type { Thing } from "#domain/requirements/things.ts";

/** Hours of study a year that the guide asks of a member (branch 2.1(3)). */
const STUDY_HOURS = 32;
/** Guards sums of hours such as 0.1 + 0.2. */
const ROUNDING = 1e-9;

/** Members covered at 32 hours, at whoever's activity. */
export function training(_branch: Organisation, members: readonly string[], year: number, facts: Facts): Thing[] {
  const hours = facts.hoursIn(year);
  return members.map((id) => ({ id, covered: (hours.get(id) ?? 0) >= STUDY_HOURS - ROUNDING }));
}

/** Members who reported to a branch on their study, thought and work. */
export function memberReports(_branch: Organisation, members: readonly string[], year: number, facts: Facts): Thing[] {
  const reported = facts.reportedIn(year);
  return members.map((id) => ({ id, covered: reported.has(id) }));
}

/** Pairs of persons who hold a committee post on the reference day; covered by a talk of the two in the year. */
export function talksCommittee(branch: Organisation, _members: readonly string[], year: number, facts: Facts): Thing[] {
  const persons = [...committeeOn(branch, referenceDay(year, facts), facts)].toSorted();
  const talks = facts.talksIn(year);
  return persons.flatMap((one, index) =>
    persons.slice(index + 1).map((other) => ({
      id: `${idOf(one)}+${idOf(other)}`,
      covered: (talks.get(one) ?? []).some((talk) => talk.with === other),
    })),
  );
}

/** Members who had a talk with another person on the committee on the day of the talk or on the reference day. */
export function talksMembers(branch: Organisation, members: readonly string[], year: number, facts: Facts): Thing[] {
  const talks = facts.talksIn(year);
  const committee = committeeOn(branch, referenceDay(year, facts), facts);
  return members.map((id) => ({
    id,
    covered: (talks.get(memberPerson(id)) ?? []).some(
      (talk) => committee.has(talk.with) || committeeOn(branch, talk.heldOn, facts).has(talk.with),
    ),
  }));
}

/** Members who had a talk with another member who was ever on the branch's roster. */
export function talksPeers(branch: Organisation, members: readonly string[], year: number, facts: Facts): Thing[] {
  const talks = facts.talksIn(year);
  const peers = everOnRoster(branch, facts);
  return members.map((id) => ({
    id,
    covered: (talks.get(memberPerson(id)) ?? []).some((talk) => peers.has(talk.with)),
  }));
}

/** The id without the word that tells members and posts apart. */
function idOf(person: string): string {
  return person.slice(person.indexOf(" ") + 1);
}
