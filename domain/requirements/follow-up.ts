import { holds } from "#domain/dates/period.ts";
import type { Facts, Received } from "#domain/facts/facts.ts";
import { inOrderHeld } from "#domain/facts/held.ts";
import type { Held } from "#domain/facts/held.ts";
import { judgedNow } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { counted, due, notApplicable, SOON, verdict } from "#domain/verdicts/verdict.ts";
import type { Status } from "#domain/verdicts/verdict.ts";

type Passed = { received: Received; dueOn: string; by: Held | undefined };

/** Decisions from above that were received in the window are passed on in time (rules.md section 4, follow-up). */
export const judgeFollowUp: Evaluator<"follow-up"> = (requirement, organisation, { facts }) => {
  const subject = { requirement, organisation: organisation.id, period: facts.window };
  return judgedNow(subject, organisation, facts, () => {
    const decisions = passedOn(organisation.id, facts);
    if (decisions.length === 0) return notApplicable(subject, "nothing-to-cover");
    const open = decisions.filter((each) => each.by === undefined);
    const passed = decisions.flatMap((each) => {
      if (each.by === undefined) return [];
      return [counted(each.by, each.by.activity.heldOn > each.dueOn)];
    });
    const firstDue = open.map((each) => each.dueOn).toSorted()[0];
    const status = statusOf(
      firstDue,
      passed.some((each) => each.late),
      facts.asOf,
    );
    return verdict(subject, {
      status,
      need: decisions.length,
      count: passed.length,
      counted: passed,
      uncovered: open.map((each) => each.received.directiveId).toSorted(),
      ...(status === "pending" && firstDue !== undefined ? due(firstDue, facts.asOf, SOON.longer) : {}),
    });
  });
};

function statusOf(firstDue: string | undefined, anyLate: boolean, asOf: string): Status {
  if (firstDue === undefined) return anyLate ? "met-late" : "met";
  return asOf > firstDue ? "short" : "pending";
}

/** Each decision received in the window with the first segment that passed it on. */
function passedOn(organisationId: string, facts: Facts): Passed[] {
  const received = (facts.receivedBy.get(organisationId) ?? []).filter((each) => holds(facts.window, each.receivedOn));
  if (received.length === 0) return [];
  const naming = [...facts.heldBy(organisationId).values()]
    .flat()
    .filter((each) => each.known && (each.segment.directiveIds ?? []).length > 0)
    .toSorted(inOrderHeld);
  return received.map((one) => ({
    received: one,
    dueOn: facts.daysAfter(one.receivedOn, facts.settings.followUpDays),
    by: naming.find(
      (each) => each.activity.heldOn >= one.receivedOn && each.segment.directiveIds?.includes(one.directiveId),
    ),
  }));
}
