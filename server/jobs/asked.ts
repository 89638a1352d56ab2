import { sql } from "kysely";
import type { readJob } from "#api/endpoints/verdicts.ts";
import type { OutputOf } from "#api/endpoint.ts";
import type { Db } from "#server/db/db.ts";
import { json } from "#server/db/json.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { loggable } from "#server/http/faults.ts";
import { Refusal } from "#server/http/refusal.ts";
import type { Services } from "#server/services.ts";

/** A job that somebody asked for, or that a change brought about. */
export type AskedJob = { id: string; universityId: number; kind: string; input: unknown };
/** Says how far a job is; fails when another process took it over. */
export type Progress = (done: number, total: number) => Promise<void>;
/** What is done for each kind of job; done again from the start when its process died. */
export type JobRunners = Readonly<
  Record<string, (services: Services, job: AskedJob, progress: Progress) => Promise<void>>
>;

const LIFELESS_SECONDS = 120;
const LOOK_EVERY_MS = 1000;

/**
 * Asks for a job, in the transaction of the change that brings it about. One that waits already with the
 * same input serves this one too.
 */
export async function askForJob(
  db: Db,
  services: Pick<Services, "newId" | "now">,
  {
    universityId,
    kind,
    input,
    accountId,
  }: { universityId: number; kind: string; input: unknown; accountId: string | null },
): Promise<OutputOf<typeof readJob>> {
  const waiting = await db
    .selectFrom("jobs")
    .select(["id", "kind", "state", "done", "total"])
    .where("university_id", "=", universityId)
    .where("kind", "=", kind)
    .where("state", "=", "waiting")
    .where("input", "=", json(input))
    .where((where) => (accountId === null ? where("account_id", "is", null) : where("account_id", "=", accountId)))
    .executeTakeFirst();
  if (waiting !== undefined) return waiting;
  const at = new Date(services.now().epochMilliseconds);
  return db
    .insertInto("jobs")
    .values({
      id: services.newId(),
      university_id: universityId,
      kind,
      input: json(input),
      account_id: accountId,
      state: "waiting",
      total: null,
      created_at: at,
      seen_at: at,
      finished_at: null,
    })
    .returning(["id", "kind", "state", "done", "total"])
    .executeTakeFirstOrThrow();
}

/** How far one's own job is. */
export const readOwnJob: Handler<typeof readJob> = async ({ input, services, ...call }) => {
  const { accountId, universityId } = actorOf(call);
  const row = await services.db
    .selectFrom("jobs")
    .select(["id", "kind", "state", "done", "total"])
    .where("id", "=", input.params.id)
    .where("university_id", "=", universityId)
    .where("account_id", "=", accountId)
    .executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return row;
};

/** Takes the oldest waiting job, or one whose process has died; no two processes take the same. */
async function takeJob({ db, now }: Services): Promise<AskedJob | undefined> {
  const at = new Date(now().epochMilliseconds);
  const lifeless = new Date(now().subtract({ seconds: LIFELESS_SECONDS }).epochMilliseconds);
  const { rows } = await sql<{ id: string; university_id: number; kind: string; input: unknown }>`
    update jobs set state = 'active', done = 0, seen_at = ${at} where id = (
      select id from jobs where state = 'waiting' or state = 'active' and seen_at < ${lifeless}
      order by created_at, id limit 1 for update skip locked)
    returning id, university_id, kind, input`.execute(db);
  const row = rows[0];
  return row === undefined
    ? undefined
    : { id: row.id, universityId: row.university_id, kind: row.kind, input: row.input };
}

/** Does one asked job, if there is any. @returns whether there was */
export async function runAskedJob(services: Services, runners: JobRunners): Promise<boolean> {
  const job = await takeJob(services);
  if (job === undefined) return false;
  const note = async (values: { state?: "done" | "failed"; done?: number; total?: number }): Promise<void> => {
    const at = new Date(services.now().epochMilliseconds);
    await services.db
      .updateTable("jobs")
      .set({ ...values, seen_at: at, ...(values.state === undefined ? {} : { finished_at: at }) })
      .where("id", "=", job.id)
      .execute();
  };
  try {
    const run = runners[job.kind];
    if (run === undefined) throw new Error(`nothing does jobs of the kind ${job.kind}`);
    await run(services, job, (done, total) => note({ done, total }));
    await note({ state: "done" });
  } catch (error) {
    services.log.error({ job: job.kind, fault: loggable(error) }, "A job failed.");
    await note({ state: "failed" });
  }
  return true;
}

/** Looks for asked jobs until it is stopped. @returns what stops it, after the job at hand */
export function watchAskedJobs(services: Services, runners: JobRunners): () => Promise<void> {
  const stopping = new AbortController();
  const watch = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const did = await runAskedJob(services, runners).catch((error: unknown) => {
        services.log.warn({ fault: loggable(error) }, "Could not look for jobs.");
        return false;
      });
      if (!did) await pause(LOOK_EVERY_MS, stopping.signal);
    }
  };
  const watching = watch();
  return async () => {
    stopping.abort();
    await watching;
  };
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
