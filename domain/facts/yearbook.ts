import type { Activity, Segment, SegmentKind } from "#domain/bundle/activities.ts";
import type { Position } from "#domain/bundle/organisations.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { memo } from "#domain/facts/memo.ts";

/** Kinds of segment that carry hours; of general meetings only those with topic `study` (rules.md section 5). */
const HOURS_KINDS: readonly SegmentKind[] = ["training", "party-lecture", "theme-day", "teacher-study", "centre-study"];

/** A talk that a person had: with whom and when; never what was said. */
export type Talk = { heldOn: CivilDate; with: string };

/** What members did in a year, at whoever's activity; asked by year, worked out once. */
export type Yearbook = {
  /** Hours of study by member. */
  hoursIn: (year: number) => ReadonlyMap<string, number>;
  /** Members who reported to a branch. */
  reportedIn: (year: number) => ReadonlySet<string>;
  /** Talks by person. */
  talksIn: (year: number) => ReadonlyMap<string, readonly Talk[]>;
};

/** A person behind a post or a member's pseudonym: a post with a `memberId` and that member are one. */
export function personOf(id: string, positions: ReadonlyMap<string, Position>): string {
  const post = positions.get(id);
  if (post === undefined) return memberPerson(id);
  return post.memberId == null ? `post ${post.id}` : memberPerson(post.memberId);
}

/** The person behind a member’s pseudonym. */
export function memberPerson(memberId: string): string {
  return `member ${memberId}`;
}

/** True for segments whose hours count as study. */
function carriesHours(segment: Segment): boolean {
  if (segment.kind === "general-meeting") return (segment.topics ?? []).includes("study");
  return HOURS_KINDS.includes(segment.kind);
}

/** The yearbook of the activities that exist for one check. */
export function makeYearbook(activities: readonly Activity[], positions: ReadonlyMap<string, Position>): Yearbook {
  const byYear = memo(() => Map.groupBy(activities, (each) => Number(each.heldOn.slice(0, 4))));
  const activitiesIn = (year: number) => byYear(null).get(year) ?? [];
  return {
    hoursIn: memo((year) => hoursBy(activitiesIn(year))),
    reportedIn: memo((year) => {
      const reports = activitiesIn(year).flatMap((each) =>
        each.segments.filter((segment) => segment.kind === "report-to-branch"),
      );
      return new Set(reports.flatMap((each) => each.attendees ?? []));
    }),
    talksIn: memo((year) => talksBy(activitiesIn(year), positions)),
  };
}

function hoursBy(activities: readonly Activity[]): ReadonlyMap<string, number> {
  const hours = new Map<string, number>();
  for (const { segments } of activities) {
    for (const segment of segments) {
      if (segment.attendees == null || segment.hours == null || !carriesHours(segment)) continue;
      for (const member of new Set(segment.attendees)) hours.set(member, (hours.get(member) ?? 0) + segment.hours);
    }
  }
  return hours;
}

function talksBy(activities: readonly Activity[], positions: ReadonlyMap<string, Position>) {
  const talks = new Map<string, Talk[]>();
  const note = (person: string, talk: Talk) => {
    const own = talks.get(person);
    if (own === undefined) talks.set(person, [talk]);
    else own.push(talk);
  };
  for (const { heldOn, segments } of activities) {
    for (const { kind, talk } of segments) {
      if (kind !== "talk" || talk == null) continue;
      const [one, other] = [personOf(talk.pair[0], positions), personOf(talk.pair[1], positions)];
      if (one === other) continue;
      note(one, { heldOn, with: other });
      note(other, { heldOn, with: one });
    }
  }
  return talks;
}
