import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Organisation } from "#domain/bundle/organisations.ts";

/** What the entries of a bundle may refer to, gathered once. */
export type BundleIndex = {
  organisations: ReadonlyMap<string, Organisation>;
  positions: ReadonlySet<string>;
  /** Activities and plans: an approval may be for either. */
  gatherings: ReadonlySet<string>;
  agendaItems: ReadonlySet<string>;
  directives: ReadonlySet<string>;
  /**
   * Whom `attendees` may name: members on a roster and those of posts. Null where the bundle has no roster:
   * the branch keeps it to itself, and its ids lead nowhere for everyone else.
   */
  members: ReadonlySet<string> | null;
};

function idsOf(...lists: readonly (readonly { id: string }[])[]): Set<string> {
  const ids = new Set<string>();
  for (const list of lists) for (const entry of list) ids.add(entry.id);
  return ids;
}

function agendaIds(bundle: Bundle): Set<string> {
  const ids = new Set<string>();
  for (const list of [bundle.activities, bundle.plans]) {
    for (const activity of list) {
      for (const segment of activity.segments) for (const item of segment.agenda ?? []) ids.add(item.id);
    }
  }
  return ids;
}

function memberIds(bundle: Bundle): Set<string> | null {
  if (bundle.roster.length === 0) return null;
  const ids = new Set(bundle.roster.map((entry) => entry.memberId));
  for (const post of bundle.positions) if (post.memberId != null) ids.add(post.memberId);
  return ids;
}

/** The bundle by the ids that its entries name one another with. */
export function indexBundle(bundle: Bundle): BundleIndex {
  return {
    organisations: new Map(bundle.organisations.map((entry) => [entry.id, entry])),
    positions: idsOf(bundle.positions),
    gatherings: idsOf(bundle.activities, bundle.plans),
    agendaItems: agendaIds(bundle),
    directives: idsOf(bundle.directives),
    members: memberIds(bundle),
  };
}
