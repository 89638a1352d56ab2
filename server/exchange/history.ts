import { sql } from "kysely";
import { activity } from "#domain/bundle/activities.ts";
import { isSensitive } from "#domain/privacy.ts";
import { clockText } from "#server/facts/draft.ts";
import type { Tx } from "#server/db/db.ts";
import type { ExportAsked } from "#server/exchange/bundle-out.ts";
import type { Places } from "#server/exchange/places.ts";

type Key = { list: string; id: string; version: number };
type VersionRow = Key & {
  action: string;
  recorded_at: Date;
  claimed_recorded_at: string | null;
  account_id: string | null;
  reason: string | null;
  entry: Record<string, unknown> | null;
  newest: Record<string, unknown> | null;
  branch_only: unknown;
};

const ROWS_AT_ONCE = 1_000;

async function keysOf(tx: Tx, universityId: number, { within }: Places): Promise<Key[]> {
  const ids = [...within];
  const { rows } = await sql<Key>`
    with own as (select distinct list, id from fact_versions where university_id = ${universityId} and case list
        when 'organisations' then id
        when 'directives' then entry ->> 'issuerId'
        when 'contacts' then entry ->> 'departmentId'
        when 'weakBranches' then entry ->> 'branchId'
        else entry ->> 'organisationId' end = any(${ids}::text[]))
    select v.list, v.id, v.version from fact_versions v join own on own.list = v.list and own.id = v.id
    where v.university_id = ${universityId} order by v.recorded_at, v.list, v.id collate "C", v.version`.execute(tx);
  return rows;
}

async function rowsOf(tx: Tx, universityId: number, keys: readonly Key[]): Promise<VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select v.list, v.id, v.version, v.action, v.recorded_at, v.claimed_recorded_at, v.account_id, v.reason, v.entry, v.private as branch_only,
      (select n.entry from fact_versions n where v.list in ('activities', 'plans') and n.university_id = v.university_id and n.list = v.list
        and n.id = v.id order by n.version desc limit 1) as newest
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k (list text, id text, version integer)
    join fact_versions v on v.university_id = ${universityId} and v.list = k.list and v.id = k.id and v.version = k.version
    order by v.recorded_at, v.list, v.id collate "C", v.version`.execute(tx);
  return rows;
}

/** True for versions that are the branch's own: the roster, and sensitive records, those that have become so as a whole. */
function isPrivate({ list, entry, newest }: VersionRow): boolean {
  if (list === "roster") return true;
  if (list !== "activities" && list !== "plans") return false;
  return [entry, newest].some((each) => {
    const parsed = activity.safeParse(each);
    // What cannot be read cannot be told to be harmless.
    return each !== null && (!parsed.success || isSensitive(parsed.data));
  });
}

function lineOf(row: VersionRow, own: boolean): string {
  const { memberId: _memberId, ...withoutMember } = row.entry ?? {};
  const entry = row.entry === null ? null : own ? row.entry : withoutMember;
  return JSON.stringify({
    list: row.list,
    id: row.id,
    version: row.version,
    action: row.action,
    recordedAt: clockText(Temporal.Instant.fromEpochMilliseconds(row.recorded_at.getTime())),
    ...(row.claimed_recorded_at === null ? {} : { claimedRecordedAt: row.claimed_recorded_at }),
    account: row.account_id,
    reason: row.reason,
    entry,
    ...(own && row.branch_only !== null ? { private: row.branch_only } : {}),
  });
}

/** Every version of every fact of the organisations, oldest first, one JSON object a line; what is private to a branch for that branch alone. */
export async function* historyLines(
  tx: Tx,
  { universityId, people }: ExportAsked,
  places: Places,
): AsyncGenerator<string> {
  const own = people === "ids";
  const keys = await keysOf(tx, universityId, places);
  for (let at = 0; at < keys.length; at += ROWS_AT_ONCE) {
    const rows = await rowsOf(tx, universityId, keys.slice(at, at + ROWS_AT_ONCE));
    const told = own ? rows : rows.filter((row) => !isPrivate(row));
    yield told.map((row) => `${lineOf(row, own)}\n`).join("");
  }
}
