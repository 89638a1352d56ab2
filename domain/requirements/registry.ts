import type { Requirement, RequirementKind } from "#domain/guides/requirement-schema.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import { judgeApproval } from "#domain/requirements/approval.ts";
import { judgeCount } from "#domain/requirements/count.ts";
import { judgeCoverage } from "#domain/requirements/coverage/coverage.ts";
import { judgeDocument } from "#domain/requirements/document.ts";
import type { Evaluator, Judging } from "#domain/requirements/evaluator.ts";
import { judgeFollowUp } from "#domain/requirements/follow-up.ts";
import { judgeJudgement } from "#domain/requirements/judgement.ts";
import { judgePrecedence, judgeRouting } from "#domain/requirements/precedence.ts";
import { judgeRegularity } from "#domain/requirements/regularity.ts";
import { judgeRollUp } from "#domain/requirements/roll-up.ts";
import { judgeStaffing } from "#domain/requirements/staffing.ts";
import { judgeTerm } from "#domain/requirements/term.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";

/** The evaluator of each kind of requirement. */
const evaluators: { [Kind in RequirementKind]: Evaluator<Kind> } = {
  count: judgeCount,
  regularity: judgeRegularity,
  coverage: judgeCoverage,
  document: judgeDocument,
  approval: judgeApproval,
  precedence: judgePrecedence,
  routing: judgeRouting,
  "follow-up": judgeFollowUp,
  staffing: judgeStaffing,
  term: judgeTerm,
  "roll-up": judgeRollUp,
  judgement: judgeJudgement,
};

/** Judges one requirement for one organisation: a verdict for each of its periods. */
export function evaluate<Kind extends RequirementKind>(
  requirement: Extract<Requirement, { kind: Kind }>,
  organisation: Organisation,
  judging: Judging,
): Verdict[] {
  const evaluator: Evaluator<Kind> = evaluators[requirement.kind];
  return evaluator(requirement, organisation, judging);
}
