import type { Activity, SegmentKind } from "#domain/bundle/activities.ts";
import type { Directive } from "#domain/bundle/desk.ts";
import { addDays } from "#domain/dates/civil-date.ts";

/** Meetings at which a decision from above is passed on. */
const OCCASIONS: readonly SegmentKind[] = [
  "general-meeting",
  "theme-day",
  "committee-meeting",
  "party-committee-meeting",
];

/** How many days after its receipt a decision is taken up. */
const DELAYS = { promptly: 1, late: 34, never: null } as const;

/**
 * Names each decision at the first fitting meeting after it came in. The same ledger, with `directiveIds`.
 * @param activities one organisation's, in the order held
 */
export function passOn(
  activities: readonly Activity[],
  organisationId: string,
  directives: readonly Directive[],
  how: keyof typeof DELAYS,
): Activity[] {
  const delay = DELAYS[how];
  const named = new Map<string, string[]>();
  for (const directive of directives) {
    const received = directive.recipients?.find((each) => each.organisationId === organisationId)?.receivedOn;
    if (received === undefined || delay === null) continue;
    const from = addDays(received, delay);
    const meeting = activities.find(
      (each) => each.heldOn >= from && each.segments.some(({ kind }) => OCCASIONS.includes(kind)),
    );
    if (meeting !== undefined) named.set(meeting.id, [...(named.get(meeting.id) ?? []), directive.id]);
  }
  return activities.map((activity) => {
    const directiveIds = named.get(activity.id);
    if (directiveIds === undefined) return activity;
    const at = activity.segments.findIndex(({ kind }) => OCCASIONS.includes(kind));
    return {
      ...activity,
      segments: activity.segments.map((segment, index) => (index === at ? { ...segment, directiveIds } : segment)),
    };
  });
}
