import type { Activity } from "#domain/bundle/activities.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { holds } from "#domain/dates/period.ts";
import type { Period } from "#domain/dates/period.ts";
import { byKind, inOrderHeld, segmentsHeld } from "#domain/facts/held.ts";
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
function groupByOrganisation(activities: readonly Activity[]): ReadonlyMap<string, readonly Activity[]> {
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
  /** What the organisation held itself or was named in, since the first day that a judged period may reach back to. */
  heldBy: (organisationId: string) => HeldByKind;
  /** The same, however long ago. */
  everHeldBy: (organisationId: string) => HeldByKind;
  /**
   * What counts for the organisation: its own, and what those it succeeds held before its founding
   * (rules.md section 4, count, 1).
   */
  creditedTo: (organisationId: string) => HeldByKind;
  /** What the organisation held or was named in within the window of the check, newest first. */
  heldInWindow: (organisationId: string) => readonly Held[];
};

/** What the ledger is made of. */
type Sources = {
  /** Held by the as-of day, those recorded after known-at included. */
  held: readonly Activity[];
  unknown: ReadonlySet<string>;
  organisations: ReadonlyMap<string, Organisation>;
  window: Period;
  /** No judged period begins earlier, and nothing held before it can count: a target date is never after the day held. */
  since: CivilDate;
};

/** The ledger of one check. */
export function makeLedger({ held, unknown, organisations, window, since }: Sources): Ledger {
  const activitiesOf = groupByOrganisation(held);
  const segmentsOf = (activities: readonly Activity[]) =>
    byKind(activities.flatMap((each) => segmentsHeld(each, !unknown.has(each.id))));
  const everHeldBy = memo((id: string) => segmentsOf(activitiesOf.get(id) ?? []));
  const heldBy = memo((id: string) => segmentsOf((activitiesOf.get(id) ?? []).filter((each) => each.heldOn >= since)));
  const creditedTo = memo((id: string): HeldByKind => {
    const organisation = organisations.get(id);
    if (organisation === undefined || organisation.predecessors.size === 0) return heldBy(id);
    const inherited = (organisation.entry.succeeds ?? []).flatMap((each) =>
      all(creditedTo(each)).filter((one) => one.activity.heldOn < organisation.foundedOn),
    );
    return byKind(once([...all(heldBy(id)), ...inherited]));
  });
  const heldInWindow = memo((id: string) =>
    all(heldBy(id))
      .filter((each) => each.known && holds(window, each.activity.heldOn))
      .toSorted((a, b) => inOrderHeld(b, a)),
  );
  return { heldBy, everHeldBy, creditedTo, heldInWindow };
}

function all(held: HeldByKind): Held[] {
  return [...held.values()].flat();
}

/** Each segment once, though two of those succeeded held it jointly. */
function once(held: readonly Held[]): Held[] {
  return [...new Map(held.map((each) => [`${each.index} ${each.activity.id}`, each])).values()];
}
