/**
 * Keeps the cluster of a test run: `node test/database-keeper.ts <folder> <owner>`. Started by
 * test/database.ts; ends with the process that owns the run, be it killed, and removes the folder.
 */
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openDb } from "#server/db/db.ts";
import { migrate } from "#server/db/migrations.ts";
import { openPool } from "#server/db/pool.ts";
import { ensureDatabase } from "#server/postgres/database.ts";
import { startEmbedded } from "#server/postgres/embedded.ts";
import { birthOf, isAlive } from "#server/postgres/processes.ts";
import { TEMPLATE, tell } from "#test/database.ts";

const [folder = "", owner = ""] = process.argv.slice(2);
const born = birthOf(Number(owner));
const log = { info: console.log, warn: console.warn, error: console.error };
/** Speed where the data may be lost: it goes with the run. */
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "200" };

/** Removes what a keeper left that was killed itself: folders of runs that are over. */
function sweep(): void {
  for (const name of readdirSync(dirname(folder))) {
    const pid = /^biaogan-test-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

async function keep(): Promise<void> {
  const embedded = await startEmbedded({ dataFolder: join(folder, "data"), log, settings: SETTINGS });
  try {
    await ensureDatabase(embedded.connection, TEMPLATE);
    const db = openDb(openPool({ ...embedded.connection, database: TEMPLATE }));
    await migrate(db);
    await db.destroy();
    tell(folder, { connection: embedded.connection });
    // The start is compared too: a later process may get the owner's id.
    while (birthOf(Number(owner)) === born) await pause(200);
  } finally {
    await embedded.stop();
  }
}

process.on("SIGINT", () => {});
process.on("SIGHUP", () => {});
try {
  await keep();
  sweep();
} catch (error) {
  console.error(error);
  tell(folder, { failed: error instanceof Error ? error.message : String(error) });
  while (birthOf(Number(owner)) === born) await pause(200);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
