import type { Activity } from "#domain/bundle/activities.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { RosterEntry } from "#domain/bundle/organisations.ts";
import { covers } from "#domain/dates/period.ts";
import { separateActivity } from "#domain/privacy.ts";
import type { Attendance, TalkPair } from "#domain/privacy.ts";
import { branchOf } from "#server/facts/people.ts";
import type { People } from "#server/facts/people.ts";
import type { PlaceOf } from "#server/exchange/permit.ts";

/** Whose member somebody was on a day: the branch that keeps to itself that they attended. */
export type Homes = { people: (activity: Activity) => People };

/** The span that covers the day; else the newest of all. */
function entryOn(spans: readonly RosterEntry[], day: string): RosterEntry | undefined {
  return spans.find((each) => covers(each, day)) ?? spans.toSorted((one, other) => (one.from < other.from ? 1 : -1))[0];
}

/** From the rosters and posts of the file and of the school. Where both are silent, the branch that holds the record answers for its people. */
export function homesIn(parts: readonly Pick<Bundle, "roster" | "positions">[], placeOf: PlaceOf): Homes {
  const spans = Map.groupBy(
    parts.flatMap((each) => each.roster),
    (each) => each.memberId,
  );
  const posts = new Map(
    parts
      .flatMap((each) => each.positions)
      .flatMap((post) => [
        [post.id, post.organisationId] as const,
        ...(post.memberId == null ? [] : [[post.memberId, post.organisationId] as const]),
      ]),
  );
  const branchAt = (id: string | undefined): string | null => {
    const place = id === undefined ? undefined : placeOf(id);
    return place === undefined ? null : branchOf(place);
  };
  return {
    people: (activity) => {
      const own = branchAt(activity.organisationId);
      const home = (member: string): string => {
        const onRoster = branchAt(entryOn(spans.get(member) ?? [], activity.heldOn)?.organisationId);
        return onRoster ?? branchAt(posts.get(member)) ?? own ?? activity.organisationId;
      };
      const { attendees, talks } = separateActivity(activity);
      return {
        attendees: attendees.map((each: Attendance) => ({ ...each, branch: home(each.memberId) })),
        talks: talks.map((each: TalkPair) => ({ ...each, branch: own ?? home(each.pair[0]) })),
      };
    },
  };
}
