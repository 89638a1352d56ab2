import type { Draft, Extra } from "#api/endpoints/fact-schemas.ts";
import { listActions } from "#api/endpoints/facts.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import { entryProblems } from "#domain/problems/entry-problems.ts";
import { typeName } from "#domain/problems/from-zod.ts";
import { factProblems } from "#domain/problems/fact-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import { isSensitive } from "#domain/privacy.ts";
import { inTransaction } from "#server/db/db.ts";
import { demandMore } from "#server/facts/demands.ts";
import { draftOf } from "#server/facts/draft.ts";
import { gatheringOf, kindOf, lists } from "#server/facts/lists.ts";
import { branchOf, mergePeople } from "#server/facts/people.ts";
import type { People } from "#server/facts/people.ts";
import { prepared } from "#server/facts/prepare.ts";
import { refuseProblems, save } from "#server/facts/save.ts";
import type { Saved, Saving } from "#server/facts/save.ts";
import { seenAt } from "#server/facts/show.ts";
import { loadStored } from "#server/facts/stored.ts";
import type { Place, Stored } from "#server/facts/stored.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import type { Viewer } from "#server/facts/viewer.ts";
import type { CallContext } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";

const nobody: People = { attendees: [], talks: [] };

/** What a person sends of an entry. */
export type Sent<Name extends ListName> = { entry: Draft<Name>; extra?: Extra | undefined };

/** @throws Refusal `invalid-input` where the entry names no owner */
function ownerIdOf<Name extends ListName>(list: Name, draft: Draft<Name>): string {
  const owner = lists[list].owner(draft);
  if (owner !== null) return owner;
  const path = ["entry", lists[list].ownerField];
  refuseProblems([problem(entryProblems.missing, { path }, { expected: typeName("string") })]);
  return "";
}

/** The writing action at the organisation; who holds no role there learns of it no more than that it is not theirs. */
export async function authoriseOwner(call: CallContext, list: ListName, organisationId: string): Promise<Place> {
  const [owner] = await call.authorise([organisationId], listActions[list].writes);
  if (owner === undefined) throw new Refusal("not-found");
  return owner;
}

const hidden: { readonly [Name in ListName]?: (draft: Draft<Name>, before: Entry<Name>) => Draft<Name> } = {
  // Who does not see a post's pseudonym does not take it away by correcting the post.
  positions: (draft, before) =>
    draft.memberId == null && before.memberId != null ? { ...draft, memberId: before.memberId } : draft,
};

/** The draft with what the writer cannot see and therefore did not send. */
function withHidden<Name extends ListName>(
  list: Name,
  draft: Draft<Name>,
  before: Entry<Name>,
  owner: Place,
  viewer: Viewer,
): Draft<Name> {
  return viewer.may("see-private", owner) ? draft : (hidden[list]?.(draft, before) ?? draft);
}

const peopleOf: {
  readonly [Name in ListName]?: (
    draft: Draft<Name>,
    before: Stored<Name> | null,
    owner: Place,
    viewer: Viewer,
  ) => People;
} = {
  activities: (draft, before, owner, viewer) => {
    const places = new Map([owner, ...(before?.places ?? [])].map((each) => [each.id, each]));
    const sees = (branch: string): boolean => {
      const place = places.get(branch);
      return place !== undefined && viewer.may("see-private", place);
    };
    return mergePeople({ id: "", ...draft }, before, branchOf(owner), sees);
  },
};

type Parts<Name extends ListName> = Pick<Saving<Name>, "owner" | "draft" | "extra" | "people">;

/** Records a new entry. */
export async function createFact<Name extends ListName>(
  call: CallContext,
  list: Name,
  { entry, extra = {} }: Sent<Name>,
): Promise<Saved<Name>> {
  const viewer = viewerOf(call);
  const owner = await authoriseOwner(call, list, ownerIdOf(list, entry));
  const draft = prepared(list, entry, null, call.services);
  const people = peopleOf[list]?.(draft, null, owner, viewer) ?? nobody;
  const parts: Parts<Name> = { owner, draft, extra, people };
  const id = call.services.newId();
  await demandMore(call, viewer, list, null, parts);
  return inTransaction(call.services.db, (tx) =>
    save(tx, {
      call,
      viewer,
      list,
      id,
      action: "create",
      reason: null,
      seen: null,
      version: 1,
      before: null,
      ...parts,
    }),
  );
}

/** The entry as it stands, for who may see it. @throws Refusal `not-found`, whether it is hidden or not there */
export async function storedFor<Name extends ListName>(
  call: CallContext,
  viewer: Viewer,
  list: Name,
  id: string,
): Promise<Stored<Name>> {
  const stored = await loadStored(call.services.db, viewer.actor.universityId, list, id);
  if (stored === undefined || seenAt(list, stored, viewer) === undefined) throw new Refusal("not-found");
  return stored;
}

/** Corrects an entry: the version before is kept, and a stale one refused with the current entry. */
export async function correctFact<Name extends ListName>(
  call: CallContext,
  list: Name,
  id: string,
  { entry, extra, version, reason }: Sent<Name> & { version: number; reason: string },
): Promise<Saved<Name>> {
  const viewer = viewerOf(call);
  const before = await storedFor(call, viewer, list, id);
  const here = await authoriseOwner(call, list, before.organisation_id);
  const moved = kindOf(list, entry) === null ? ownerIdOf(list, entry) : (lists[list].owner(entry) ?? here.id);
  const there = moved === here.id ? here : await authoriseOwner(call, list, moved);
  const owner = list === "organisations" ? here : there;
  refuseOtherKind(list, entry, before);
  const draft = prepared(list, withHidden(list, entry, before.entry, owner, viewer), before.entry, call.services);
  const people = peopleOf[list]?.(draft, before, owner, viewer) ?? nobody;
  const parts: Parts<Name> = { owner, draft, extra: extra ?? before.extra, people };
  await demandMore(call, viewer, list, before, parts);
  return inTransaction(call.services.db, (tx) =>
    save(tx, {
      call,
      viewer,
      list,
      id,
      action: "correct",
      reason,
      seen: version,
      version: version + 1,
      before,
      ...parts,
    }),
  );
}

function refuseOtherKind<Name extends ListName>(list: Name, draft: Draft<Name>, before: Stored<Name>): void {
  const kind = kindOf(list, draft);
  if (kind === null || kind === kindOf(list, draftOf(list, before.entry))) return;
  refuseProblems([problem(factProblems.kindFixed, { path: ["entry", "kind"] })]);
}

/** Withdraws an entry: it leaves the current table and stays among the versions. */
export async function withdrawFact<Name extends ListName>(
  call: CallContext,
  list: Name,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<Saved<Name>> {
  const viewer = viewerOf(call);
  const before = await storedFor(call, viewer, list, id);
  const owner = await authoriseOwner(call, list, before.organisation_id);
  const draft = draftOf(list, before.entry);
  const parts: Parts<Name> = {
    owner,
    draft: withMinutes(list, draft, before.minutes),
    extra: before.extra,
    people: before,
  };
  return inTransaction(call.services.db, (tx) =>
    save(tx, {
      call,
      viewer,
      list,
      id,
      action: "withdraw",
      reason,
      seen: version,
      version: version + 1,
      before,
      ...parts,
    }),
  );
}

const minuted: { readonly [Name in ListName]?: (draft: Draft<Name>, minutes: string) => Draft<Name> } = {
  activities: (draft, minutes) => ({ ...draft, minutes }),
};

/** The draft with the minutes that stand apart from the current entry. */
function withMinutes<Name extends ListName>(list: Name, draft: Draft<Name>, minutes: string | null): Draft<Name> {
  return minutes === null ? draft : (minuted[list]?.(draft, minutes) ?? draft);
}

/** True for an activity or a plan that is for its branch alone. */
export function isSensitiveDraft<Name extends ListName>(list: Name, draft: Draft<Name>): boolean {
  const gathering = gatheringOf(list, draft);
  return gathering !== null && isSensitive(gathering);
}
