import type { Activity } from "#domain/bundle/activities.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Directive } from "#domain/bundle/desk.ts";
import type { Organisation } from "#domain/bundle/organisations.ts";
import { publicHolidays } from "#domain/calendar/public-holidays.ts";
import type { HolidayData } from "#domain/calendar/public-holidays.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { branchLedger } from "#domain/example/branch-ledger.ts";
import type { BranchCast, DepartmentCast } from "#domain/example/cast.ts";
import { makeDepartment } from "#domain/example/department-cast.ts";
import { departmentLedger } from "#domain/example/department-ledger.ts";
import { bodiesOf, contactsOf, directivesOf, statementsOf, weakBranchesOf } from "#domain/example/desk.ts";
import { branchDocuments, departmentDocuments } from "#domain/example/documents.ts";
import { extraActivities } from "#domain/example/extra.ts";
import { forumApprovals, plannedForums } from "#domain/example/forums.ts";
import { scales } from "#domain/example/scales.ts";
import type { Scale } from "#domain/example/scales.ts";
import { makeWorld, yearsNeeded } from "#domain/example/world.ts";
import type { World } from "#domain/example/world.ts";

export type ExampleOptions = {
  scale: Scale;
  seed: number;
  asOf: CivilDate;
  holidays: HolidayData;
  /** The least number of activities; left out: as many as come of it. */
  activities?: number;
};

/** A bundle whose activities are made while they are read, so that 300,000 need not be in memory. */
export type Example = Omit<Bundle, "activities"> & { activities: Iterable<Activity>; unknownYears: number[] };

const SCHOOL: Organisation = { id: "u1", kind: "university", name: "示例大学党委", order: 1, foundedOn: "1952-10-01" };

function makeDepartments(scale: Scale, world: World): DepartmentCast[] {
  const { departments, branches, groups } = scales[scale];
  const made: DepartmentCast[] = [];
  let [branchesBefore, groupsLeft] = [0, groups];
  for (let number = 1; number <= departments; number += 1) {
    const share = Math.floor((branches * number) / departments) - branchesBefore;
    const reformed = number % 3 === 1 && scale !== "bench";
    const cast = makeDepartment({ number, branches: share, branchesBefore, groupsLeft, reformed }, world);
    made.push(cast);
    branchesBefore += share;
    groupsLeft -= cast.branches.reduce((sum, branch) => sum + branch.groups.length, 0);
  }
  return made;
}

function* ledgers(
  casts: readonly DepartmentCast[],
  directives: readonly Directive[],
  world: World,
): Generator<Activity> {
  for (const cast of casts) {
    yield* departmentLedger(cast, directives, world);
    for (const branch of cast.branches) yield* branchLedger(branch, directives, world);
  }
}

/** The ledgers, filled up to the number wanted; what is written is never cut, since approvals and reports refer to it. */
function* atLeast(wanted: number, written: Iterable<Activity>, more: Iterable<Activity>): Generator<Activity> {
  let count = 0;
  for (const activity of written) {
    count += 1;
    yield activity;
  }
  for (const activity of more) {
    if (count >= wanted) return;
    count += 1;
    yield activity;
  }
}

/**
 * An invented university that looks like a real one, with its gaps, late records, elections and
 * re-formations. The same options give the same bundle, to the letter.
 */
export function makeExample(options: ExampleOptions): Example {
  const { years } = scales[options.scale];
  const { unknownYears, ...offDays } = publicHolidays(options.holidays, yearsNeeded(options.asOf, years));
  const world = makeWorld(options.asOf, years, options.seed, offDays);
  const casts = makeDepartments(options.scale, world);
  const branches: BranchCast[] = casts.flatMap((cast) => cast.branches);
  const directives = directivesOf(casts, world);
  const written = (): Iterable<Activity> => ledgers(casts, directives, world);
  return {
    ...emptyBundle(),
    unknownYears,
    calendar: world.calendar,
    settings: { times: { "department/3(2)/survey": 2 } },
    organisations: [
      SCHOOL,
      ...casts.flatMap((cast) => [
        cast.department,
        ...cast.branches.flatMap(({ branch, groups }) => [branch, ...groups]),
      ]),
    ],
    positions: casts.flatMap((cast) => [...cast.posts, ...cast.branches.flatMap((branch) => branch.posts)]),
    elections: casts.flatMap((cast) => [...cast.elections, ...cast.branches.flatMap((branch) => branch.elections)]),
    extensions: branches.flatMap((branch) => branch.extensions),
    roster: branches.flatMap((branch) => branch.roster),
    activities: {
      [Symbol.iterator]: () =>
        options.activities === undefined
          ? written()[Symbol.iterator]()
          : atLeast(options.activities, written(), extraActivities(branches, world)),
    },
    documents: casts.flatMap((cast) => [
      ...departmentDocuments(cast, world),
      ...cast.branches.flatMap((branch) => branchDocuments(branch, world)),
    ]),
    approvals: casts.flatMap((cast) => forumApprovals(cast, world)),
    directives,
    bodies: casts.flatMap(bodiesOf),
    contacts: casts.flatMap(contactsOf),
    weakBranches: casts.flatMap((cast) => weakBranchesOf(cast, world)),
    statements: casts.flatMap((cast) => statementsOf(cast, world)),
    plans: casts.flatMap((cast) => plannedForums(cast, world)),
  };
}
