import type { Document } from "#domain/bundle/desk.ts";
import { yearOf } from "#domain/dates/civil-date.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import { judgedByPeriod, judgedNow, yearPeriods } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { due, notApplicable, SOON, verdict } from "#domain/verdicts/verdict.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";

/** A document of the kind is in force on the as-of day, or was issued in the year (rules.md section 4, document). */
export const judgeDocument: Evaluator<"document"> = (requirement, organisation, judging) => {
  const { facts } = judging;
  const documents = documentsFor(organisation, requirement.document, facts).filter((each) => !isWithdrawn(each, facts));
  if (requirement.per === "year") {
    return judgedByPeriod(requirement, 1, organisation, judging, yearPeriods(facts), (subject) => {
      const issued = documents.filter((each) => yearOf(each.issuedOn) === yearOf(subject.period.from));
      if (issued.length > 0) return met(subject, issued);
      if (facts.asOf > subject.period.to) return verdict(subject, { status: "short", need: 1 });
      const dates = due(subject.period.to, facts.asOf, SOON.longer);
      return verdict(subject, { status: "pending", need: 1, ...dates });
    });
  }
  const subject = { requirement, organisation: organisation.id, period: null };
  return judgedNow(subject, organisation, facts, () => {
    if (requirement.needsJointMeetings === true && organisation.entry.jointMeetings === false) {
      return notApplicable(subject, "no-joint-meeting");
    }
    const inForce = documents.filter((each) => each.expiresOn == null || facts.asOf <= each.expiresOn);
    return inForce.length > 0 ? met(subject, inForce) : verdict(subject, { status: "short", need: 1 });
  });
};

function met(subject: Parameters<typeof verdict>[0], documents: readonly Document[]): Verdict {
  const newestFirst = documents.toSorted((a, b) => (a.issuedOn > b.issuedOn ? -1 : 1)).map((each) => each.id);
  const found = { activities: [], documents: newestFirst, byKind: {} };
  return verdict(subject, { status: "met", need: 1, count: 1, found });
}

/** From the day of withdrawal on a document is not in force. */
function isWithdrawn(document: Document, facts: Facts): boolean {
  return document.withdrawnOn != null && document.withdrawnOn <= facts.asOf;
}

/** The organisation's own documents of the kind, and those above it that say they cover what is below. */
function documentsFor(organisation: Organisation, kind: string, facts: Facts): Document[] {
  const own = (facts.documentsOf.get(organisation.id) ?? []).filter((each) => each.kind === kind);
  const above = organisationsAbove(organisation, facts).flatMap((parent) =>
    (facts.documentsOf.get(parent.id) ?? []).filter((each) => each.kind === kind && each.coversBelow === true),
  );
  return [...own, ...above];
}

/** From the parent up. Earlier parents (`was`) may go round in a circle on a day that nobody looked at. */
function organisationsAbove(organisation: Organisation, facts: Facts): Organisation[] {
  const above = new Set<Organisation>();
  let next = facts.organisations.get(organisation.parentId ?? "");
  while (next !== undefined && next !== organisation && !above.has(next)) {
    above.add(next);
    next = facts.organisations.get(next.parentId ?? "");
  }
  return [...above];
}
