import type { SegmentKind } from "#domain/bundle/activities.ts";

/** The kind of record that a built-in requirement asks for, by the last part of its id. */
const kinds: Readonly<Record<string, SegmentKind>> = {
  "general-meeting": "general-meeting",
  "committee-meeting": "committee-meeting",
  "group-meeting": "group-meeting",
  "secretary-lecture": "party-lecture",
  "theme-day": "theme-day",
  training: "training",
  "organisation-life": "organisation-life-meeting",
  appraisal: "democratic-appraisal",
  "report-up": "report-to-superior",
};

/** What to record for a requirement, where that is plain. */
export function kindFor(requirement: string): SegmentKind | undefined {
  return kinds[requirement.split("/").at(-1) ?? ""];
}
