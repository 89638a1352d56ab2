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
  "talk",
  "report-to-branch",
  "service",
  "report-to-superior",
  "survey",
  "forum",
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
  "forum",
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

/** What a part of this kind has of its own; a kind adds only its own fields. */
type KindFields = {
  leader?: "chair" | "lecturer";
  hours?: true;
  topics?: true;
  agenda?: true;
  /** Something may be decided or somebody elected by a vote. */
  vote?: true;
  /** The whole branch is due: ticked where it keeps a roster. */
  wholeBranch?: true;
};

const chaired = { leader: "chair", topics: true } as const;
const kindFields: Readonly<Record<SegmentKind, KindFields>> = {
  "general-meeting": { ...chaired, agenda: true, vote: true, wholeBranch: true },
  "committee-meeting": { ...chaired, agenda: true, vote: true },
  "group-meeting": chaired,
  "party-lecture": { leader: "lecturer", hours: true, topics: true, wholeBranch: true },
  "theme-day": { ...chaired, wholeBranch: true },
  "organisation-life-meeting": { leader: "chair", agenda: true, wholeBranch: true },
  "democratic-appraisal": { leader: "chair", agenda: true, wholeBranch: true },
  training: { ...chaired, hours: true, wholeBranch: true },
  talk: {},
  "party-committee-meeting": { ...chaired, agenda: true, vote: true },
  "joint-meeting": { ...chaired, agenda: true, vote: true },
  "centre-study": { ...chaired, hours: true },
  "teacher-study": { ...chaired, hours: true },
  "democratic-life-meeting": { leader: "chair", agenda: true },
  "secretaries-meeting": chaired,
  "secretaries-report": chaired,
  "report-to-superior": chaired,
  "report-to-branch": chaired,
  survey: chaired,
  forum: chaired,
  service: chaired,
  other: chaired,
};

/** What a part of this kind has of its own. */
export function fieldsOf(kind: SegmentKind): KindFields {
  return kindFields[kind];
}

/** True for a kind that there is. */
export function isKind(text: string): text is SegmentKind {
  return Object.hasOwn(segmentKindTerms, text);
}
