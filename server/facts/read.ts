import type { Told } from "#api/endpoints/fact-bodies.ts";
import type { Ability, Draft } from "#api/endpoints/fact-schemas.ts";
import { listActions } from "#api/endpoints/facts.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import { joinActivity } from "#domain/privacy.ts";
import { clockText, draftOf, parseEntry } from "#server/facts/draft.ts";
import { gatheringOf, lists } from "#server/facts/lists.ts";
import type { People } from "#server/facts/people.ts";
import { seenAt, shownWithAbilities } from "#server/facts/show.ts";
import { loadStored } from "#server/facts/stored.ts";
import type { Place } from "#server/facts/stored.ts";
import { readPrivate } from "#server/facts/version-private.ts";
import { versionsOf } from "#server/facts/versions.ts";
import type { VersionRow } from "#server/facts/versions.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import type { Viewer } from "#server/facts/viewer.ts";
import { isSensitiveDraft } from "#server/facts/write.ts";
import type { CallContext } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";

/** One entry for who may see it, with what they may do. @throws Refusal `not-found`, hidden or not there alike */
export async function getFact<Name extends ListName>(call: CallContext, list: Name, id: string) {
  const viewer = viewerOf(call);
  const stored = await loadStored(call.services.db, viewer.actor.universityId, list, id);
  const place = stored === undefined ? undefined : seenAt(list, stored, viewer);
  if (stored === undefined || place === undefined) throw new Refusal("not-found");
  await call.authorise([place.id], listActions[list].reads);
  return shownWithAbilities(list, stored, viewer);
}

const joined: { readonly [Name in ListName]?: (entry: Entry<Name>, people: People) => Entry<Name> } = {
  activities: (entry, { attendees, talks }) =>
    joinActivity({ entry, minutes: entry.minutes ?? null, attendees, talks }),
};

const hiding: {
  readonly [Name in ListName]?: (draft: Draft<Name>, viewer: Viewer, places: readonly Place[]) => Draft<Name>;
} = {
  positions: ({ memberId, ...draft }, viewer, places) => {
    const owner = places.find((each) => each.id === draft.organisationId);
    return owner !== undefined && memberId != null && viewer.may("see-private", owner) ? { ...draft, memberId } : draft;
  },
  directives: (draft, viewer, places) => {
    const seen = new Set(places.filter((each) => viewer.may("see", each)).map((each) => each.id));
    if (draft.issuerId != null && seen.has(draft.issuerId)) return draft;
    return { ...draft, recipients: (draft.recipients ?? []).filter((each) => seen.has(each.organisationId)) };
  },
};

/** A version as this viewer may see it; null where it was erased or is for a branch that is not the viewer's. */
function told<Name extends ListName>(
  list: Name,
  row: VersionRow,
  places: readonly Place[],
  viewer: Viewer,
): Told<Name> {
  const common = {
    version: row.version,
    action: row.action,
    at: clockText(Temporal.Instant.from(row.at)),
    by: row.by,
    reason: row.reason,
  };
  if (row.entry === null) return { ...common, entry: null, extra: {} };
  const entry = parseEntry(list, row.entry);
  const draft = draftOf(list, entry);
  const parties = namedIn(list, draft);
  const own = places.filter((each) => viewer.may("see-private", each));
  const reading = places.filter((each) => parties.includes(each.id) && viewer.may("see-sensitive", each));
  if (isSensitiveDraft(list, draft) && reading.length === 0) {
    return { ...common, reason: null, entry: null, extra: {} };
  }
  const { extra, people } = readPrivate(row.private);
  const branches = new Set(own.map((each) => each.id));
  const visible: People = {
    attendees: people.attendees.filter((each) => branches.has(each.branch)),
    talks: people.talks.filter((each) => branches.has(each.branch)),
  };
  const whole = draftOf(list, joined[list]?.(entry, visible) ?? entry);
  return { ...common, entry: hiding[list]?.(whole, viewer, places) ?? whole, extra };
}

/** The organisations by which a version can be seen. */
function namedIn<Name extends ListName>(list: Name, draft: Draft<Name>): string[] {
  return [...[lists[list].owner(draft) ?? []].flat(), ...lists[list].named(draft).map((each) => each.id)];
}

/** Every version with who and why, newest first, for who may see the entry; also of a withdrawn one. */
export async function historyOf<Name extends ListName>(
  call: CallContext,
  list: Name,
  id: string,
): Promise<{ versions: Told<Name>[]; abilities: Record<string, Ability> }> {
  const viewer = viewerOf(call);
  const { versions, places } = await versionsOf(call.services.db, viewer.actor.universityId, list, id);
  const last = versions[0];
  if (last === undefined) throw new Refusal("not-found");
  const parties = last.entry === null ? [] : namedIn(list, draftOf(list, parseEntry(list, last.entry)));
  const ids = list === "organisations" ? [id] : parties;
  const seen = places.filter((each) => ids.includes(each.id)).find((each) => viewer.may(listActions[list].reads, each));
  if (seen === undefined) throw new Refusal("not-found");
  const all = versions.map((each) => told(list, each, places, viewer));
  // An entry whose last version is hidden does not exist for this viewer.
  if (
    all[0]?.entry === null &&
    last.entry !== null &&
    gatheringOf(list, draftOf(list, parseEntry(list, last.entry))) !== null
  ) {
    throw new Refusal("not-found");
  }
  await call.authorise([seen.id], listActions[list].reads);
  const owner = last.entry === null ? null : lists[list].owner(draftOf(list, parseEntry(list, last.entry)));
  const restore = viewer.ability(
    listActions[list].writes,
    places.find((each) => each.id === owner),
  );
  return { versions: all, abilities: { restore } };
}
