import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Draft, Extra } from "#api/endpoints/fact-schemas.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import { appendAudit } from "#server/audit/append.ts";
import type { AuditEntry } from "#server/audit/append.ts";
import type { Tx } from "#server/db/db.ts";
import { clockText, entryOf } from "#server/facts/draft.ts";
import { factWrite } from "#server/facts/fact-write.ts";
import { lists } from "#server/facts/lists.ts";
import { putFacts } from "#server/facts/put.ts";
import type { FactWrite } from "#server/facts/put.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext } from "#server/http/call.ts";

/** An entry as a use case that writes many loads it. */
export type Loaded<Name extends ListName> = {
  id: string;
  version: number;
  recordedAt: string;
  organisationId: string;
  entry: Entry<Name>;
  extra: Extra;
  /** What the log holds of it, in hexadecimal digits. */
  hash: string | null;
};

/** One of many changes; `before` null: it is new. */
export type Change<Name extends ListName> = {
  list: Name;
  id: string;
  before: Loaded<Name> | null;
  draft: Draft<Name>;
  extra: Extra;
  /** Of an organisation. */
  path?: readonly string[];
};

const nobody = { attendees: [], talks: [] };

/** Entries of a list as one value of a statement, in the order of their ids. */
export function loadedPart(list: ListName, where: RawBuilder<unknown>): RawBuilder<unknown> {
  const owner = list === "organisations" ? sql`t.id` : sql`t.organisation_id`;
  const extra =
    list === "roster"
      ? sql`jsonb_strip_nulls(jsonb_build_object('name', t.name, 'endReason', t.end_reason))`
      : list === "organisations"
        ? sql`jsonb_strip_nulls(jsonb_build_object('secondSupervisorId', t.second_supervisor_id))`
        : sql`'{}'::jsonb`;
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'version', t.version, 'recordedAt', t.recorded_at,
      'organisationId', ${owner}, 'entry', t.entry, 'extra', ${extra},
      'hash', (select encode(l.after_hash, 'hex') from audit_log l where l.university_id = t.university_id and l.list = ${list}
        and l.target_id = t.id and l.after_hash is not null order by l.sequence desc limit 1)) order by t.id collate "C"), '[]')
    from ${sql.table(lists[list].table)} t where ${where})`;
}

/** A change as the rows that are written of it. */
export function changeWrite<Name extends ListName>(
  call: CallContext,
  change: Change<Name>,
  reason: string,
): { write: FactWrite; audit: AuditEntry } {
  const { universityId, accountId } = actorOf(call);
  const { services, address } = call;
  const { list, id, before, draft } = change;
  const now = clockText(services.now());
  const recordedAt = before === null ? now : clockText(Temporal.Instant.from(before.recordedAt));
  return factWrite(
    {
      universityId,
      list,
      id,
      version: (before?.version ?? 0) + 1,
      action: before === null ? "create" : "correct",
      organisationId: list === "organisations" ? id : (lists[list].owner(draft) ?? id),
      path: change.path ?? [],
      entry: entryOf(list, draft, { id, recordedAt, now, before: before?.entry ?? null }),
      extra: change.extra,
      people: nobody,
      imported: false,
      recordedAt,
      at: now,
      accountId,
      reason,
      salt: services.randomBytes(16),
      beforeHash: before?.hash == null ? null : Buffer.from(before.hash, "hex"),
    },
    address,
  );
}

/** Writes many changes with one statement; the log is for `logAll`, which comes last. */
export async function writeAll(tx: Tx, written: readonly { write: FactWrite }[]): Promise<void> {
  await putFacts(
    tx,
    written.map((each) => each.write),
  );
}

/** Appends all of them to the log. */
export async function logAll(tx: Tx, call: CallContext, written: readonly { audit: AuditEntry }[]): Promise<void> {
  await appendAudit(
    tx,
    actorOf(call).universityId,
    call.services.now(),
    written.map((each) => each.audit),
  );
}
