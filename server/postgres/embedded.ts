import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PoolConfig } from "pg";
import { accountFor, giveTo, mustReach } from "#server/postgres/account.ts";
import { SUPERUSER, checkVersion, makeCluster } from "#server/postgres/cluster.ts";
import { ensureDatabase } from "#server/postgres/database.ts";
import { endingWithUs } from "#server/postgres/launch.ts";
import { takeLock } from "#server/postgres/lock.ts";
import { stopOrphan } from "#server/postgres/orphan.ts";
import { programsFor } from "#server/postgres/programs.ts";
import { argumentsOf, portOf } from "#server/postgres/settings.ts";
import type { Settings } from "#server/postgres/settings.ts";
import { clearSocketFolder, makeSocketFolder } from "#server/postgres/socket.ts";
import { supervise } from "#server/postgres/supervise.ts";
import type { SupervisorLog } from "#server/postgres/supervise.ts";

/** The database that comes along, running. */
export type Embedded = {
  connection: PoolConfig;
  /** Ends it in good order and lets the data folder go. */
  stop: () => Promise<void>;
  /** Its process now: another one after it crashed and was started again. */
  readonly pid: number;
};

/** What may be changed; only tests do. */
type Options = {
  dataFolder: string;
  log: SupervisorLog;
  settings?: Settings;
  /** Where the socket's folder goes. */
  temporary?: string;
  /** False: the database outlives a killed server, as where the kernel cannot end it with us. */
  endsWithUs?: boolean;
};

/** The name of the database in the cluster. */
export const DATABASE = "biaogan";

/**
 * Starts PostgreSQL on `<dataFolder>/postgres`, made at the first start, and keeps it running until stopped.
 * @throws {InputError} with a sentence that says what is wrong and what to do
 */
export async function startEmbedded(options: Options): Promise<Embedded> {
  const { log, settings = {}, temporary = tmpdir(), endsWithUs = true } = options;
  // Root's folder is to be crossed by the database's user, who gets only its own part.
  mkdirSync(options.dataFolder, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const dataFolder = realpathSync(options.dataFolder);
  const lock = await takeLock(join(dataFolder, "server.lock"), dataFolder);
  try {
    const cluster = join(dataFolder, "postgres");
    const account = accountFor(cluster);
    mustReach(account, dataFolder);
    const programs = programsFor(account, dataFolder);
    const socketFolder = makeSocketFolder(dataFolder, account, [temporary, "/tmp"]);
    await makeCluster(cluster, programs, account);
    checkVersion(cluster, programs);
    giveTo(account, cluster);
    const orphan = await stopOrphan(cluster);
    if (orphan !== undefined) log.warn({ pid: orphan }, "Stopped the database that an earlier server left running.");
    clearSocketFolder(socketFolder);
    const supervisor = await supervise({
      programs,
      account,
      cluster,
      args: argumentsOf(cluster, socketFolder, settings),
      before: endsWithUs ? endingWithUs() : [],
      log,
    });
    const connection = { host: socketFolder, port: portOf(settings), user: SUPERUSER, database: DATABASE };
    const stop = async () => {
      await supervisor.stop();
      rmSync(socketFolder, { recursive: true, force: true });
      lock.release();
    };
    try {
      await ensureDatabase(connection, DATABASE);
    } catch (error) {
      await stop();
      throw error;
    }
    return {
      connection,
      stop,
      get pid() {
        return supervisor.pid();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}
