import { covers } from "#domain/dates/period.ts";
import { judgedNow } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { verdict } from "#domain/verdicts/verdict.ts";

/** Posts of a role held on the as-of day, at least the floor (rules.md section 4, staffing). */
export const judgeStaffing: Evaluator<"staffing"> = (requirement, organisation, { facts }) => {
  const subject = { requirement, organisation: organisation.id, period: null };
  return judgedNow(subject, organisation, facts, () => {
    const count = (facts.positionsOf.get(organisation.id) ?? []).filter(
      (each) => each.role === requirement.role && covers(each, facts.asOf),
    ).length;
    const below = requirement.target !== undefined && count < requirement.target;
    return verdict(subject, {
      status: count >= requirement.floor ? "met" : "short",
      need: requirement.floor,
      count,
      hints: below ? ["below-target"] : [],
    });
  });
};
