import type { Activity } from "#domain/bundle/activities.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import type { Bundle, Entry, ListName } from "#domain/bundle/bundle.ts";
import { appendAudit } from "#server/audit/append.ts";
import type { AuditEntry } from "#server/audit/append.ts";
import type { Tx } from "#server/db/db.ts";
import { entriesOf, ownerOf } from "#server/exchange/classify.ts";
import type { Arrival, Classified } from "#server/exchange/classify.ts";
import { newestVersions } from "#server/exchange/current.ts";
import type { Newest } from "#server/exchange/current.ts";
import type { Homes } from "#server/exchange/homes.ts";
import type { Importer } from "#server/exchange/importer.ts";
import type { PlaceOf } from "#server/exchange/permit.ts";
import { tellsOfPeople } from "#server/exchange/same.ts";
import { clockText, draftOf, entryOf } from "#server/facts/draft.ts";
import { factWrite, withoutPeople } from "#server/facts/fact-write.ts";
import { stayingPeople } from "#server/facts/people.ts";
import type { People } from "#server/facts/people.ts";
import { putFacts } from "#server/facts/put.ts";
import type { FactWrite } from "#server/facts/put.ts";
import type { Services } from "#server/services.ts";

/** What was found out about a file, list by list. */
export type Found = { readonly [Name in ListName]: Classified<Name> };

/** What writing needs to know beside the arrivals. */
export type Committing = {
  importer: Importer;
  found: Found;
  sent: Bundle;
  placeOf: PlaceOf;
  homes: Homes;
  /** The school's root: what nobody owns is the school's. */
  root: string | null;
  reason: string | null;
};

const WRITES_AT_ONCE = 1_000;
const AUDIT_AT_ONCE = 5_000;
const SALT_BYTES = 16;

const nobody: People = { attendees: [], talks: [] };

/** A table whose type follows the name: only activities have people beside them. */
const peopleOf: { readonly [Name in ListName]?: (arrival: Arrival<Name>, committing: Committing) => People } = {
  activities: ({ entry, before }, { homes, importer, placeOf }) => {
    if (before === null) return homes.people(entry);
    if (!tellsOfPeople(entry)) return before.people;
    const sent = homes.people(entry);
    // What other branches ticked is not in the file, and is not taken away by it.
    const staying = stayingPeople({ ...before.people, entry: before.entry }, entry.segments, (branch) => {
      const place = placeOf(branch);
      return place !== undefined && importer.may("see-private", place).allowed;
    });
    return { attendees: [...staying.attendees, ...sent.attendees], talks: [...staying.talks, ...sent.talks] };
  },
};

/** Activities are many, and no part of one has a clock of its own: the short way. */
const quickly: { readonly [Name in ListName]?: (entry: Entry<Name>, recordedAt: string) => Entry<Name> } = {
  activities: (entry: Activity, recordedAt) => ({ ...entry, recordedAt }),
  plans: (entry: Activity, recordedAt) => ({ ...entry, recordedAt }),
};

type Written = { write: FactWrite; audit: AuditEntry };

function written<Name extends ListName>(
  arrival: Arrival<Name>,
  newest: ReadonlyMap<string, Newest>,
  now: string,
  services: Services,
  committing: Committing,
): Written {
  const { list, entry, before, index } = arrival;
  const { importer, placeOf, root } = committing;
  const id = arrival.id ?? services.newId();
  const last = newest.get(id);
  // What the file claims stands beside the system's clock and decides nothing.
  const claimed = entriesOf(committing.sent, list)[index]?.recordedAt ?? null;
  const first = importer.isExample === true ? (claimed ?? now) : now;
  const recordedAt =
    before === null ? first : clockText(Temporal.Instant.fromEpochMilliseconds(before.recorded_at.getTime()));
  const system = { id, recordedAt, now, before: before?.entry ?? null };
  const whole = quickly[list]?.(entry, recordedAt) ?? entryOf(list, draftOf(list, entry), system);
  const owner = ownerOf(list, entry) ?? root;
  const { write, audit } = factWrite(
    {
      universityId: importer.universityId,
      list,
      id,
      version: (last?.version ?? 0) + 1,
      action: "import",
      organisationId: list === "organisations" ? id : (owner ?? id),
      path: list === "organisations" ? (placeOf(id)?.path ?? [id]) : [],
      entry: withoutPeople(list, whole),
      extra: before?.extra ?? {},
      people: peopleOf[list]?.(arrival, committing) ?? nobody,
      imported: importer.isExample !== true,
      recordedAt,
      at: now,
      accountId: importer.accountId,
      reason: committing.reason,
      salt: services.randomBytes(SALT_BYTES),
      beforeHash: last?.hash ?? null,
    },
    importer.address,
  );
  return { write: { ...write, versionRow: { ...write.versionRow, claimed_recorded_at: claimed } }, audit };
}

async function writeList<Name extends ListName>(
  tx: Tx,
  { arrivals }: Classified<Name>,
  list: Name,
  now: string,
  services: Services,
  committing: Committing,
): Promise<AuditEntry[]> {
  const audits: AuditEntry[] = [];
  for (let at = 0; at < arrivals.length; at += WRITES_AT_ONCE) {
    const piece = arrivals.slice(at, at + WRITES_AT_ONCE);
    const ids = piece.flatMap((each) => each.id ?? []);
    const newest = await newestVersions(tx, committing.importer.universityId, list, ids);
    const done = piece.map((each) => written(each, newest, now, services, committing));
    await putFacts(
      tx,
      done.map((each) => each.write),
    );
    audits.push(...done.map((each) => each.audit));
  }
  return audits;
}

/** Writes everything that arrived, in bulk: a statement a thousand facts. The log comes last, since it is locked until the end. */
export async function commitArrivals(tx: Tx, services: Services, committing: Committing): Promise<void> {
  const at = services.now();
  const now = clockText(at);
  const audits: AuditEntry[] = [];
  for (const list of listNames) {
    audits.push(...(await writeList<ListName>(tx, committing.found[list], list, now, services, committing)));
  }
  for (let start = 0; start < audits.length; start += AUDIT_AT_ONCE) {
    await appendAudit(tx, committing.importer.universityId, at, audits.slice(start, start + AUDIT_AT_ONCE));
  }
}
