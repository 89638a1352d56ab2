import { listActions } from "#api/endpoints/facts.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { factConflicts } from "#domain/problems/fact-problems.ts";
import { inTransaction } from "#server/db/db.ts";
import { draftOf, parseEntry } from "#server/facts/draft.ts";
import { lists } from "#server/facts/lists.ts";
import { save } from "#server/facts/save.ts";
import type { Saved } from "#server/facts/save.ts";
import { readPrivate } from "#server/facts/version-private.ts";
import { versionsOf } from "#server/facts/versions.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import { authoriseOwner, isSensitiveDraft } from "#server/facts/write.ts";
import type { CallContext } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";

/**
 * Brings a withdrawn entry back as a new version, with all that belonged to it.
 * @throws Refusal `not-found` where the caller could not have seen it either
 */
export async function restoreFact<Name extends ListName>(
  call: CallContext,
  list: Name,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<Saved<Name>> {
  const viewer = viewerOf(call);
  const { versions, places } = await versionsOf(call.services.db, viewer.actor.universityId, list, id, 1);
  const last = versions[0];
  if (last === undefined || last.entry === null) throw new Refusal("not-found");
  const entry = parseEntry(list, last.entry);
  const draft = draftOf(list, entry);
  const ownerId = lists[list].owner(draft);
  const place = places.find((each) => each.id === ownerId);
  if (
    place === undefined ||
    !viewer.may(listActions[list].reads, place) ||
    (isSensitiveDraft(list, draft) && !viewer.may("see-sensitive", place))
  ) {
    throw new Refusal("not-found");
  }
  const owner = await authoriseOwner(call, list, place.id);
  if (isSensitiveDraft(list, draft)) await call.authorise([owner.id], "see-sensitive");
  if (last.action !== "withdraw") throw new Refusal("conflict", { why: factConflicts.notWithdrawn });
  if (last.version !== version) throw new Refusal("stale-version", { current: last.version });
  const { extra, people } = readPrivate(last.private);
  const recordedAt =
    "recordedAt" in entry && typeof entry.recordedAt === "string" ? { recordedAt: entry.recordedAt } : {};
  return inTransaction(call.services.db, (tx) =>
    save(tx, {
      call,
      viewer,
      list,
      id,
      action: "correct",
      reason,
      seen: null,
      version: version + 1,
      before: null,
      ...recordedAt,
      owner,
      draft,
      extra,
      people,
    }),
  );
}
