import { existsOn } from "#domain/facts/organisation.ts";
import { judgedNow } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { coverageOf } from "#domain/requirements/things.ts";
import { notApplicable, verdict } from "#domain/verdicts/verdict.ts";

/** The branches of the department of which no named must requirement is short in the window (rules.md section 4, roll-up). */
export const judgeRollUp: Evaluator<"roll-up"> = (requirement, organisation, judging) => {
  const { facts } = judging;
  const subject = { requirement, organisation: organisation.id, period: facts.window };
  return judgedNow(subject, organisation, facts, () => {
    const branches = (facts.childrenOf.get(organisation.id) ?? []).filter(
      (each) => each.kind === "branch" && existsOn(each, facts.asOf),
    );
    if (branches.length === 0) return notApplicable(subject, "nothing-to-cover");
    const judged = branches.map((branch) => {
      const short = requirement.of
        .flatMap((id) => judging.rolledUp(id, branch))
        .filter((each) => each.status === "short");
      return {
        id: branch.id,
        covered: !short.some((each) => each.strength === "must"),
        hinted: short.some((each) => each.strength === "should"),
      };
    });
    const found = coverageOf(judged);
    return verdict(subject, {
      status: found.uncovered.length === 0 ? "met" : "short",
      ...found,
      hints: judged.some((each) => each.hinted) ? ["branches-with-hints"] : [],
    });
  });
};
