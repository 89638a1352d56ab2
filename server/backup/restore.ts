import { sql } from "kysely";
import { backupProblems } from "#domain/problems/backup-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { tablesOf } from "#server/backup/catalog.ts";
import { compareTables } from "#server/backup/compare.ts";
import type { Compared } from "#server/backup/compare.ts";
import { loadTables } from "#server/backup/load.ts";
import type { OnRestore } from "#server/backup/load.ts";
import { LEFT_OUT } from "#server/backup/manifest.ts";
import type { Manifest } from "#server/backup/manifest.ts";
import { withBackup } from "#server/backup/read.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db } from "#server/db/db.ts";
import { MIGRATIONS_TABLE, knownMigrations, migrate } from "#server/db/migrations.ts";

/** What was restored, and how it compares with the backup. */
export type Restored = { manifest: Manifest; compared: Compared[] };

/** Refuses a database with anything in it; tables that are all empty are those of a restore that failed. */
async function requireEmpty(db: Db): Promise<void> {
  for (const { name } of await tablesOf(db, [...LEFT_OUT, MIGRATIONS_TABLE])) {
    const { rows } = await sql<{ full: boolean }>`select exists (select from ${sql.table(name)}) as full`.execute(db);
    if (rows[0]?.full === true) throw new InputError([problem(backupProblems.notEmpty, {}, { table: name })]);
  }
}

async function requireKnown(path: string, manifest: Manifest, folder?: string): Promise<void> {
  const known = await knownMigrations(folder);
  const unknown = manifest.migrations.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw new InputError([problem(backupProblems.newer, { file: path }, { migration: unknown })]);
}

/**
 * Restores a backup into an empty database: the schema as it was when the backup was taken, the rows, a comparison of
 * counts and hashes, and then the migrations that have come since.
 * @param folder of the migrations, where a test has its own
 * @throws InputError with a sentence: no backup, damaged, from a newer version, or the place is not empty
 */
export async function restoreBackup(
  db: Db,
  path: string,
  onRows: OnRestore = () => {},
  folder?: string,
): Promise<Restored> {
  return withBackup(path, async (backup) => {
    const { manifest } = backup;
    await requireKnown(path, manifest, folder);
    const from = folder === undefined ? {} : { folder };
    await requireEmpty(db);
    await migrate(db, { ...from, upTo: manifest.migrations.at(-1) });
    await inTransaction(db, (tx) => loadTables(tx, backup, onRows));
    const compared = await compareTables(db, manifest);
    await migrate(db, from);
    return { manifest, compared };
  });
}
