import { sql } from "kysely";
import type { PoolConfig } from "pg";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Config } from "#server/config.ts";
import { openDb } from "#server/db/db.ts";
import type { Db } from "#server/db/db.ts";
import { migrate } from "#server/db/migrations.ts";
import { openPool } from "#server/db/pool.ts";
import { DATABASE_UNFIT, DATABASE_UNREACHED } from "#server/db/problems.ts";
import { startEmbedded } from "#server/postgres/embedded.ts";
import type { SupervisorLog } from "#server/postgres/supervise.ts";

/** A database that is ready for use: migrated, its pool open. */
export type OpenDatabase = {
  db: Db;
  /** For what needs connections of its own, such as the job queue. */
  connection: PoolConfig;
  /** How many connections the pool has now. */
  connections: () => { total: number; idle: number; waiting: number };
  /** Ends the pool, and the embedded database with it. */
  close: () => Promise<void>;
};

const OLDEST_VERSION = 150_000;

/**
 * Opens the external database of the configuration, or starts the one that comes along, and migrates it.
 * @throws {InputError} with a sentence that says what is wrong and what to do
 */
export async function openDatabase(
  config: Pick<Config, "dataFolder" | "databaseUrl">,
  log: SupervisorLog,
): Promise<OpenDatabase> {
  const { databaseUrl, dataFolder } = config;
  const embedded = databaseUrl === null ? await startEmbedded({ dataFolder, log }) : undefined;
  const connection = embedded?.connection ?? { connectionString: databaseUrl ?? "" };
  const lost = (error: Error) => log.warn({ reason: error.message }, "A connection to the database was lost.");
  const pool = openPool(connection, {}, lost);
  const db = openDb(pool);
  const connections = () => ({ total: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount });
  const close = async () => {
    await db.destroy();
    await embedded?.stop();
  };
  try {
    if (databaseUrl !== null) await mustFit(db, databaseUrl);
    const done = await migrate(db);
    if (done.length > 0) log.info({ migrations: done }, "The database was brought up to date.");
    return { db, connection, connections, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function mustFit(db: Db, databaseUrl: string): Promise<void> {
  const { host, pathname } = new URL(databaseUrl);
  const where = `${host}${pathname}`;
  const asked = sql<{ number: number; version: string; encoding: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
      current_setting('server_encoding') as encoding`.execute(db);
  const { rows } = await asked.catch((error: unknown) => {
    const why = error instanceof Error ? error.message || String(error) : String(error);
    throw new InputError([problem(DATABASE_UNREACHED, {}, { where, why })]);
  });
  const [found] = rows;
  if (found === undefined || (found.number >= OLDEST_VERSION && found.encoding === "UTF8")) return;
  throw new InputError([problem(DATABASE_UNFIT, {}, { where, version: found.version, encoding: found.encoding })]);
}
