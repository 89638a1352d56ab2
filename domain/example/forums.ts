import type { Activity } from "#domain/bundle/activities.ts";
import type { Approval } from "#domain/bundle/desk.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { DepartmentCast } from "#domain/example/cast.ts";
import { forumTitles, personName } from "#domain/example/words.ts";
import type { World } from "#domain/example/world.ts";

/** What became of the application: in good time, too late, for other speakers than came, or never made. */
const FATES = [
  "in-time",
  "in-time",
  "in-time",
  "applied-late",
  "in-time",
  "approved-late",
  "in-time",
  "changed",
  "in-time",
  "none",
] as const;

type Forum = { activity: Activity; approval: Approval | null };

function makeForum(cast: DepartmentCast, world: World, number: number, day: CivilDate): Forum {
  const { department } = cast;
  const random = world.random.fork(`forum:${department.id}:${number}`);
  const heldOn = world.days.workingDay(day);
  const fate = FATES[(number * 3 + (department.order ?? 0)) % FATES.length];
  const speakers = [`${personName(random)}教授`, ...(random.chance(0.3) ? [`${personName(random)}研究员`] : [])];
  const foreignGuests = random.chance(0.15);
  const title = random.pick(forumTitles);
  const place = `${department.name}学术报告厅`;
  const id = `${department.id}-f${number}`;
  const activity: Activity = {
    id,
    organisationId: department.id,
    heldOn,
    startsAt: "14:30",
    title: `学术讲座：${title}`,
    segments: [{ kind: "forum", forum: { title, place, speakers, foreignGuests } }],
  };
  if (fate === "none") return { activity, approval: null };
  const ahead = fate === "approved-late" ? 2 : fate === "applied-late" ? 4 : foreignGuests ? 21 : 12;
  const appliedOn = addDays(heldOn, -ahead);
  const approvedOn = fate === "approved-late" ? heldOn : addDays(appliedOn, 2);
  const approved = fate === "changed" ? [`${personName(random)}教授`] : speakers;
  const approval = {
    id: `${department.id}-v${number}`,
    organisationId: department.id,
    approverId: "u1",
    forumActivityId: id,
    title,
    place,
    speakers: approved,
    eventOn: heldOn,
    appliedOn,
    approvedOn,
    foreignGuests,
    recordedAt: `${appliedOn}T10:20:00+08:00`,
  };
  return { activity, approval };
}

function forums(cast: DepartmentCast, world: World): Forum[] {
  return world.years.flatMap((year, index) =>
    ["03-24", "04-21", "05-26", "09-29", "10-27", "12-03"].map((day, turn) =>
      makeForum(cast, world, index * 6 + turn + 1, `${year}-${day}`),
    ),
  );
}

/** Forums of the department up to the as-of date. */
export function heldForums(cast: DepartmentCast, world: World): Activity[] {
  return forums(cast, world)
    .map(({ activity }) => activity)
    .filter((activity) => activity.heldOn <= world.asOf)
    .map((activity) => ({ ...activity, recordedAt: `${activity.heldOn}T18:05:00+08:00` }));
}

/** Forums that are still to come. */
export function plannedForums(cast: DepartmentCast, world: World): Activity[] {
  return forums(cast, world)
    .map(({ activity }) => activity)
    .filter((activity) => activity.heldOn > world.asOf);
}

/** The approvals applied for by the as-of date. */
export function forumApprovals(cast: DepartmentCast, world: World): Approval[] {
  return forums(cast, world)
    .flatMap(({ approval }) => (approval === null ? [] : [approval]))
    .filter((approval) => (approval.appliedOn ?? "") <= world.asOf)
    .map(({ approvedOn, ...approval }) =>
      approvedOn != null && approvedOn <= world.asOf ? { ...approval, approvedOn } : approval,
    );
}
