import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { InputError, problem } from "#domain/problems/problem.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { DATABASE_NEWER, MIGRATION_CHANGED, MIGRATION_MISSED } from "#server/db/problems.ts";

/** The table that says which migrations a database has had. */
export const MIGRATIONS_TABLE = "schema_migrations";

const FOLDER = join(import.meta.dirname, "..", "..", "db", "migrations");
/** Any number, the same for ever: two servers that start at once migrate one after the other. */
const LOCK = 7_214_053_301;

type Migration = { name: string; text: string; sha256: string };

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_.*\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      // A checkout with other line ends holds the same migration.
      const text = (await readFile(join(folder, name), "utf8")).replaceAll("\r\n", "\n");
      return { name, text, sha256: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

/** The names of the migrations that this program knows, in order. */
export async function knownMigrations(folder = FOLDER): Promise<string[]> {
  return (await readMigrations(folder)).map(({ name }) => name);
}

/** The names of the migrations that the database has had, in order; none where it is new. */
export async function appliedMigrations(db: Db | Tx): Promise<string[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass(${MIGRATIONS_TABLE}) is not null as there`.execute(
    db,
  );
  return rows[0]?.there === true ? (await readApplied(db)).map(({ name }) => name) : [];
}

function readApplied(db: Db | Tx): Promise<{ name: string; sha256: string }[]> {
  return db
    .selectFrom(MIGRATIONS_TABLE)
    .select(["name", "sha256"])
    .orderBy(sql`name collate "C"`)
    .execute();
}

/**
 * Brings the database to this program's state: each file that it has not had, in order, in a
 * transaction of its own. Several processes may call it at once.
 * @param upTo the last migration wanted, by name; without it all
 * @returns the names of those that were run now
 * @throws {InputError} when the database is newer than the program, or a migration was changed or missed
 */
export async function migrate(
  db: Db,
  { upTo, folder = FOLDER }: { upTo?: string | undefined; folder?: string } = {},
): Promise<string[]> {
  const known = await readMigrations(folder);
  const wanted = upTo === undefined ? known : known.filter(({ name }) => name <= upTo);
  const done: string[] = [];
  for (;;) {
    const name = await inTransaction(db, (tx) => applyNext(tx, known, wanted));
    if (name === undefined) return done;
    done.push(name);
  }
}

/** Runs the first migration that is missing; what is there is read under the lock, so nothing runs twice. */
async function applyNext(
  tx: Tx,
  known: readonly Migration[],
  wanted: readonly Migration[],
): Promise<string | undefined> {
  // Another process may be at a long one: wait for it, and let ours take its time.
  await sql`set local lock_timeout to 0`.execute(tx);
  await sql`set local statement_timeout to 0`.execute(tx);
  await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(tx);
  await sql`create table if not exists ${sql.table(MIGRATIONS_TABLE)} (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`.execute(tx);
  const applied = await readApplied(tx);
  refuseStrange(known, applied);
  const next = wanted[applied.length];
  if (next === undefined) return undefined;
  await sql.raw(next.text).execute(tx);
  await tx.insertInto(MIGRATIONS_TABLE).values({ name: next.name, sha256: next.sha256 }).execute();
  return next.name;
}

/** What a database has had must be the beginning of what the program knows, word for word. */
function refuseStrange(known: readonly Migration[], applied: readonly { name: string; sha256: string }[]): void {
  const newer = applied.filter(({ name }) => !known.some((each) => each.name === name));
  if (newer.length > 0) {
    throw new InputError([problem(DATABASE_NEWER, {}, { names: newer.map(({ name }) => name).join(", ") })]);
  }
  for (const [index, { name, sha256 }] of applied.entries()) {
    const expected = known[index];
    if (expected?.name !== name) {
      throw new InputError([problem(MIGRATION_MISSED, {}, { name: expected?.name ?? "", later: name })]);
    }
    if (expected.sha256 !== sha256) throw new InputError([problem(MIGRATION_CHANGED, {}, { name })]);
  }
}
