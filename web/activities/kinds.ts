import type { Language } from "#domain/wording/language.ts";
import { segmentKindTerms } from "#domain/wording/terms.ts";
import type { SegmentKind } from "#domain/bundle/activities.ts";

/** What a branch records, the most usual first. */
export const branchKinds = [
  "committee-meeting",
  "general-meeting",
  "theme-day",
  "party-lecture",
  "group-meeting",
  "training",
  "organisation-life-meeting",
  "democratic-appraisal",
  "service",
  "report-to-superior",
  "survey",
  "other",
] as const satisfies readonly SegmentKind[];

/** What a department or the school records. */
export const departmentKinds = [
  "party-committee-meeting",
  "joint-meeting",
  "centre-study",
  "teacher-study",
  "secretaries-meeting",
  "secretaries-report",
  "democratic-life-meeting",
  "party-lecture",
  "training",
  "survey",
  "report-to-superior",
  "service",
  "other",
] as const satisfies readonly SegmentKind[];

/** The kind's term. */
export function kindName(kind: SegmentKind, language: Language): string {
  return segmentKindTerms[kind][language];
}

/** The kinds of a record, each named once. */
export function kindsText(segments: readonly { kind: SegmentKind }[], language: Language): string {
  const names = new Set(segments.map((each) => kindName(each.kind, language)));
  return [...names].join(language === "en" ? ", " : "、");
}

/** Kinds of which the branch keeps agenda and resolution only (product.md, principle 3). */
export const sensitiveKinds: readonly SegmentKind[] = ["organisation-life-meeting", "democratic-appraisal", "talk"];

/** True for a kind that there is. */
export function isKind(text: string): text is SegmentKind {
  return Object.hasOwn(segmentKindTerms, text);
}
