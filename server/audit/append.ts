import { sql } from "kysely";
import { hex, restText } from "#server/audit/chain.ts";
import type { AuditFields } from "#server/audit/chain.ts";
import type { Tx } from "#server/db/db.ts";
import { prepared } from "#server/db/prepared.ts";

/** One thing done, for the log: who, what, to which, hashes of before and after; no personal text. */
export type AuditEntry = Omit<AuditFields, "universityId" | "sequence" | "at">;

/**
 * Appends entries to the university's chain, in one statement. It takes the chain's lock until the transaction ends,
 * so it comes last.
 */
export async function appendAudit(
  tx: Tx,
  universityId: number,
  at: Temporal.Instant,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const when = new Date(at.epochMilliseconds);
  const rows = entries.map((each) => ({
    at: when.toISOString(),
    account: each.accountId,
    address: each.address,
    action: each.action,
    list: each.list,
    target: each.targetId,
    organisation: each.organisationId,
    before: hex(each.beforeHash),
    after: hex(each.afterHash),
    rest: restText({ ...each, at: when }),
  }));
  await sql`${prepared} select append_audit(${universityId}::int, ${JSON.stringify(rows)}::jsonb)`.execute(tx);
}
