import type { Selectable } from "kysely";
import { CHAIN_START, entryHash } from "#server/audit/chain.ts";
import type { AuditFinding } from "#server/audit/findings.ts";
import type { Db } from "#server/db/db.ts";
import type { Tables } from "#server/db/tables.ts";

type AuditRow = Selectable<Tables["audit_log"]>;

const ROWS_AT_ONCE = 5_000;

/** The log in order, piece by piece, from after a sequence number on. */
export async function* auditRows(db: Db, universityId: number, after = 0): AsyncGenerator<AuditRow[]> {
  for (let last = after; ;) {
    const rows = await db
      .selectFrom("audit_log")
      .selectAll()
      .where("university_id", "=", universityId)
      .where("sequence", ">", last)
      .orderBy("sequence")
      .limit(ROWS_AT_ONCE)
      .execute();
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)?.sequence ?? last;
  }
}

/** The hash that a row ought to have. */
function hashOfRow(row: AuditRow): Buffer {
  return entryHash(row.previous_hash, {
    universityId: row.university_id,
    sequence: row.sequence,
    at: row.at,
    accountId: row.account_id,
    address: row.address,
    action: row.action,
    list: row.list,
    targetId: row.target_id,
    organisationId: row.organisation_id,
    beforeHash: row.before_hash,
    afterHash: row.after_hash,
  });
}

/** Follows the chain from its first entry: no gap in the sequence, every link whole, every entry as it was hashed. */
export async function verifyChain(
  db: Db,
  universityId: number,
): Promise<{ entries: number; findings: AuditFinding[] }> {
  const findings: AuditFinding[] = [];
  let [entries, expected, previous] = [0, 1, CHAIN_START];
  for await (const rows of auditRows(db, universityId)) {
    for (const row of rows) {
      const { sequence } = row;
      if (sequence !== expected) findings.push({ code: "sequence-gap", values: { sequence, expected } });
      else if (!row.previous_hash.equals(previous)) findings.push({ code: "broken-link", values: { sequence } });
      if (!hashOfRow(row).equals(row.hash)) findings.push({ code: "wrong-hash", values: { sequence } });
      [expected, previous] = [sequence + 1, row.hash];
      entries += 1;
    }
  }
  return { entries, findings };
}
