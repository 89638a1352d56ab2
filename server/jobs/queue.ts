import { PgBoss } from "pg-boss";
import type { PoolConfig } from "pg";
import { loggable } from "#server/http/faults.ts";
import type { Services } from "#server/services.ts";

/** Work that is done by the clock, by one of however many processes there are. */
export type Job = {
  name: string;
  /** When, in Shanghai: minute, hour, day of the month, month, day of the week. */
  cron: string;
  run: (services: Services) => Promise<void>;
};

const SCHEMA = "jobs";
const CONNECTIONS = 2;
const LONGEST_SECONDS = 3600;

/**
 * Starts the queue in the same database: each job runs once, whichever process takes it, and a job whose
 * process was killed runs again.
 * @returns what stops it, after the job at hand
 */
export async function startJobs(
  services: Services,
  connection: PoolConfig,
  jobs: readonly Job[],
): Promise<() => Promise<void>> {
  const { log } = services;
  const boss = new PgBoss({
    ...bossConnection(connection),
    schema: SCHEMA,
    max: CONNECTIONS,
    application_name: "biaogan-jobs",
  });
  boss.on("error", (error) => log.error({ fault: loggable(error) }, "The job queue had a fault."));
  await boss.start();
  for (const { name, cron, run } of jobs) {
    await boss.createQueue(name, {
      policy: "exclusive",
      expireInSeconds: LONGEST_SECONDS,
      retryLimit: 3,
      retryBackoff: true,
    });
    await boss.schedule(name, cron, null, { tz: "Asia/Shanghai" });
    await boss.work(name, { pollingIntervalSeconds: 10 }, async () => {
      const begun = performance.now();
      await run(services);
      log.info({ job: name, ms: Math.round(performance.now() - begun) }, "job done");
    });
  }
  return () => boss.stop({ graceful: true, timeout: 10_000 });
}

function bossConnection({ connectionString, host, port, user, database, password }: PoolConfig) {
  if (connectionString !== undefined) return { connectionString };
  const secret = typeof password === "string" ? { password } : {};
  return {
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(user === undefined ? {} : { user }),
    ...(database === undefined ? {} : { database }),
    ...secret,
  };
}
