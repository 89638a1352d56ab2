import { sql } from "kysely";
import type { askSnapshot } from "#api/endpoints/verdicts.ts";
import { addDays, addMonths, yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { calendarYear } from "#domain/dates/period.ts";
import type { Db } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { askForJob } from "#server/jobs/asked.ts";
import type { Progress } from "#server/jobs/asked.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";
import { judgeAsOf } from "#server/verdicts/judge-as-of.ts";

const MONTHS_KEPT = 24;

/** True where the matrix of the day is kept, or there is nobody to judge. */
export async function hasSnapshot(db: Db, universityId: number, asOf: CivilDate): Promise<boolean> {
  const { rows } = await sql<{ has: boolean }>`select
    exists (select from verdict_cells where university_id = ${universityId} and as_of = ${asOf}::date)
    or not exists (select from verdict_cells where university_id = ${universityId}) as has`.execute(db);
  return rows[0]?.has ?? true;
}

/**
 * Judges everybody (or everybody below an organisation) as of a day and keeps the matrix of it: from what is
 * recorded now, so a later correction of an older month is seen when it is judged again.
 */
export async function keepSnapshot(
  services: Services,
  universityId: number,
  asOf: CivilDate,
  progress: Progress,
  below: string | null = null,
): Promise<void> {
  const { db } = services;
  const organisations = await db
    .selectFrom("organisations")
    .select(["id", "parent_id", "kind", "path"])
    .where("university_id", "=", universityId)
    .where("kind", "<>", "group")
    .orderBy("id")
    .execute();
  const asked = organisations.filter((each) => below === null || each.path.includes(below));
  // A department with its branches at once: its roll-ups need them.
  const groups = [
    ...Map.groupBy(asked, (each) => (each.kind === "branch" ? (each.parent_id ?? each.id) : each.id)).values(),
  ];
  const windows = [calendarYear(yearOf(asOf))];
  for (const [index, group] of groups.entries()) {
    const ids = group.map((each) => each.id);
    const { rows, packs } = await judgeAsOf(db, services, universityId, ids, { asOf, windows });
    const cells = [
      ...Map.groupBy(rows, (each) => `${each.organisation_id}\n${each.guide_version_id}\n${each.window_from}`).values(),
    ].flatMap((own) => {
      const [first] = own;
      const ready = first === undefined ? undefined : packs.get(first.guide_version_id);
      if (first === undefined || ready === undefined) return [];
      const { organisation_id, guide_version_id, window_from, window_to, mode } = first;
      return [{ organisation_id, guide_version_id, window_from, window_to, mode, cells: ready.cells(own) }];
    });
    await sql`insert into verdict_cells (university_id, organisation_id, guide_version_id, window_from, window_to, as_of, mode, cells)
      select ${universityId}, r.organisation_id, r.guide_version_id, r.window_from, r.window_to, ${asOf}::date, r.mode, r.cells
      from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as r(organisation_id text, guide_version_id text, window_from date,
        window_to date, mode text, cells jsonb)
      on conflict (university_id, organisation_id, guide_version_id, window_from, window_to, as_of)
      do update set mode = excluded.mode, cells = excluded.cells`.execute(db);
    await progress(index + 1, groups.length);
  }
  const oldest = addMonths(today(services), -MONTHS_KEPT);
  await db
    .deleteFrom("verdict_cells")
    .where("university_id", "=", universityId)
    .where("as_of", "is not", null)
    .where("as_of", "<", addDays(oldest, -31))
    .execute();
}

/** Asks for the matrix of another day. */
export const askForSnapshot: Handler<typeof askSnapshot> = async ({ authorise, input, services, ...call }) => {
  const { accountId, universityId } = actorOf(call);
  const [root] = await authorise([input.params.id]);
  const { asOf } = input.body;
  return askForJob(services.db, services, {
    universityId,
    kind: "snapshot",
    input: { asOf, below: root?.id ?? "" },
    accountId,
  });
};
