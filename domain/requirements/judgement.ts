import type { SegmentKind } from "#domain/bundle/activities.ts";
import { holds } from "#domain/dates/period.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Held } from "#domain/facts/held.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import type { RequirementOf, SpeaksTo } from "#domain/guides/requirement-schema.ts";
import { judgedNow } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { notApplicable, verdict } from "#domain/verdicts/verdict.ts";
import type { Found } from "#domain/verdicts/verdict.ts";

/** A point that only people can judge: what was found in the window that speaks to it (rules.md section 4, judgement). */
export const judgeJudgement: Evaluator<"judgement"> = (requirement, organisation, { facts }) => {
  const subject = { requirement, organisation: organisation.id, period: null };
  return judgedNow(subject, organisation, facts, () => {
    const { onlyFor } = requirement;
    if (onlyFor !== undefined && (organisation.category === null || !onlyFor.includes(organisation.category))) {
      return notApplicable(subject, "wrong-category");
    }
    return verdict(subject, { status: "judgement", found: whatSpeaks(requirement, organisation, facts) });
  });
};

/** Asked of every segment of the window for each such point, so the cheap questions come first. */
function speaks(held: Held, to: SpeaksTo, point: string): boolean {
  const { kind, topics, supports } = held.segment;
  if (to.kinds?.includes(kind) === true || supports?.includes(point) === true) return true;
  return topics != null && to.topics !== undefined && topics.some((topic) => to.topics?.includes(topic) === true);
}

function whatSpeaks(requirement: RequirementOf<"judgement">, organisation: Organisation, facts: Facts): Found {
  const to = requirement.speaksTo;
  const point = requirement.id.slice(0, requirement.id.lastIndexOf("/"));
  const held = facts.heldInWindow(organisation.id).filter((each) => speaks(each, to, point));
  const byKind: Partial<Record<SegmentKind, number>> = {};
  for (const each of held) byKind[each.segment.kind] = (byKind[each.segment.kind] ?? 0) + 1;
  const documents = (facts.documentsOf.get(organisation.id) ?? [])
    .filter((each) => to.documents?.includes(each.kind) === true && holds(facts.window, each.issuedOn))
    .toSorted((a, b) => (a.issuedOn > b.issuedOn ? -1 : 1));
  return {
    activities: held.map((each) => ({ activity: each.activity.id, segment: each.index, heldOn: each.activity.heldOn })),
    documents: documents.map((each) => each.id),
    byKind,
  };
}
