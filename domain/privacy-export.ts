import type { Activity, Segment } from "#domain/bundle/activities.ts";
import { isSensitive, isSensitiveTopic } from "#domain/privacy.ts";
import { segmentKindTerms } from "#domain/wording/terms.ts";

/** What of a sensitive segment its verdicts tell already: kind, day made up for, points, the post that led. */
function outline(segment: Segment): Segment {
  const topics = (segment.topics ?? []).filter((topic) => !isSensitiveTopic(topic));
  return {
    kind: segment.kind,
    ...(segment.makesUpFor == null ? {} : { makesUpFor: segment.makesUpFor }),
    ...(topics.length === 0 ? {} : { topics }),
    ...(segment.supports == null ? {} : { supports: segment.supports }),
    ...(segment.leader == null ? {} : { leader: segment.leader }),
    ...(segment.directiveIds == null ? {} : { directiveIds: segment.directiveIds }),
    ...(segment.agenda == null ? {} : { agenda: segment.agenda.map(({ title: _title, ...item }) => item) }),
  };
}

/**
 * A sensitive record as it may leave its branch: that such a meeting was held on the day, which its verdicts say as well, so that a
 * check elsewhere does not call it missing. No title, text, count or agenda of the branch's own words. Talks leave no trace
 * at all: their coverage leaves as a count.
 * @returns null where nothing is left; a record that is not sensitive as it is
 */
export function outsideBranch(activity: Activity): Activity | null {
  if (!isSensitive(activity)) return activity;
  if (activity.segments.every((each) => each.kind === "talk")) return null;
  const kinds = [...new Set(activity.segments.filter((each) => each.kind !== "talk").map((each) => each.kind))];
  return {
    id: activity.id,
    organisationId: activity.organisationId,
    ...(activity.alsoFor == null ? {} : { alsoFor: activity.alsoFor }),
    heldOn: activity.heldOn,
    ...(activity.recordedAt == null ? {} : { recordedAt: activity.recordedAt }),
    title: kinds.map((kind) => segmentKindTerms[kind]["zh-CN"]).join("、"),
    // Segments keep their places: verdicts name them by number.
    segments: activity.segments.map((each) => (each.kind === "talk" ? { kind: "other" } : outline(each))),
  };
}
