import type {
  BranchCategory,
  Election,
  Extension,
  Organisation,
  Position,
  Role,
} from "#domain/bundle/organisations.ts";
import { addDays, addMonths, later } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { BranchCast } from "#domain/example/cast.ts";
import type { Habits } from "#domain/example/habits.ts";
import type { Random } from "#domain/example/random.ts";
import { personName } from "#domain/example/words.ts";
import type { World } from "#domain/example/world.ts";

/** Members a branch must have before it elects a committee. */
const COMMITTEE_FROM = 7;

export type BranchPlan = {
  id: string;
  name: string;
  departmentId: string;
  category: BranchCategory;
  order: number;
  foundedOn: CivilDate;
  dissolvedOn?: CivilDate;
  succeeds?: string[];
  /** Names it had before. */
  was?: NonNullable<Organisation["was"]>;
  habits: Habits;
};

/** The newest election, and an extension where the term has run out with leave. */
function electionOf(
  plan: BranchPlan,
  world: World,
  random: Random,
): { elections: Election[]; extensions: Extension[] } {
  const organisationId = plan.id;
  const first = addDays(plan.foundedOn, 9);
  const held = (heldOn: CivilDate, type: Election["type"] = "full"): Election[] => [
    { organisationId, heldOn: later(heldOn, first), type },
  ];
  switch (plan.habits.election) {
    case "none":
      return { elections: [], extensions: [] };
    case "appointed":
      return { elections: held(world.ago(20), "appointed"), extensions: [] };
    case "overdue":
      return { elections: held(world.ago(41)), extensions: [] };
    case "soon":
      return { elections: [...held(world.ago(33)), ...held(world.ago(9), "by-election")], extensions: [] };
    case "extended": {
      const until = addMonths(world.ago(38), 36 + 7);
      return { elections: held(world.ago(38)), extensions: [{ organisationId, approvedOn: world.ago(4), until }] };
    }
    case "in-term":
      return { elections: held(addDays(world.ago(random.whole(8, 26)), random.whole(0, 20))), extensions: [] };
  }
}

function postsOf(
  plan: BranchPlan,
  world: World,
  elections: readonly Election[],
  members: readonly string[],
  random: Random,
): Position[] {
  const start = later(plan.foundedOn, world.ago(60));
  const end = plan.dissolvedOn ?? null;
  const posts: Position[] = [];
  const fill = (role: Role, person: number, from: CivilDate, to: CivilDate | null): void => {
    const dual = role === "secretary" && plan.category === "teacher" ? { dualLeader: plan.habits.dualLeader } : {};
    const memberId = members[person];
    posts.push({
      id: `${plan.id}-p${posts.length + 1}`,
      organisationId: plan.id,
      role,
      name: personName(random.fork(`person:${person}`)),
      ...(memberId === undefined ? {} : { memberId }),
      ...dual,
      from,
      to,
    });
  };
  const elected = elections.find((each) => each.type !== "by-election")?.heldOn;
  const changes = [
    ...(elected === undefined || elected <= start ? [] : [elected]),
    ...(plan.habits.handover ? [`${world.years.at(-1) ?? 2000}-06-15`] : []),
  ].filter((day) => day > start && day <= world.asOf && (end === null || day < end));
  const ends = [...changes, end];
  // A branch with a roster re-elects its secretary; elsewhere somebody else follows.
  const successor = (turn: number): number => (turn === 0 || members.length > 0 ? 0 : turn + 4);
  for (const [turn, from] of [start, ...changes].entries())
    fill("secretary", successor(turn), from, ends[turn] ?? null);
  if (plan.habits.full < COMMITTEE_FROM) return posts;
  fill("deputy-secretary", 1, start, end);
  fill("committee-member", 2, start, end);
  fill("committee-member", 3, start, end);
  return posts;
}

function headcountsOf(plan: BranchPlan, world: World, random: Random): Organisation["headcounts"] {
  return world.years
    .map((year) => `${year}-01-01`)
    .filter((on) => on >= plan.foundedOn && (plan.dissolvedOn === undefined || on <= plan.dissolvedOn))
    .map((on) => ({ on, full: plan.habits.full, probationary: random.whole(0, 3) }));
}

/** A branch with its posts, groups, elections and, where it keeps one, its roster. */
export function makeBranch(plan: BranchPlan, world: World): BranchCast {
  const random = world.random.fork(`branch:${plan.id}`);
  const { habits } = plan;
  const members = habits.roster ? Array.from({ length: habits.full }, (_, index) => `${plan.id}-m${index + 1}`) : [];
  const { elections, extensions } =
    plan.dissolvedOn === undefined ? electionOf(plan, world, random) : { elections: [], extensions: [] };
  const committeeSince = habits.full < 10 ? world.ago(20) : world.ago(60);
  const ending = plan.dissolvedOn === undefined ? {} : { dissolvedOn: plan.dissolvedOn };
  const branch: Organisation = {
    id: plan.id,
    parentId: plan.departmentId,
    kind: "branch",
    name: plan.name,
    order: plan.order,
    category: plan.category,
    foundedOn: plan.foundedOn,
    ...ending,
    ...(plan.was === undefined ? {} : { was: plan.was }),
    ...(plan.succeeds === undefined ? {} : { succeeds: plan.succeeds }),
    ...(habits.full < COMMITTEE_FROM
      ? {}
      : { committee: [{ from: later(committeeSince, plan.foundedOn), to: plan.dissolvedOn ?? null }] }),
    headcounts: headcountsOf(plan, world, random),
  };
  const groups = Array.from({ length: habits.groups }, (_, index): Organisation => ({
    id: `${plan.id}-g${index + 1}`,
    parentId: plan.id,
    kind: "group",
    name: `第${["一", "二", "三"][index] ?? index + 1}党小组`,
    order: index + 1,
    foundedOn: plan.foundedOn,
    ...ending,
  }));
  return {
    branch,
    departmentId: plan.departmentId,
    groups,
    habits,
    posts: postsOf(plan, world, elections, members, random),
    elections,
    extensions,
    members,
    // The last one arrived this spring: not yet judged by the year.
    roster: members.map((memberId, index) => ({
      memberId,
      organisationId: plan.id,
      from: index === members.length - 1 ? world.ago(8) : world.ago(30 + (index % 3) * 12),
      to: null,
    })),
    usualDay: random.whole(8, 20),
  };
}
