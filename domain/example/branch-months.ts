import type { Segment } from "#domain/bundle/activities.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { postOn } from "#domain/example/cast.ts";
import type { BranchCast } from "#domain/example/cast.ts";
import { monthEnd, monthOf } from "#domain/example/days.ts";
import type { Random } from "#domain/example/random.ts";
import type { Scribe } from "#domain/example/scribe.ts";
import { serviceTitles, themeOf, trainingTitles } from "#domain/example/words.ts";
import type { World } from "#domain/example/world.ts";

/** One branch writing its ledger. */
export type BranchDesk = { world: World; cast: BranchCast; scribe: Scribe; random: Random };

/** Those who came: most, and by name where the branch keeps a roster. */
export function turnout({ cast, random }: BranchDesk, day: CivilDate): Pick<Segment, "due" | "present" | "attendees"> {
  const due = cast.habits.full;
  const away = random.whole(0, Math.floor(due / 7));
  if (cast.members.length === 0) return { due, present: due - away };
  const listed = cast.roster.filter((entry) => entry.from <= day).map((entry) => entry.memberId);
  const from = random.whole(0, listed.length - 1);
  const attendees = listed.filter((_, index) => (index - from + listed.length) % listed.length >= away);
  return { due: listed.length, present: attendees.length, attendees };
}

/** The n-th day of the month, or the working day after it. */
function dayIn(desk: BranchDesk, month: CivilDate, day: number): CivilDate {
  return desk.world.days.workingDay(addDays(month, day - 1));
}

/** Held in its month, made up in the next, or left out: as the branch's habits have it. */
function monthly(
  desk: BranchDesk,
  month: CivilDate,
  day: number,
): { heldOn: CivilDate; makesUpFor?: CivilDate } | null {
  const { habits } = desk.cast;
  const vacation = [2, 8].includes(monthOf(month));
  if (!desk.random.chance(vacation ? habits.gaps * 2 : habits.gaps)) return { heldOn: dayIn(desk, month, day) };
  if (!desk.random.chance(habits.makeUps)) return null;
  const end = monthEnd(month);
  return { heldOn: desk.world.days.workingDay(addDays(end, desk.random.whole(3, 12))), makesUpFor: end };
}

export function committeeMeeting(desk: BranchDesk, month: CivilDate): void {
  const { cast, random } = desk;
  if (!(cast.branch.committee ?? []).some((time) => time.from <= month)) return;
  const when = monthly(desk, month, random.whole(3, 9));
  if (when === null) return;
  const { heldOn, ...makeUp } = when;
  const vote = random.chance(0.15) ? { vote: { due: 4, present: 4, for: random.whole(3, 4) } } : {};
  desk.scribe.note({
    heldOn,
    title: `支委会：研究${monthOf(month)}月工作安排`,
    segments: [{ kind: "committee-meeting", due: 4, present: random.whole(3, 4), ...makeUp, ...vote }],
  });
}

export function groupMeetings(desk: BranchDesk, month: CivilDate): void {
  const { cast, random } = desk;
  for (const [index, group] of cast.groups.entries()) {
    if (cast.habits.silentGroup && index === cast.groups.length - 1) continue;
    const when = monthly(desk, month, random.whole(10, 24));
    if (when === null) continue;
    const { heldOn, ...makeUp } = when;
    desk.scribe.note({
      heldOn,
      title: `${group.name}会：${themeOf(heldOn, random)}`,
      alsoFor: [group.id],
      segments: [{ kind: "group-meeting", due: Math.ceil(cast.habits.full / cast.groups.length), ...makeUp }],
    });
  }
}

/** The quarter's general meeting shares its day with the theme day, as most branches arrange it. */
export function themeDay(desk: BranchDesk, month: CivilDate): void {
  const { cast, random } = desk;
  const { habits } = cast;
  const when = monthly(desk, month, habits.wandering ? random.whole(2, 26) : cast.usualDay);
  if (when === null) return;
  const { heldOn, ...makeUp } = when;
  const theme = themeOf(heldOn, random);
  const people = turnout(desk, heldOn);
  const segments: [Segment, ...Segment[]] = [{ kind: "theme-day", topics: ["theory"], hours: 2, ...people, ...makeUp }];
  const quarterly = monthOf(month) % 3 === 2 && !random.chance(habits.gaps);
  if (quarterly) {
    const { due = 0 } = people;
    const failed = habits.quorumFails && monthOf(month) === 5 && due !== null;
    const vote = failed ? { vote: { due: due + (due % 2), present: Math.ceil(due / 2), for: Math.ceil(due / 2) } } : {};
    segments.push({ kind: "general-meeting", topics: ["study"], hours: 1, ...people, ...vote });
  }
  desk.scribe.note({ heldOn, title: `${quarterly ? "党员大会暨主题党日" : "主题党日"}：${theme}`, segments });
}

/** The yearly lecture in June: by the secretary, by the deputy in the secretary's place, or by nobody. */
export function lecture(desk: BranchDesk, month: CivilDate): void {
  const { cast, random } = desk;
  if (monthOf(month) !== 6 || cast.habits.lecturer === "nobody") return;
  const heldOn = dayIn(desk, month, random.whole(20, 26));
  const role = cast.habits.lecturer === "deputy" ? "deputy-secretary" : "secretary";
  const leader = postOn(cast.posts, role, heldOn);
  if (leader === undefined) return;
  desk.scribe.note({
    heldOn,
    title: `专题党课：${themeOf(heldOn, random)}`,
    segments: [{ kind: "party-lecture", leader: leader.id, hours: 2, topics: ["theory"], ...turnout(desk, heldOn) }],
  });
}

export function trainingAndService(desk: BranchDesk, month: CivilDate): void {
  const { cast, random } = desk;
  if ([4, 6, 10, 12].includes(monthOf(month)) && !random.chance(cast.habits.gaps)) {
    const heldOn = dayIn(desk, month, random.whole(5, 25));
    const segment: Segment = {
      kind: "training",
      hours: random.whole(2, 4),
      topics: ["theory"],
      ...turnout(desk, heldOn),
    };
    desk.scribe.note({ heldOn, title: random.pick(trainingTitles), segments: [segment] });
  }
  if (!random.chance(0.3)) return;
  const heldOn = dayIn(desk, month, random.whole(5, 25));
  const supports = [random.chance(0.5) ? "branch/6(3)" : "branch/7(2)"];
  desk.scribe.note({ heldOn, title: random.pick(serviceTitles), segments: [{ kind: "service", supports }] });
}
