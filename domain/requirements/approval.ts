import type { Activity, Forum, Segment } from "#domain/bundle/activities.ts";
import type { Approval } from "#domain/bundle/desk.ts";
import { workingDays } from "#domain/calendar/school-calendar.ts";
import { addDays, later } from "#domain/dates/civil-date.ts";
import { holds } from "#domain/dates/period.ts";
import type { Facts } from "#domain/facts/facts.ts";
import { organisationsNamed } from "#domain/facts/activities.ts";
import { isLateRecord } from "#domain/facts/held.ts";
import type { Organisation } from "#domain/facts/organisation.ts";
import { judgedNow } from "#domain/requirements/evaluator.ts";
import type { Evaluator } from "#domain/requirements/evaluator.ts";
import { due, notApplicable, SOON, verdict } from "#domain/verdicts/verdict.ts";
import type { RefusalCode } from "#domain/verdicts/verdict.ts";

type ForumSegment = { activity: Activity; index: number; segment: Segment };
type Answer = { of: ForumSegment; by: Approval | null; refusal: RefusalCode | null };

/** Every forum, held or planned, was approved as it takes place, before its day (一会一报; rules.md section 4, approval). */
export const judgeApproval: Evaluator<"approval"> = (requirement, organisation, { facts }) => {
  const subject = { requirement, organisation: organisation.id, period: facts.window };
  return judgedNow(subject, organisation, facts, () => {
    const below = organisationAndBelow(organisation, facts);
    const held = forums(facts.forums, below, facts);
    const planned = forums(facts.plans, below, facts);
    const answers = [...held, ...planned].map((each) => answer(each, facts));
    const uncovered = new Set(answers.filter((each) => each.by === null).map((each) => each.of.activity.id));
    const things = new Set(answers.map((each) => each.of.activity.id));
    if (things.size === 0) return notApplicable(subject, "nothing-to-cover");
    const firstPlanned = planned
      .filter((each) => uncovered.has(each.activity.id))
      .map((each) => each.activity.heldOn)
      .toSorted()[0];
    const anyHeld = held.some((each) => uncovered.has(each.activity.id));
    const pending = !anyHeld && firstPlanned !== undefined;
    return verdict(subject, {
      status: anyHeld ? "short" : pending ? "pending" : "met",
      need: things.size,
      count: things.size - uncovered.size,
      counted: answers
        .filter((each) => each.by !== null)
        .map(({ of }) => ({
          activity: of.activity.id,
          segment: of.index,
          late: false,
          recordedLate: isLateRecord(of.activity),
        })),
      refused: answers.flatMap(({ of, refusal }) =>
        refusal === null ? [] : [{ activity: of.activity.id, segment: of.index, code: refusal }],
      ),
      hints: answers.some((each) => each.by !== null && appliedLate(each.of, each.by, facts)) ? ["applied-late"] : [],
      uncovered: [...uncovered].toSorted(),
      ...(pending ? due(addDays(firstPlanned, -1), facts.asOf, SOON.longer) : {}),
    });
  });
};

/** The organisation and everything below it, by today's tree. */
function organisationAndBelow(organisation: Organisation, facts: Facts): ReadonlySet<string> {
  const found = new Set([organisation.id]);
  for (const id of found) for (const child of facts.childrenOf.get(id) ?? []) found.add(child.id);
  return found;
}

function forums(activities: readonly Activity[], below: ReadonlySet<string>, facts: Facts): ForumSegment[] {
  return activities
    .filter((each) => [...organisationsNamed(each)].some((id) => below.has(id)) && holds(facts.window, each.heldOn))
    .flatMap((activity) => activity.segments.map((segment, index) => ({ activity, index, segment })))
    .filter((each) => each.segment.kind === "forum");
}

function answer(of: ForumSegment, facts: Facts): Answer {
  const approvals = facts.approvalsFor.get(of.activity.id) ?? [];
  const inTime = (each: Approval) => each.approvedOn != null && each.approvedOn < of.activity.heldOn;
  const fitting = approvals.filter((each) => describes(each, of));
  const by = fitting.filter(inTime).toSorted((a, b) => ((a.appliedOn ?? "") < (b.appliedOn ?? "") ? -1 : 1))[0];
  if (by !== undefined) return { of, by, refusal: null };
  if (approvals.length === 0) return { of, by: null, refusal: "not-approved" };
  return { of, by: null, refusal: approvals.some(inTime) ? "changed-after-approval" : "approved-late" };
}

/** True when the approval is for that day and the forum's own place, title and set of speakers. */
function describes(approval: Approval, { activity, segment }: ForumSegment): boolean {
  const forum: Forum = segment.forum ?? {};
  const [approved, own] = [new Set(approval.speakers), new Set(forum.speakers)];
  return (
    approval.eventOn === activity.heldOn &&
    (approval.place ?? "") === (forum.place ?? "") &&
    (approval.title ?? "") === (forum.title ?? "") &&
    approved.size === own.size &&
    approved.isSubsetOf(own)
  );
}

const FAR_ENOUGH = 1500;

/** Applied for with fewer working days to go than the lead time; longer with guests from abroad. */
function appliedLate({ activity, segment }: ForumSegment, approval: Approval, facts: Facts): boolean {
  if (approval.appliedOn == null) return false;
  const foreign = approval.foreignGuests === true || segment.forum?.foreignGuests === true;
  const lead = foreign ? facts.settings.approvalLeadDaysForeign : facts.settings.approvalLeadDays;
  // The lead time is at most 366 working days; a year typed wrong must not have a thousand years counted.
  const since = later(approval.appliedOn, addDays(activity.heldOn, -FAR_ENOUGH));
  return workingDays(facts.calendar, since, activity.heldOn) < lead;
}
