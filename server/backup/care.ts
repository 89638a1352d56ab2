import { appendAudit } from "#server/audit/append.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db } from "#server/db/db.ts";
import { appliedMigrations } from "#server/db/migrations.ts";

/** What a command did to keep the data safe, as the audit log names it; `-failed` where it found something. */
export type Care =
  | "backup-taken"
  | "restore-drilled"
  | "restore-drill-failed"
  | "audit-verified"
  | "audit-verification-failed";

/**
 * Writes it into the audit log of every university, so that the page can say when it was done last.
 * @param file the SHA-256 of the backup, where there is one: the log then says which file it was
 */
export async function noteCare(db: Db, now: Temporal.Instant, care: Care, file: string | null = null): Promise<void> {
  // A drill may run where nothing has been set up yet.
  if ((await appliedMigrations(db)).length === 0) return;
  await inTransaction(db, async (tx) => {
    const universities = await tx.selectFrom("universities").select("id").orderBy("id").execute();
    for (const { id } of universities) {
      await appendAudit(tx, id, now, [
        {
          accountId: null,
          address: "console",
          action: care,
          list: "backup",
          targetId: file,
          organisationId: null,
          beforeHash: null,
          afterHash: null,
        },
      ]);
    }
  });
}
