import { sql } from "kysely";
import { listNames } from "#domain/bundle/bundle.ts";
import type { AuditFinding } from "#server/audit/findings.ts";
import { factHash } from "#server/audit/fact-hash.ts";
import type { Tx } from "#server/db/db.ts";
import { lists } from "#server/facts/lists.ts";

/** A version of a fact beside the audit entry that tells of it; one of the two may be missing. */
type Pair = {
  list: string;
  id: string;
  version: number | null;
  entry: unknown;
  branch_only: unknown;
  salt: Buffer | null;
  sequence: number | null;
  after_hash: Buffer | null;
  redacted: boolean;
};

const ROWS_AT_ONCE = 2_000;
/** The lists whose versions are kept; the log tells of accounts and guides as well. */
const VERSIONED = sql.join([...listNames, "calendar", "settings", "attendance"].map((name) => sql.lit(name)));

function findingOf(pair: Pair): AuditFinding | null {
  const { list, id, version, sequence, salt } = pair;
  if (version === null) return { code: "fact-missing", values: { list, id, sequence: sequence ?? 0 } };
  if (sequence === null) return { code: "fact-unlogged", values: { list, id, version } };
  if (salt === null) return pair.redacted ? null : { code: "fact-erased", values: { list, id, version } };
  const same = pair.after_hash !== null && factHash(salt, pair.entry, pair.branch_only).equals(pair.after_hash);
  return same ? null : { code: "fact-changed", values: { list, id, version } };
}

/**
 * Holds every version of every fact against the hash that the log has of it, oldest to oldest: the nth entry about a fact tells of its
 * nth version. The transaction must see a single moment.
 */
export async function verifyFacts(
  tx: Tx,
  universityId: number,
): Promise<{ versions: number; findings: AuditFinding[] }> {
  const findings: AuditFinding[] = [];
  let versions = 0;
  await sql`declare pairs no scroll cursor for
    with logged as (
      select list, target_id as id, sequence, after_hash,
        row_number() over (partition by list, target_id order by sequence) as number,
        bool_or(action like '%redact%') over (partition by list, target_id) as redacted
      from audit_log where university_id = ${sql.lit(universityId)} and after_hash is not null
        and list in (${VERSIONED})
    ), written as (
      select list, id, version, entry, private, salt,
        row_number() over (partition by list, id order by version) as number
      from fact_versions where university_id = ${sql.lit(universityId)}
    )
    select coalesce(written.list, logged.list) as list, coalesce(written.id, logged.id) as id, version, entry,
      private as branch_only, salt, sequence, after_hash, coalesce(redacted, false) as redacted
    from written full join logged on logged.list = written.list and logged.id = written.id and logged.number = written.number`.execute(
    tx,
  );
  for (;;) {
    const { rows } = await sql<Pair>`fetch ${sql.lit(ROWS_AT_ONCE)} from pairs`.execute(tx);
    if (rows.length === 0) break;
    versions += rows.filter((each) => each.version !== null).length;
    findings.push(...rows.flatMap((each) => findingOf(each) ?? []));
  }
  await sql`close pairs`.execute(tx);
  return { versions, findings };
}

/** Holds what stands in the tables of the lists against the newest versions: one statement a list. */
export async function verifyCurrent(tx: Tx, universityId: number): Promise<AuditFinding[]> {
  const findings: AuditFinding[] = [];
  for (const list of listNames) {
    const { rows } = await sql<{ id: string }>`
      with newest as (
        select distinct on (id) id, version, action, entry from fact_versions
        where university_id = ${universityId} and list = ${list} order by id, version desc
      ), held as (select id, version, entry from ${sql.table(lists[list].table)} where university_id = ${universityId})
      select coalesce(held.id, newest.id) as id from held full join newest on newest.id = held.id
      where case when held.id is null then newest.action <> 'withdraw'
        else newest.id is null or newest.action = 'withdraw' or newest.version <> held.version
          or held.entry is distinct from newest.entry - 'minutes' end`.execute(tx);
    findings.push(...rows.map(({ id }): AuditFinding => ({ code: "current-changed", values: { list, id } })));
  }
  return findings;
}
