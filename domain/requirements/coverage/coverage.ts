import { statedCoverages } from "#domain/bundle/desk.ts";
import type { StatedCoverage } from "#domain/bundle/desk.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import type { RequirementOf } from "#domain/guides/requirement-schema.ts";
import {
  bodiesContact,
  branchContact,
  dualLeaders,
  vetting,
  weakBranches,
} from "#domain/requirements/coverage/today.ts";
import { judgeYearly } from "#domain/requirements/coverage/yearly.ts";
import { judgedNow } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { judgeThings } from "#domain/requirements/things.ts";
import type { Thing } from "#domain/requirements/things.ts";

type Coverage = RequirementOf<"coverage">["of"];

/** Sets whose things are judged on the as-of day or, for vetting, in the window. */
const today: Record<Exclude<Coverage, StatedCoverage>, (organisation: Organisation, facts: Facts) => Thing[]> = {
  "branch-contact": branchContact,
  "bodies-contact": bodiesContact,
  "dual-leaders": dualLeaders,
  "weak-branches": weakBranches,
  vetting,
};

function isYearly(of: Coverage): of is StatedCoverage {
  return statedCoverages.some((each) => each === of);
}

/** Every thing of a set has a property (rules.md section 4, coverage). */
export const judgeCoverage: Evaluator<"coverage"> = (requirement, organisation, judging) => {
  const { of } = requirement;
  if (isYearly(of)) return judgeYearly(requirement, of, organisation, judging);
  const { facts } = judging;
  const period = of === "vetting" ? facts.window : null;
  const subject = { requirement, organisation: organisation.id, period };
  return judgedNow(subject, organisation, facts, () => judgeThings(subject, today[of](organisation, facts)));
};
