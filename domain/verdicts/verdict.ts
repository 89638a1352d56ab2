import type { SegmentKind } from "#domain/bundle/activities.ts";
import { daysBetween } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Held } from "#domain/facts/held.ts";
import { isLateRecord } from "#domain/facts/held.ts";
import type { Requirement, Strength } from "#domain/guides/requirement-schema.ts";

/** Worst first; `upcoming` is a period that has not begun, listed only on request (rules.md sections 2 and 3). */
export const statuses = ["short", "pending", "met-late", "met", "judgement", "not-applicable", "upcoming"] as const;
export type Status = (typeof statuses)[number];

/** Why a requirement does not apply. */
export type ReasonCode =
  | "not-in-existence"
  | "vacation"
  | "no-committee"
  | "no-groups"
  | "wrong-category"
  | "no-calendar"
  | "nothing-to-cover"
  | "no-joint-meeting"
  | "appointed";

/** Why something of the right kind was not counted. */
export type RefusalCode =
  | "make-up-too-late"
  | "recorded-after-known-at"
  | "wrong-leader"
  | "not-in-post"
  | "wrong-topic"
  | "approved-late"
  | "changed-after-approval"
  | "not-approved"
  | "extension-too-long";

/** Things to mind that change no status. */
export type HintCode =
  | "usual-day-moved"
  | "applied-late"
  | "below-target"
  | "no-election-recorded"
  | "extended"
  | "branches-with-hints"
  | "no-data";

export type Counted = { activity: string; segment: number; late: boolean; recordedLate: boolean };
/** A refused segment; a refused extension of a term names no activity. */
export type Refused = { activity: string | null; segment: number | null; code: RefusalCode };

/** What speaks to a point that people judge, or the documents that met a requirement; newest first. */
export type Found = {
  activities: readonly { activity: string; segment: number; heldOn: CivilDate }[];
  documents: readonly string[];
  byKind: Readonly<Partial<Record<SegmentKind, number>>>;
};

/** The answer of one requirement for one organisation and period (判定), with its reasons. */
export type Verdict = {
  organisation: string;
  requirement: string;
  strength: Strength;
  /** Null for kinds judged on a day. */
  period: Period | null;
  status: Status;
  reason: ReasonCode | null;
  need: number;
  count: number;
  missing: number;
  dueOn: CivilDate | null;
  dueSoon: boolean;
  /** On a short count: the last day for a make-up, while it has not passed. */
  makeUpUntil: CivilDate | null;
  counted: readonly Counted[];
  refused: readonly Refused[];
  hints: readonly HintCode[];
  /** What is not covered: ids of things, or the Mondays of missed weeks. */
  uncovered: readonly string[];
  found?: Found;
};

/** What a verdict is about. */
export type Subject = { requirement: Requirement; organisation: string; period: Period | null };

/** What an evaluator found; everything left out is empty. */
export type Finding = Partial<Omit<Verdict, "organisation" | "requirement" | "strength" | "period" | "missing">> &
  Pick<Verdict, "status">;

/** Completes a finding to a verdict. */
export function verdict(subject: Subject, finding: Finding): Verdict {
  const { need = 0, count = 0, ...rest } = finding;
  return {
    organisation: subject.organisation,
    requirement: subject.requirement.id,
    strength: subject.requirement.strength,
    period: subject.period,
    reason: null,
    need,
    count,
    missing: Math.max(0, need - count),
    dueOn: null,
    dueSoon: false,
    makeUpUntil: null,
    counted: [],
    refused: [],
    hints: [],
    uncovered: [],
    ...rest,
  };
}

/** A verdict that the requirement does not apply, and why. */
export function notApplicable(subject: Subject, reason: ReasonCode): Verdict {
  return verdict(subject, { status: "not-applicable", reason });
}

/** Days before the due date from which a pending verdict is due soon (rules.md section 3). */
export const SOON = { week: 2, month: 7, quarter: 15, longer: 30 } as const;

/** The fields of a pending finding that follow from its due date. */
export function due(dueOn: CivilDate, asOf: CivilDate, within: number): { dueOn: CivilDate; dueSoon: boolean } {
  return { dueOn, dueSoon: daysBetween(asOf, dueOn) <= within };
}

/** A counted segment; `late` when it was held after the period it counts for. */
export function counted(held: Held, late: boolean): Counted {
  return { activity: held.activity.id, segment: held.index, late, recordedLate: isLateRecord(held.activity) };
}

/** A refused segment and why. */
export function refused(held: Held, code: RefusalCode): Refused {
  return { activity: held.activity.id, segment: held.index, code };
}
