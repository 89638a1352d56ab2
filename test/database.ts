/**
 * A database for a test file: the real PostgreSQL that comes along, migrated, empty, the file's own.
 *
 *   const { db, close } = await testDatabase();
 *   after(close);
 *
 * One cluster serves a whole run of `node --test`. The first file that asks starts it, in a process of
 * its own (test/database-keeper.ts) that ends it and removes its folder when the run is over, however that
 * ends; a file run alone has one for itself. Each call clones a migrated template, which takes some 50 ms.
 * The cluster does not wait for the disk (fsync is off); what is about durability starts its own.
 */
import { spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { PoolConfig } from "pg";
import { openDb } from "#server/db/db.ts";
import type { Db } from "#server/db/db.ts";
import { openPool } from "#server/db/pool.ts";
import { birthOf } from "#server/postgres/processes.ts";

/** A database of a test file's own. */
export type TestDatabase = {
  db: Db;
  /** For a pool of the test's own, such as that of a second server. */
  connection: PoolConfig;
  /** Closes the pool and drops the database; without it the end of the run does. */
  close: () => Promise<void>;
};

/** What the keeper writes when the cluster runs, or why it does not. */
type Kept = { connection: PoolConfig } | { failed: string };

export const TEMPLATE = "biaogan_template";
const LONGEST_WAIT_MS = 60_000;

let made = 0;

/** Makes the file's database. Two calls make two. */
export async function testDatabase(): Promise<TestDatabase> {
  const { connection } = await cluster();
  made += 1;
  const name = `test_${process.pid}_${made}`;
  // By copying files: through the log, which is the default, it takes four times as long.
  await asAdministrator(connection, `create database ${name} template ${TEMPLATE} strategy file_copy`);
  const own = { ...connection, database: name };
  const db = openDb(openPool(own, { max: 10 }));
  return {
    db,
    connection: own,
    close: async () => {
      await db.destroy();
      await asAdministrator(connection, `drop database if exists ${name} with (force)`);
    },
  };
}

async function asAdministrator(connection: PoolConfig, statement: string): Promise<void> {
  const client = new pg.Client({ ...connection, database: "postgres" });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The process whose end is the end of the run: the runner that started this file, or the file's own. */
function ownerOfRun(): number {
  return process.env["NODE_TEST_CONTEXT"] === undefined ? process.pid : process.ppid;
}

async function cluster(): Promise<{ connection: PoolConfig }> {
  const owner = ownerOfRun();
  const folder = join(realpathSync(tmpdir()), `biaogan-test-${owner}-${birthOf(owner)?.replaceAll(/\W/g, "") ?? ""}`);
  if (isFirst(folder)) startKeeper(folder, owner);
  const until = performance.now() + LONGEST_WAIT_MS;
  const told = join(folder, "kept.json");
  while (!existsSync(told)) {
    if (performance.now() > until) throw new Error(`No test database after a minute; see ${folder}/keeper.log.`);
    await pause(20);
  }
  const kept = JSON.parse(readFileSync(told, "utf8")) as Kept;
  if ("failed" in kept) throw new Error(`The test database did not start: ${kept.failed}`);
  return kept;
}

/** Of several files that ask at once, one makes the folder. */
function isFirst(folder: string): boolean {
  try {
    // The database's user must get through.
    mkdirSync(folder, { mode: 0o711 });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function startKeeper(folder: string, owner: number): void {
  const log = openSync(join(folder, "keeper.log"), "a");
  const program = join(import.meta.dirname, "database-keeper.ts");
  // Without this variable Node takes the keeper for a test file and speaks to a runner.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const keeper = spawn(process.execPath, [program, folder, String(owner)], {
    detached: true,
    stdio: ["ignore", log, log],
    env: environment,
    cwd: join(import.meta.dirname, ".."),
  });
  closeSync(log);
  keeper.unref();
}

/** Tells the waiting files, whole or not at all. */
export function tell(folder: string, kept: Kept): void {
  writeFileSync(join(folder, "kept.json.new"), JSON.stringify(kept));
  renameSync(join(folder, "kept.json.new"), join(folder, "kept.json"));
}
