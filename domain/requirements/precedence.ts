import type { Facts } from "#domain/facts/facts.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import type { Requirement } from "#domain/guides/requirement-schema.ts";
import { afterPartyCommittee, inWindow, itemsOf } from "#domain/requirements/agenda.ts";
import type { HeldItem } from "#domain/requirements/agenda.ts";
import { judgedNow } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { judgeThings } from "#domain/requirements/things.ts";
import { notApplicable } from "#domain/verdicts/verdict.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";

/** Items of joint meetings that the Party organisation had to discuss first (rules.md section 4, precedence). */
export const judgePrecedence: Evaluator<"precedence"> = (requirement, organisation, { facts }) => {
  const before = afterPartyCommittee(organisation, facts);
  const items = inWindow(itemsOf(organisation, ["joint-meeting"], facts), facts).filter((each) =>
    requirement.agenda.includes(each.item.category),
  );
  return judgeItems(requirement, organisation, facts, items, before);
};

/** Items that the Party organisation decides: at its own meeting, or decided there and reported at a joint one (routing). */
export const judgeRouting: Evaluator<"routing"> = (requirement, organisation, { facts }) => {
  const before = afterPartyCommittee(organisation, facts);
  const meetings = itemsOf(organisation, ["party-committee-meeting", "joint-meeting"], facts);
  const items = inWindow(meetings, facts).filter((each) => requirement.agenda.includes(each.item.category));
  const decided = (each: HeldItem) => each.kind === "party-committee-meeting" || before(each);
  return judgeItems(requirement, organisation, facts, items, decided);
};

function judgeItems(
  requirement: Requirement,
  organisation: Organisation,
  facts: Facts,
  items: readonly HeldItem[],
  isCovered: (item: HeldItem) => boolean,
): Verdict[] {
  const subject = { requirement, organisation: organisation.id, period: facts.window };
  return judgedNow(subject, organisation, facts, () => {
    if (organisation.entry.jointMeetings === false) return notApplicable(subject, "no-joint-meeting");
    return judgeThings(
      subject,
      items.map((each) => ({ id: each.item.id, covered: isCovered(each) })),
    );
  });
}
