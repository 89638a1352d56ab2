import type { Activity, Segment, SegmentKind } from "#domain/bundle/activities.ts";

/**
 * What never leaves a branch (product.md, principle 3): sensitive records as a whole, and of every record
 * who attended and who talked with whom.
 */
export const sensitiveKinds: readonly SegmentKind[] = [
  "organisation-life-meeting",
  "democratic-appraisal",
  "democratic-life-meeting",
  "talk",
];
/** Topics of admission and discipline, by the names that the guide packs give them. */
export const sensitiveTopics: readonly string[] = ["admission", "discipline", "exit-mechanism"];

/** True for topics of admission and discipline. */
export function isSensitiveTopic(topic: string): boolean {
  return sensitiveTopics.includes(topic);
}

/** True for kinds of which agenda and resolution alone are kept. */
export function isSensitiveKind(kind: SegmentKind): boolean {
  return sensitiveKinds.includes(kind);
}

function isSensitiveSegment(segment: Segment): boolean {
  return isSensitiveKind(segment.kind) || (segment.topics ?? []).some(isSensitiveTopic);
}

/** True for records that are for the organisation alone that held them: no minutes are kept, and nobody above sees them. */
export function isSensitive(activity: Pick<Activity, "segments">): boolean {
  return activity.segments.some(isSensitiveSegment);
}

export type Attendance = { segment: number; memberId: string };
export type TalkPair = { segment: number; pair: [string, string] };

/** An activity taken apart: what may be seen above, and what is kept beside it. */
export type SeparatedActivity = {
  entry: Activity;
  minutes: string | null;
  attendees: readonly Attendance[];
  talks: readonly TalkPair[];
};

/** Takes out of an activity what is private or may have to be erased. */
export function separateActivity(activity: Activity): SeparatedActivity {
  const { minutes = null, segments, ...rest } = activity;
  return {
    entry: {
      ...rest,
      segments: segments.map(({ attendees: _attendees, talk: _talk, ...segment }) => segment),
    },
    minutes: minutes ?? null,
    attendees: segments.flatMap((each, segment) => (each.attendees ?? []).map((memberId) => ({ segment, memberId }))),
    talks: segments.flatMap((each, segment) => (each.talk == null ? [] : [{ segment, pair: each.talk.pair }])),
  };
}

/** Puts an activity together again, for its branch and for judging. */
export function joinActivity({ entry, minutes, attendees, talks }: SeparatedActivity): Activity {
  return {
    ...entry,
    ...(minutes === null ? {} : { minutes }),
    segments: entry.segments.map((each, segment) => {
      const members = attendees.filter((one) => one.segment === segment).map((one) => one.memberId);
      const talk = talks.find((one) => one.segment === segment);
      return {
        ...each,
        ...(members.length === 0 ? {} : { attendees: members }),
        ...(talk === undefined ? {} : { talk: { pair: talk.pair } }),
      };
    }),
  };
}
