import type { Draft as Entry } from "#api/endpoints/fact-schemas.ts";
import type { SegmentKind } from "#domain/bundle/activities.ts";
import { emptySegment, newDraft, withSegment } from "#web/activities/draft.ts";
import type { Draft, SegmentDraft } from "#web/activities/draft.ts";
import { keptDrafts } from "#web/activities/draft-store.ts";
import type { Place } from "#web/activities/draft-store.ts";
import { isKind } from "#web/activities/kinds.ts";
import type { RecordSearch } from "#web/activities/record-search.ts";

export type Start = { draft: Draft; isResumed: boolean };

/** What tells drafts of different links apart; empty for the page itself. */
export function originOf(search: RecordSearch): string {
  return Object.keys(search).length === 0 ? "" : JSON.stringify(search);
}

/**
 * The draft that the page begins with: what was being written by way of the same link, or from any where the page
 * itself is opened; else a new one. What waits for a connection is offered and not taken up by itself.
 */
export function startingDraft(place: Place, origin: string, fresh: () => Draft): Start {
  const kept = keptDrafts(place.account).find(
    ({ organisation, draft }) =>
      organisation === place.organisation && draft.state !== "waiting" && (origin === "" || draft.origin === origin),
  );
  return kept === undefined ? { draft: fresh(), isResumed: false } : { draft: kept.draft, isResumed: true };
}

/** A new draft as a link asks for it; a decision is passed on at the usual kind of meeting, unless the link says another. */
export function draftOfLink(
  { kind, topic, on, directive, supports }: RecordSearch,
  origin: string,
  today: string,
  usualKind: SegmentKind,
): Draft {
  const kinds = kind !== undefined && isKind(kind) ? [kind] : directive === undefined ? [] : [usualKind];
  const draft: Draft = {
    ...newDraft(on ?? today, kinds, origin),
    ...(supports === undefined ? {} : { supports: [supports] }),
  };
  const [first] = kinds;
  if (first === undefined) return draft;
  return withSegment(draft, first, {
    ...(topic === undefined ? {} : { topics: [topic] }),
    ...(directive === undefined ? {} : { directiveIds: [directive] }),
  });
}

type Plan = { id: string; version: number; entry: Entry<"plans"> };

/** A new draft of a plan that was held: what was planned, on the day it was planned for or today. */
export function draftOfPlan({ id, version, entry }: Plan, origin: string, today: string): Draft {
  const kinds = [...new Set(entry.segments.map((each) => each.kind))];
  return {
    ...newDraft(entry.heldOn > today ? today : entry.heldOn, kinds, origin),
    startsAt: entry.startsAt ?? "",
    endsAt: entry.endsAt ?? "",
    title: entry.title,
    place: entry.place ?? "",
    convener: entry.convener ?? "",
    recorder: entry.recorder ?? "",
    due: String(entry.segments.find((each) => each.due != null)?.due ?? ""),
    alsoFor: entry.alsoFor ?? [],
    segments: Object.fromEntries(kinds.map((kind) => [kind, segmentOfPlan(entry, kind)])),
    plan: { id, version },
    base: entry,
  };
}

function segmentOfPlan(entry: Entry<"plans">, kind: SegmentKind): SegmentDraft {
  const planned = entry.segments.find((each) => each.kind === kind);
  return {
    ...emptySegment,
    leader: planned?.leader ?? "",
    hours: planned?.hours == null ? "" : String(planned.hours),
    topics: planned?.topics ?? [],
    makesUpFor: planned?.makesUpFor ?? "",
    directiveIds: planned?.directiveIds ?? [],
    agenda: planned?.agenda ?? [],
  };
}
