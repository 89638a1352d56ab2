import { sql } from "kysely";
import type { AuditFinding } from "#server/audit/findings.ts";
import { verifyChain } from "#server/audit/verify-chain.ts";
import { verifyCurrent, verifyFacts } from "#server/audit/verify-facts.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db } from "#server/db/db.ts";

/** What the verification of one university's log looked at, and what is wrong with it. */
export type AuditVerification = { universityId: number; entries: number; versions: number; findings: AuditFinding[] };

/** Verifies the audit log of every university: the chain, its sequence, and every version of every fact against it. */
export async function verifyAudit(db: Db): Promise<AuditVerification[]> {
  return inTransaction(
    db,
    async (tx) => {
      await sql`set transaction read only`.execute(tx);
      await sql`set local statement_timeout to 0`.execute(tx);
      const universities = await tx.selectFrom("universities").select("id").orderBy("id").execute();
      const verified: AuditVerification[] = [];
      for (const { id } of universities) {
        const chain = await verifyChain(tx, id);
        const facts = await verifyFacts(tx, id);
        const findings = [...chain.findings, ...facts.findings, ...(await verifyCurrent(tx, id))];
        verified.push({ universityId: id, entries: chain.entries, versions: facts.versions, findings });
      }
      return verified;
    },
    { isolation: "repeatable read" },
  );
}
