import type { Activity } from "#domain/bundle/activities.ts";
import { byKind, segmentsHeld } from "#domain/facts/held.ts";
import type { Held, HeldByKind } from "#domain/facts/held.ts";
import { memo } from "#domain/facts/memo.ts";
import type { Organisation } from "#domain/facts/organisation.ts";

/** Every organisation that an activity names, each once. */
export function organisationsNamed(activity: Activity): Iterable<string> {
  return activity.alsoFor == null || activity.alsoFor.length === 0
    ? [activity.organisationId]
    : new Set([activity.organisationId, ...activity.alsoFor]);
}

/** Activities by each organisation they name. */
export function groupByOrganisation(activities: readonly Activity[]): ReadonlyMap<string, readonly Activity[]> {
  const groups = new Map<string, Activity[]>();
  for (const activity of activities) {
    for (const organisation of organisationsNamed(activity)) {
      const group = groups.get(organisation);
      if (group === undefined) groups.set(organisation, [activity]);
      else group.push(activity);
    }
  }
  return groups;
}

/** Who held what, asked by organisation; each answer is worked out once. */
export type Ledger = {
  /** What the organisation held itself or was named in. */
  heldBy: (organisationId: string) => HeldByKind;
  /**
   * What counts for the organisation: its own, and what those it succeeds held before its founding
   * (rules.md section 4, count, 1).
   */
  creditedTo: (organisationId: string) => HeldByKind;
};

export function makeLedger(
  held: readonly Activity[],
  unknown: ReadonlySet<string>,
  organisations: ReadonlyMap<string, Organisation>,
): Ledger {
  const activitiesOf = groupByOrganisation(held);
  const heldBy = memo((id: string) =>
    byKind((activitiesOf.get(id) ?? []).flatMap((each) => segmentsHeld(each, !unknown.has(each.id)))),
  );
  const credited = memo((id: string): HeldByKind => {
    const organisation = organisations.get(id);
    if (organisation === undefined || organisation.predecessors.size === 0) return heldBy(id);
    const inherited = (organisation.entry.succeeds ?? []).flatMap((each) =>
      [...credited(each).values()].flat().filter((one) => one.activity.heldOn < organisation.foundedOn),
    );
    const own = [...heldBy(id).values()].flat();
    return byKind(once([...own, ...inherited]));
  });
  return { heldBy, creditedTo: credited };
}

/** Each segment once, though two of those succeeded held it jointly. */
function once(held: readonly Held[]): Held[] {
  return [...new Map(held.map((each) => [`${each.index} ${each.activity.id}`, each])).values()];
}
