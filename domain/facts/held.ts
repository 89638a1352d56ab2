import type { Activity, Segment, SegmentKind } from "#domain/bundle/activities.ts";
import { daysBetween } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { recordedOn } from "#domain/facts/known.ts";

/** A record made more than this many days after the activity is a late record (补录). */
const LATE_RECORD_DAYS = 3;

/** One segment of an activity that was held by the as-of day. */
export type Held = {
  activity: Activity;
  segment: Segment;
  /** The segment's place in its activity, from 0. */
  index: number;
  /** The date it counts for: `makesUpFor`, else the day held. */
  target: CivilDate;
  /** False when it was recorded after known-at: it does not exist, and is only told. */
  known: boolean;
};

export type HeldByKind = ReadonlyMap<SegmentKind, readonly Held[]>;

/** The segments of one activity. */
export function segmentsHeld(activity: Activity, known: boolean): Held[] {
  return activity.segments.map((segment, index) => ({
    activity,
    segment,
    index,
    target: segment.makesUpFor ?? activity.heldOn,
    known,
  }));
}

/** Groups segments by kind, each list in the order held. */
export function byKind(held: Iterable<Held>): HeldByKind {
  const groups = Map.groupBy(held, (each) => each.segment.kind);
  for (const group of groups.values()) group.sort(inOrderHeld);
  return groups;
}

/** Earlier first; on one day by the activity's id, then the segment's place. */
export function inOrderHeld(a: Held, b: Held): number {
  if (a.activity.heldOn !== b.activity.heldOn) return a.activity.heldOn < b.activity.heldOn ? -1 : 1;
  if (a.activity.id !== b.activity.id) return a.activity.id < b.activity.id ? -1 : 1;
  return a.index - b.index;
}

/** True for a record made more than three days after the activity was held. */
export function isLateRecord(activity: Activity): boolean {
  const day = recordedOn(activity);
  return day !== null && daysBetween(activity.heldOn, day) > LATE_RECORD_DAYS;
}
