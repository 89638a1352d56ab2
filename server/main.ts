import type { Config } from "#server/config.ts";
import { openDatabase } from "#server/db/open.ts";
import { buildApp } from "#server/http/app.ts";
import { builtPage } from "#server/http/page.ts";
import { openFirstRun } from "#server/identity/first-run.ts";
import { watchAskedJobs } from "#server/jobs/asked.ts";
import { startJobs } from "#server/jobs/queue.ts";
import { jobs } from "#server/jobs/schedule.ts";
import { whyNotListening } from "#server/listen-problems.ts";
import { openLog } from "#server/log.ts";
import { realServices } from "#server/real-services.ts";
import { routes } from "#server/routes.ts";
import type { Services } from "#server/services.ts";
import { verdictJobs } from "#server/verdicts/jobs.ts";
import { version } from "#server/version.ts";

/** A server that answers. */
export type RunningServer = {
  /** Where it listens, as a browser on this machine reaches it. */
  address: string;
  services: Services;
  /** The code for the first administrator, while there is none. */
  firstRun: { code: string; hours: number } | null;
  /** Lets the requests at hand end, then the jobs, then the database. */
  stop: () => Promise<void>;
};

/** How long a request may still take when the server is told to stop. */
const PATIENCE_MS = 15_000;

/**
 * The composition root: database, migrations, application, jobs. Everything that reads a clock, makes an id
 * or rolls dice is made here and handed on.
 * @throws {InputError} when the configuration or the database cannot be used, in words for a person
 */
export async function startServer(config: Config): Promise<RunningServer> {
  const log = openLog(config);
  // What is open, the last one first to be closed.
  const open: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of open.splice(0).toReversed()) await close();
  };
  try {
    const database = await openDatabase(config, log);
    open.push(database.close);
    const services = realServices(database.db, config, log);
    const firstRun = await openFirstRun(services);
    open.push(await startJobs(services, database.connection, jobs), watchAskedJobs(services, verdictJobs));
    const app = buildApp(services, routes, { pool: database.connections, page: builtPage });
    open.push(() => within(app.close(), PATIENCE_MS));
    const address = await app.listen({ host: config.host, port: config.port }).catch((error: unknown) => {
      throw whyNotListening(error, config);
    });
    log.info({ version, address }, "The server answers.");
    return { address, services, firstRun, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for the work, but not for ever. */
async function within(work: PromiseLike<unknown>, milliseconds: number): Promise<void> {
  const timer = Promise.withResolvers<void>();
  const late = setTimeout(timer.resolve, milliseconds);
  await Promise.race([work, timer.promise]);
  clearTimeout(late);
}
