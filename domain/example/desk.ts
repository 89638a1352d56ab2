import type { Body, Contact, Directive, Statement, WeakBranch } from "#domain/bundle/desk.ts";
import { addDays, addMonths } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { postOn } from "#domain/example/cast.ts";
import type { DepartmentCast } from "#domain/example/cast.ts";
import { directiveTitles } from "#domain/example/words.ts";
import type { World } from "#domain/example/world.ts";

/** Decisions of the university to all, four a year, and of each department to its branches, two a year. */
export function directivesOf(departments: readonly DepartmentCast[], world: World): Directive[] {
  const issue = (
    issuerId: string,
    name: string,
    day: CivilDate,
    turn: number,
    recipients: readonly string[],
  ): Directive => ({
    id: `${issuerId}-x${turn}`,
    issuerId,
    number: `${name}〔${day.slice(0, 4)}〕${turn}号`,
    title: directiveTitles[turn % directiveTitles.length] ?? directiveTitles[0],
    recipients: recipients.map((organisationId, index) => ({ organisationId, receivedOn: addDays(day, index % 3) })),
    recordedAt: `${day}T11:00:00+08:00`,
  });
  const branches = (departmentsAsked: readonly DepartmentCast[], day: CivilDate): string[] =>
    departmentsAsked
      .flatMap((each) => each.branches)
      .filter(
        ({ branch }) => day >= (branch.foundedOn ?? "") && addDays(day, 2) <= (branch.dissolvedOn ?? "9999-12-31"),
      )
      .map(({ branch }) => branch.id);
  const days = (texts: readonly string[]): CivilDate[] =>
    world.years
      .flatMap((year) => texts.map((text) => `${year}-${text}`))
      .filter((day) => addDays(day, 2) <= world.asOf);
  const fromSchool = days(["03-09", "05-18", "09-14", "11-12"]).map((day, index) =>
    issue("u1", "校党字", day, index + 1, [
      ...departments.map((each) => each.department.id),
      ...branches(departments, day),
    ]),
  );
  const fromDepartments = departments.flatMap((cast) =>
    days(["04-06", "10-19"]).map((day, index) =>
      issue(cast.department.id, "院党字", day, index + 1, branches([cast], day)),
    ),
  );
  return [...fromSchool, ...fromDepartments];
}

/** Who of the leadership looks after which branch; the last branch of every second department is forgotten. */
export function contactsOf({ department, posts, branches }: DepartmentCast): Contact[] {
  const living = branches.filter(({ branch }) => branch.dissolvedOn == null);
  const kept = (department.order ?? 1) % 2 === 0 ? living.slice(0, -1) : living;
  const leaders = posts.filter((post) => post.role !== "organiser");
  return kept.flatMap(({ branch }, index) => {
    const leader = leaders[index % leaders.length];
    return leader === undefined
      ? []
      : [{ departmentId: department.id, branchId: branch.id, positionId: leader.id, from: leader.from, to: null }];
  });
}

export function bodiesOf({ department, posts }: DepartmentCast): Body[] {
  const contact = postOn(posts, "leader", posts[0]?.from ?? "") ?? posts[0];
  const base = { organisationId: department.id, from: "2019-09-01", to: null };
  const looked = contact === undefined ? {} : { contactPositionId: contact.id };
  const forgotten = (department.order ?? 1) % 3 === 0;
  return [
    { id: `${department.id}-y1`, ...base, name: `${department.name}学术委员会`, type: "academic", ...looked },
    { id: `${department.id}-y2`, ...base, name: "青年学者研究中心", type: "research", ...looked },
    {
      id: `${department.id}-y3`,
      ...base,
      name: "大学生学术社团",
      type: "student-society",
      ...(forgotten ? {} : looked),
    },
  ];
}

/** Branches that had to be put in order: one was, one is late. */
export function weakBranchesOf({ branches, department }: DepartmentCast, world: World): WeakBranch[] {
  const weak = branches.find(({ habits, branch }) => habits.gaps >= 0.3 && branch.dissolvedOn == null);
  if (weak === undefined) return [];
  const flaggedOn = world.ago(10);
  const dueOn = addMonths(flaggedOn, 6);
  return [
    {
      branchId: weak.branch.id,
      flaggedOn,
      dueOn,
      closedOn: (department.order ?? 1) % 2 === 0 ? addDays(dueOn, -12) : null,
    },
  ];
}

/** What branches without a roster state for each year, and departments for their leaders' dual organisation life. */
export function statementsOf({ department, branches }: DepartmentCast, world: World): Statement[] {
  const last = world.years.at(-1);
  return world.years.flatMap((year) => {
    const recordedAt = year === last ? `${world.ago(0)}T08:00:00+08:00` : `${year}-12-29T15:00:00+08:00`;
    const state = (
      organisationId: string,
      coverage: Statement["coverage"],
      due: number,
      reached: number,
    ): Statement => ({ organisationId, year, coverage, due, reached, recordedAt });
    const living = branches.filter(
      ({ branch }) =>
        `${year}-12-31` >= (branch.foundedOn ?? "") && `${year}-12-31` <= (branch.dissolvedOn ?? "9999-12-31"),
    );
    const stated = living
      .filter(({ habits }) => habits.gaps < 0.3)
      .flatMap(({ branch, habits }): Statement[] => {
        const short = habits.gaps > 0.1 || year === last ? 2 : 0;
        const dual = state(branch.id, "dual-life", 2, habits.gaps > 0.1 ? 1 : 2);
        if (habits.roster) return [dual];
        return [
          dual,
          state(branch.id, "training", habits.full, habits.full - short),
          state(branch.id, "member-reports", habits.full, habits.full - short),
          ...(habits.full < 7 ? [] : [state(branch.id, "talks-committee", 6, 6)]),
          state(branch.id, "talks-members", habits.full, habits.full - short),
          state(branch.id, "talks-peers", habits.full, habits.full),
        ];
      });
    return [state(department.id, "dual-life", 5, (department.order ?? 1) % 2 === 0 ? 4 : 5), ...stated];
  });
}
