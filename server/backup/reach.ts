import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PoolConfig } from "pg";
import { sql } from "kysely";
import { backupProblems } from "#domain/problems/backup-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Config } from "#server/config.ts";
import { openDb } from "#server/db/db.ts";
import type { Db } from "#server/db/db.ts";
import { appliedMigrations } from "#server/db/migrations.ts";
import { openPool } from "#server/db/pool.ts";
import { SUPERUSER } from "#server/postgres/cluster.ts";
import { DATABASE, startEmbedded } from "#server/postgres/embedded.ts";
import type { SupervisorLog } from "#server/postgres/supervise.ts";

/** The database for a command beside the server: as it is, nothing is migrated. */
export type Reached = { db: Db; connection: PoolConfig };

/** Lines of postmaster.pid, counted from 0 (PostgreSQL's documentation, storage-file-layout). */
const PORT_LINE = 3;
const SOCKET_LINE = 4;

/** Where the embedded database of the folder listens, when a server has left word of it. */
function runningAt(dataFolder: string): PoolConfig | null {
  try {
    const lines = readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n");
    const host = lines[SOCKET_LINE]?.trim() ?? "";
    return host === "" ? null : { host, port: Number(lines[PORT_LINE]), user: SUPERUSER, database: DATABASE };
  } catch {
    return null;
  }
}

function nothingIn(place: string): InputError {
  return new InputError([problem(backupProblems.nothingHere, {}, { place })]);
}

async function answers(connection: PoolConfig): Promise<boolean> {
  const db = openDb(openPool(connection, { max: 1 }));
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  } finally {
    await db.destroy();
  }
}

type Options = {
  /** The work is to fill an empty place; without it one is refused, since nothing is to be found there. */
  mayBeEmpty?: boolean;
};

async function using<T>(
  connection: PoolConfig,
  place: string,
  { mayBeEmpty = false }: Options,
  work: (reached: Reached) => Promise<T>,
): Promise<T> {
  // A copy of everything takes as long as it takes.
  const db = openDb(openPool(connection, { max: 2, statementTimeout: 0 }));
  try {
    if (!mayBeEmpty && (await appliedMigrations(db)).length === 0) throw nothingIn(place);
    return await work({ db, connection });
  } finally {
    await db.destroy();
  }
}

/**
 * Does the work on the configured database, whether a server runs on it or not: the external one, the embedded one that a server
 * keeps running, or else the embedded one started for as long as the work takes.
 * @throws InputError where the data folder cannot be used
 */
export async function withDatabase<T>(
  { databaseUrl, dataFolder }: Pick<Config, "databaseUrl" | "dataFolder">,
  log: SupervisorLog,
  work: (reached: Reached) => Promise<T>,
  options: Options = {},
): Promise<T> {
  if (databaseUrl !== null) return using({ connectionString: databaseUrl }, "DATABASE_URL", options, work);
  const running = runningAt(dataFolder);
  if (running !== null && (await answers(running))) return using(running, dataFolder, options, work);
  if (options.mayBeEmpty !== true && !existsSync(join(dataFolder, "postgres"))) throw nothingIn(dataFolder);
  const embedded = await startEmbedded({ dataFolder, log });
  try {
    return await using(embedded.connection, dataFolder, options, work);
  } finally {
    await embedded.stop();
  }
}
