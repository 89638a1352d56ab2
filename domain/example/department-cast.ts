import type { BranchCategory, Organisation, Position, Role } from "#domain/bundle/organisations.ts";
import { makeBranch } from "#domain/example/branch-cast.ts";
import type { BranchPlan } from "#domain/example/branch-cast.ts";
import type { DepartmentCast } from "#domain/example/cast.ts";
import { habitsOf } from "#domain/example/habits.ts";
import { departmentNames, personName } from "#domain/example/words.ts";
import type { World } from "#domain/example/world.ts";

type BranchKind = readonly [word: string, category: BranchCategory];

const KINDS: readonly [BranchKind, ...BranchKind[]] = [
  ["教师", "teacher"],
  ["本科生", "student"],
  ["教师", "teacher"],
  ["研究生", "student"],
  ["行政", "staff"],
  ["本科生", "student"],
  ["教师", "teacher"],
  ["研究生", "student"],
  ["师生联合", "mixed"],
  ["离退休", "retired"],
];
const NUMERALS = ["一", "二", "三", "四", "五", "六"] as const;

export type DepartmentPlan = {
  number: number;
  branches: number;
  /** How many branches the school has before this department's: ids and habits run on. */
  branchesBefore: number;
  /** Groups that the school may still form; habits ask for more than a fixed number can hold. */
  groupsLeft: number;
  /** One student branch was re-formed in last year's September. */
  reformed: boolean;
};

function branchPlans(plan: DepartmentPlan, department: Organisation, world: World): BranchPlan[] {
  const kinds = Array.from({ length: plan.branches }, (_, index) => KINDS[index % KINDS.length] ?? KINDS[0]);
  const seen = new Map<string, number>();
  let groupsLeft = plan.groupsLeft;
  const september = (world.years.at(-1) ?? 2000) - 1;
  return kinds.flatMap(([word, category], index): BranchPlan[] => {
    const turn = seen.get(word) ?? 0;
    const only = kinds.filter(([other]) => other === word).length === 1;
    seen.set(word, turn + 1);
    const habits = habitsOf(plan.branchesBefore + index);
    const groups = Math.min(habits.groups, groupsLeft);
    groupsLeft -= groups;
    const number = plan.branchesBefore + index + 1;
    const id = `b${number}`;
    const base = {
      id,
      name: `${department.name}${word}${only ? "" : `第${NUMERALS[turn] ?? turn + 1}`}党支部`,
      departmentId: department.id,
      category,
      order: index + 1,
      foundedOn: "2018-09-01",
      habits: { ...habits, groups },
    };
    if (index === 4) return [{ ...base, was: [{ until: `${september}-06-30`, name: `${department.name}机关党支部` }] }];
    if (!plan.reformed || index !== 3) return [base];
    const old = `${id}-old`;
    return [
      {
        ...base,
        id: old,
        name: `${department.name}硕士生党支部`,
        dissolvedOn: `${september}-08-31`,
        habits: { ...habits, groups: 0, roster: false },
      },
      { ...base, foundedOn: `${september}-09-01`, succeeds: [old] },
    ];
  });
}

/** Dean, secretary, leadership and organisers; the third department in a row has no organiser. */
function leadership(department: Organisation, number: number, world: World): Position[] {
  const random = world.random.fork(`leadership:${department.id}`);
  const organisers: Role[] = number % 3 === 0 ? [] : number % 3 === 1 ? ["organiser", "organiser"] : ["organiser"];
  const roles: Role[] = ["secretary", "dean", "deputy-secretary", "leader", "leader", ...organisers];
  return roles.map((role, index) => ({
    id: `${department.id}-p${index + 1}`,
    organisationId: department.id,
    role,
    name: personName(random),
    from: world.ago(random.whole(36, 54)),
    to: null,
  }));
}

/** A department with its leadership and branches. */
export function makeDepartment(plan: DepartmentPlan, world: World): DepartmentCast {
  const id = `d${plan.number}`;
  const place = (plan.number - 1) % departmentNames.length;
  const round = Math.floor((plan.number - 1) / departmentNames.length);
  const name = `${departmentNames[place] ?? "学院"}${round === 0 ? "" : `（${round + 1}）`}`;
  const department: Organisation = {
    id,
    parentId: "u1",
    kind: "department",
    name,
    order: plan.number,
    foundedOn: "2010-09-01",
    // The eighth is a service unit without joint meetings, a 党总支 with a term of three years.
    ...(plan.number % 8 === 0 ? { jointMeetings: false, termYears: 3 } : {}),
  };
  const heldOn = world.ago(plan.number % 4 === 3 ? 57 : 14 + plan.number);
  return {
    department,
    posts: leadership(department, plan.number, world),
    elections: [{ organisationId: id, heldOn, type: plan.number % 7 === 0 ? "appointed" : "full" }],
    branches: branchPlans(plan, department, world).map((each) => makeBranch(each, world)),
  };
}
