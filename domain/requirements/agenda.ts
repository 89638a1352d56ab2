import type { AgendaItem, SegmentKind } from "#domain/bundle/activities.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { holds } from "#domain/dates/period.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { Organisation } from "#domain/facts/organisation.ts";

/** An agenda item (议题) of a meeting that the organisation held. */
export type HeldItem = { item: AgendaItem; kind: SegmentKind; heldOn: CivilDate };

/** All agenda items of the organisation's meetings of the kinds, in the order held. */
export function itemsOf(organisation: Organisation, kinds: readonly SegmentKind[], facts: Facts): HeldItem[] {
  const ledger = facts.everHeldBy(organisation.id);
  return kinds
    .flatMap((kind) => ledger.get(kind) ?? [])
    .filter((held) => held.known)
    .flatMap(({ activity, segment }) =>
      (segment.agenda ?? []).map((item) => ({ item, kind: segment.kind, heldOn: activity.heldOn })),
    );
}

/** Those held in the window. */
export function inWindow(items: readonly HeldItem[], facts: Facts): HeldItem[] {
  return items.filter((each) => holds(facts.window, each.heldOn));
}

/** A test whether an item refers to one that the Party committee meeting of the organisation took the same day or earlier. */
export function afterPartyCommittee(organisation: Organisation, facts: Facts): (item: HeldItem) => boolean {
  const taken = new Map(
    itemsOf(organisation, ["party-committee-meeting"], facts).map((each) => [each.item.id, each.heldOn]),
  );
  return ({ item, heldOn }) => {
    const day = item.refersTo == null ? undefined : taken.get(item.refersTo);
    return day !== undefined && day <= heldOn;
  };
}
