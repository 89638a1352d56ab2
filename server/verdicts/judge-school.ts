import { addDays } from "#domain/dates/civil-date.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { askForJob } from "#server/jobs/asked.ts";
import type { Progress } from "#server/jobs/asked.ts";
import type { Job } from "#server/jobs/queue.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";
import { rejudge } from "#server/verdicts/rejudge.ts";
import { keepSnapshot, hasSnapshot } from "#server/verdicts/snapshot.ts";

const noProgress: Progress = () => Promise.resolve();

async function unjudged(db: Db, universityId: number, day: string): Promise<{ id: string; kind: string }[]> {
  return db
    .selectFrom("organisations")
    .select(["id", "kind"])
    .where("university_id", "=", universityId)
    .where((where) => where.or([where("judged_for", "is", null), where("judged_for", "<>", day)]))
    .where("kind", "in", (from) =>
      from
        .selectFrom("guide_assignments as a")
        .innerJoin("guide_versions as g", (on) =>
          on.onRef("g.university_id", "=", "a.university_id").onRef("g.id", "=", "a.guide_version_id"),
        )
        .select("g.applies_to")
        .where("a.university_id", "=", universityId),
    )
    .orderBy("kind", "desc")
    .orderBy("id")
    .execute();
}

/**
 * Judges every organisation of a school that was not judged today, a department with its branches at a time,
 * each in a transaction of its own. What was left by a process that died is found again.
 */
export async function judgeSchool(
  services: Services,
  universityId: number,
  progress: Progress = noProgress,
): Promise<void> {
  const day = today(services);
  const waiting = await unjudged(services.db, universityId, day);
  const rank = (kind: string): number => ["department", "branch", "group", "university"].indexOf(kind);
  // A department takes its branches with it; those that are left have none above.
  const order = waiting.toSorted((a, b) => rank(a.kind) - rank(b.kind));
  for (const [index, { id }] of order.entries()) {
    const still = await services.db
      .selectFrom("organisations")
      .select("judged_for")
      .where("university_id", "=", universityId)
      .where("id", "=", id)
      .executeTakeFirst();
    if (still !== undefined && still.judged_for !== day) {
      await inTransaction(services.db, (tx) => rejudge(tx, services, universityId, [id]));
    }
    await progress(index + 1, order.length);
  }
}

/** After a change of calendar, settings or guides: everybody is to be judged anew, by a job, or by who reads first. */
export async function judgeSchoolAnew(
  tx: Tx,
  services: Services,
  universityId: number,
  accountId: string | null,
): Promise<{ id: string }> {
  await tx
    .updateTable("organisations")
    .set({ judged_for: null })
    .where("university_id", "=", universityId)
    .where("judged_for", "is not", null)
    .execute();
  return askForJob(tx, services, { universityId, kind: "judge-school", input: {}, accountId });
}

/** The last day of the month before the day's. */
function lastMonthEnd(day: string): string {
  return addDays(`${day.slice(0, 7)}-01`, -1);
}

/**
 * After midnight in Shanghai and every ten minutes: judges whoever was not judged today, and keeps the
 * matrix of the month that is over. Finds nothing to do when it is done.
 */
export const judgeOfTheDay: Job = {
  name: "verdicts-of-the-day",
  cron: "3-53/10 * * * *",
  run: async (services) => {
    const universities = await services.db.selectFrom("universities").select("id").execute();
    for (const { id } of universities) {
      await judgeSchool(services, id);
      const monthEnd = lastMonthEnd(today(services));
      if (!(await hasSnapshot(services.db, id, monthEnd))) await keepSnapshot(services, id, monthEnd, noProgress);
    }
  },
};
