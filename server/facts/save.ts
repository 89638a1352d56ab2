import type { z } from "zod";
import type { Draft, Extra, warning } from "#api/endpoints/fact-schemas.ts";
import type { RequirementChange } from "#api/endpoints/verdict-shapes.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import { factConflicts } from "#domain/problems/fact-problems.ts";
import { isLateRecord } from "#domain/facts/held.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { isSensitive } from "#domain/privacy.ts";
import type { Language } from "#domain/wording/language.ts";
import { appendAudit } from "#server/audit/append.ts";
import type { Tx } from "#server/db/db.ts";
import { lookAround, wantedFor } from "#server/facts/around.ts";
import type { Around } from "#server/facts/around.ts";
import { checkCandidate, personnelTitles } from "#server/facts/check.ts";
import { clockText, draftOf, entryOf } from "#server/facts/draft.ts";
import { factWrite, withoutPeople } from "#server/facts/fact-write.ts";
import type { NewVersion } from "#server/facts/fact-write.ts";
import { gatheringOf, kindOf, lists } from "#server/facts/lists.ts";
import { branchOf } from "#server/facts/people.ts";
import type { People } from "#server/facts/people.ts";
import { removedItems } from "#server/facts/prepare.ts";
import { movePaths, putFacts } from "#server/facts/put.ts";
import { seenAt, shown } from "#server/facts/show.ts";
import type { Place, Stored } from "#server/facts/stored.ts";
import { MOST_AT_ONCE, earliestDay, judgeLater, touchedBy } from "#server/facts/touched.ts";
import { unknownTopics } from "#server/facts/topics.ts";
import type { Viewer } from "#server/facts/viewer.ts";
import type { CallContext } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";
import { lockForJudging } from "#server/verdicts/lock.ts";
import { rejudge, rejudgeLocked } from "#server/verdicts/rejudge.ts";

/** What is to be done to one entry. */
export type Saving<Name extends ListName> = {
  call: CallContext;
  viewer: Viewer;
  list: Name;
  id: string;
  action: "create" | "correct" | "withdraw";
  reason: string | null;
  /** The version that the writer saw; null: there is none, or the last one was a withdrawal. */
  seen: number | null;
  /** The number of the version that is written. */
  version: number;
  before: Stored<Name> | null;
  /** The clock of the first version where it is not now: an entry that comes back. */
  recordedAt?: string;
  owner: Place;
  draft: Draft<Name>;
  extra: Extra;
  people: People;
};

export type Saved<Name extends ListName> = {
  stored: Stored<Name>;
  changes: RequirementChange[];
  warnings: z.infer<typeof warning>[];
};

/** @throws Refusal `stale-version` with what stands there now, for who may see it */
function refuseStale<Name extends ListName>({ list, seen, viewer }: Saving<Name>, current: Stored<Name> | null): void {
  if (seen === null ? current === null : current?.version === seen) return;
  if (current === null || seenAt(list, current, viewer) === undefined) throw new Refusal("not-found");
  throw new Refusal("stale-version", { current: current.version }, { current: shown(list, current, viewer) });
}

export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal("invalid-input", { count: problems.length }, { problems });
}

export function wordWarnings(warnings: readonly Problem[], language: Language): z.infer<typeof warning>[] {
  return warnings.map((each) => ({
    code: each.code,
    path: [...(each.place.path ?? [])],
    message: each.message[language],
  }));
}

/** Changes of verdicts that the writer may see: of organisations seen, and a self-check by the organisation alone. */
export function changesFor(
  changes: readonly RequirementChange[],
  places: readonly Place[],
  viewer: Viewer,
): RequirementChange[] {
  const seen = new Set(places.filter((each) => viewer.may("see", each)).map((each) => each.id));
  const own = new Set(viewer.own);
  return changes.filter(
    (each) => seen.has(each.organisationId) && (each.mode !== "self-check" || own.has(each.organisationId)),
  );
}

/**
 * Saves one version of an entry: locks whose verdicts it touches, looks at what stands around it, writes, re-judges and
 * appends to the log. To be called in a transaction, once everything was authorised.
 */
export async function save<Name extends ListName>(tx: Tx, saving: Saving<Name>): Promise<Saved<Name>> {
  const { call, viewer, list, id, draft, before, owner, action } = saving;
  const { services } = call;
  const { universityId } = viewer.actor;
  const now = services.now();
  const day = today(services);
  const gone = action === "withdraw";

  const earlier = before === null ? null : draftOf(list, before.entry);
  const touched = touchedBy(list, id, [earlier, gone ? null : draft]);
  const persons = [...touched.persons, ...saving.people.attendees.map((each) => each.memberId)];
  const many = touched.below.length > 0 || touched.organisations.length > MOST_AT_ONCE;
  const locking = many ? [owner.id] : touched.organisations;
  const judged = await lockForJudging(tx, universityId, locking, day, { ...touched, persons });
  const gathering = gatheringOf(list, draft);
  const around = await lookAround(
    tx,
    universityId,
    list,
    {
      id,
      gone,
      removedItems: removedItems(earlier === null ? null : gatheringOf(list, earlier), gone ? null : gathering),
      titles: gone || gathering === null ? [] : personnelTitles(gathering),
    },
    wantedFor(list, draft, branchOf(owner)),
  );
  refuseStale(saving, around.current);
  if (around.namedBy > 0) throw new Refusal("conflict", { why: fillCount(around.namedBy) });

  const recordedAt =
    saving.recordedAt ?? (before === null ? clockText(now) : clockText(Temporal.Instant.from(before.recorded_at)));
  const whole = entryOf(list, draft, { id, recordedAt, now: clockText(now), before: before?.entry ?? null });
  const checked = gone
    ? { problems: [], warnings: [] }
    : checkCandidate(
        { list, entry: whole, draft, extra: saving.extra, owner, branch: branchOf(owner), day },
        around,
        id,
        viewer,
      );
  refuseProblems(checked.problems);

  const path = list === "organisations" ? pathOf(id, around, lists[list].owner(draft)) : owner.path;
  const fresh = freshVersion(saving, withoutPeople(list, whole), {
    recordedAt,
    at: clockText(now),
    path,
    beforeHash: around.beforeHash,
  });
  const rareTopics =
    gone || gathering === null ? [] : await unknownTopics(tx, services, universityId, gathering.segments);
  const { write, audit } = factWrite(fresh, call.address);
  await putFacts(tx, [write]);
  if (list === "organisations" && before !== null) await movePaths(tx, universityId, id, path);
  if (many) await judgeLater(tx, services, viewer.actor, touched);
  const changes =
    list === "organisations"
      ? await rejudge(tx, services, universityId, touched.organisations)
      : await rejudgeLocked(tx, services, universityId, judged, day, earliestDay(list, [earlier, gone ? null : draft]));
  await appendAudit(tx, universityId, now, [audit]);
  const stored = storedAfter(saving, fresh, around, path);
  const places = [owner, ...around.organisations.flatMap((each) => each.places), ...stored.places];
  return {
    stored,
    changes: changesFor(changes, places, viewer),
    warnings: wordWarnings([...checked.warnings, ...rareTopics], call.language),
  };
}

function fillCount(count: number) {
  const { stillNamed } = factConflicts;
  return {
    "zh-CN": stillNamed["zh-CN"].replace("{count}", String(count)),
    en: stillNamed.en.replace("{count}", String(count)),
  };
}

/** Of an organisation: from the root to itself, after the change. */
function pathOf(
  id: string,
  { organisations }: Pick<Around<ListName>, "organisations">,
  parentId: string | null,
): readonly string[] {
  const parent = organisations.find((each) => each.id === parentId);
  return [...(parent?.places[0]?.path ?? []), id];
}

type Clocks = { recordedAt: string; at: string; path: readonly string[]; beforeHash: string | null };

function freshVersion<Name extends ListName>(
  saving: Saving<Name>,
  entry: Entry<Name>,
  clocks: Clocks,
): NewVersion<Name> {
  const { call, viewer, list, id, action, owner } = saving;
  return {
    universityId: viewer.actor.universityId,
    list,
    id,
    version: saving.version,
    action,
    organisationId: list === "organisations" ? id : owner.id,
    path: clocks.path,
    entry,
    extra: saving.extra,
    people: saving.people,
    imported: saving.before?.imported ?? false,
    recordedAt: clocks.recordedAt,
    at: clocks.at,
    accountId: viewer.actor.accountId,
    reason: saving.reason,
    salt: call.services.randomBytes(16),
    beforeHash: clocks.beforeHash === null ? null : Buffer.from(clocks.beforeHash, "hex"),
  };
}

/** The entry as it stands now, without asking the database again. */
function storedAfter<Name extends ListName>(
  saving: Saving<Name>,
  fresh: NewVersion<Name>,
  around: Around<Name>,
  path: readonly string[],
): Stored<Name> {
  const gathering = gatheringOf(saving.list, saving.draft);
  const kind = kindOf(saving.list, saving.draft);
  const itself: Place[] = kind === null ? [] : [{ id: fresh.id, path, kind }];
  const places = [
    ...itself,
    saving.owner,
    ...around.organisations.flatMap((each) => each.places),
    ...(saving.before?.places ?? []),
  ];
  return {
    id: fresh.id,
    version: fresh.version,
    recorded_at: fresh.recordedAt,
    organisation_id: fresh.organisationId,
    entry: fresh.entry,
    extra: saving.extra,
    sensitive: gathering !== null && isSensitive(gathering),
    recorded_late:
      saving.list === "activities" &&
      gathering !== null &&
      isLateRecord({ ...gathering, id: fresh.id, recordedAt: fresh.recordedAt }),
    imported: fresh.imported,
    places: unique(places),
    minutes: null,
    attendees: saving.people.attendees,
    talks: saving.people.talks,
  };
}

/** The first of an organisation counts: it itself as it is after the change. */
function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.toReversed().map((each) => [each.id, each])).values()];
}
