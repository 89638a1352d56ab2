import type { Segment } from "#domain/bundle/activities.ts";
import { addDays, yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { monthOf } from "#domain/example/days.ts";
import { turnout } from "#domain/example/branch-months.ts";
import type { BranchDesk } from "#domain/example/branch-months.ts";

/** What a branch does once a year or once a term, in the month in which it is usual. */
export function yearlyMeetings(desk: BranchDesk, month: CivilDate): void {
  const { cast, random, scribe, world } = desk;
  const day = (number: number): CivilDate => world.days.workingDay(addDays(month, number - 1));
  const { lifeMeeting } = cast.habits;
  if (monthOf(month) === 12) {
    const heldOn = day(random.whole(14, 22));
    const segments: [Segment, ...Segment[]] = [
      { kind: "general-meeting", topics: ["work-report"], ...turnout(desk, heldOn) },
    ];
    if (lifeMeeting === "december") segments.push(...lifeMeetingSegments(desk, heldOn, {}));
    scribe.note({ heldOn, title: `党员大会：支部${yearOf(heldOn)}年度工作报告`, segments });
  }
  if (monthOf(month) === 1 && lifeMeeting === "january") {
    const heldOn = day(random.whole(8, 20));
    const year = yearOf(heldOn) - 1;
    scribe.note({
      heldOn,
      title: `${year}年度组织生活会和民主评议党员`,
      segments: lifeMeetingSegments(desk, heldOn, { makesUpFor: `${year}-12-31` }),
    });
  }
  if (monthOf(month) === 6 || monthOf(month) === 12) memberReports(desk, day(20));
}

function lifeMeetingSegments(
  desk: BranchDesk,
  heldOn: CivilDate,
  makeUp: { makesUpFor?: CivilDate },
): [Segment, Segment] {
  const people = turnout(desk, heldOn);
  return [
    { kind: "organisation-life-meeting", ...people, ...makeUp },
    { kind: "democratic-appraisal", ...people, ...makeUp },
  ];
}

function memberReports(desk: BranchDesk, heldOn: CivilDate): void {
  if (desk.cast.members.length === 0) return;
  const segments: [Segment] = [{ kind: "report-to-branch", ...turnout(desk, heldOn) }];
  desk.scribe.note({ heldOn, title: "党员汇报学习、思想和工作情况", segments });
}

/** The report to the organisation above at the end of each term. */
export function termReports(desk: BranchDesk): void {
  const { cast, random, scribe, world } = desk;
  for (const semester of world.calendar.semesters ?? []) {
    if (random.chance(cast.habits.gaps)) continue;
    const heldOn = world.days.workingDay(addDays(semester.endsOn, -random.whole(5, 20)));
    scribe.note({
      heldOn,
      title: `向院（系）党组织报告${semester.name}支部工作`,
      segments: [{ kind: "report-to-superior" }],
    });
  }
}

/** Talks of a branch with a roster: only who with whom; in a branch with gaps some pairs stay open. */
export function talks(desk: BranchDesk): void {
  const { cast, random, scribe, world } = desk;
  if (cast.members.length === 0) return;
  const committee = cast.members.slice(0, 4);
  const pairs: [string, string][] = [];
  for (const [index, one] of committee.entries())
    for (const other of committee.slice(index + 1)) pairs.push([one, other]);
  for (const [index, member] of cast.members.slice(4).entries()) {
    pairs.push([committee[index % 4] ?? member, member]);
    pairs.push([cast.members[4 + ((index + 1) % (cast.members.length - 4))] ?? member, member]);
  }
  for (const year of world.years) {
    const kept = pairs.filter(() => !random.chance(cast.habits.gaps));
    for (let start = 0; start < kept.length; start += 6) {
      const heldOn = world.days.workingDay(`${year}-${String(3 + ((start / 6) % 8)).padStart(2, "0")}-18`);
      const [first, ...others] = kept
        .slice(start, start + 6)
        .map((pair): Segment => ({ kind: "talk", talk: { pair } }));
      if (first !== undefined) scribe.note({ heldOn, title: "谈心谈话", segments: [first, ...others] });
    }
  }
}
