import { randomBytes } from "node:crypto";
import { DatabaseError } from "pg";
import { sql } from "kysely";
import { backupProblems } from "#domain/problems/backup-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { AuditVerification } from "#server/audit/verify.ts";
import { verifyAudit } from "#server/audit/verify.ts";
import type { OnRestore } from "#server/backup/load.ts";
import type { Reached } from "#server/backup/reach.ts";
import { restoreBackup } from "#server/backup/restore.ts";
import type { Restored } from "#server/backup/restore.ts";
import { openDb } from "#server/db/db.ts";
import { openPool } from "#server/db/pool.ts";

/** What a drill found: the tables compared, and the audit log of the restored copy. */
export type Drilled = Restored & { audit: AuditVerification[] };

/** @throws InputError where the account may not make databases */
async function makeScratch({ db }: Reached, name: string): Promise<void> {
  try {
    await sql`create database ${sql.id(name)} template template0 encoding 'UTF8'`.execute(db);
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    throw new InputError([problem(backupProblems.noScratch, {}, { reason: error.code ?? "" })]);
  }
}

/** The same server, another database; of an address the path is the database's name. */
function connectionTo(name: string, { connection }: Reached): Reached["connection"] {
  const { connectionString, ...others } = connection;
  if (connectionString === undefined) return { ...others, database: name };
  const url = new URL(connectionString);
  url.pathname = `/${name}`;
  return { ...others, connectionString: url.href };
}

/**
 * Restores a backup into a scratch database on the same server, holds every count and hash against the manifest, verifies the audit log of
 * the copy, and removes the scratch database whatever happened.
 */
export async function drill(reached: Reached, path: string, onRows?: OnRestore): Promise<Drilled> {
  const name = `biaogan_drill_${randomBytes(6).toString("hex")}`;
  await makeScratch(reached, name);
  try {
    const db = openDb(openPool(connectionTo(name, reached), { max: 2, statementTimeout: 0 }));
    try {
      const restored = await restoreBackup(db, path, onRows);
      return { ...restored, audit: await verifyAudit(db) };
    } finally {
      await db.destroy();
    }
  } finally {
    await sql`drop database if exists ${sql.id(name)} with (force)`.execute(reached.db);
  }
}
