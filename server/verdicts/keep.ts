import { sql } from "kysely";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Tx } from "#server/db/db.ts";
import { prepared } from "#server/db/prepared.ts";
import type { Changes } from "#server/verdicts/changes.ts";

/** Writes what changed and notes the day; one statement, and none of the rows that stayed as they were. */
export async function keepChanges(
  tx: Tx,
  universityId: number,
  { put, gone, cells }: Changes,
  judged: readonly string[],
  day: CivilDate,
): Promise<void> {
  await sql`${prepared}
    with put as (
      insert into verdicts (university_id, organisation_id, guide_version_id, window_from, window_to, requirement, period_from,
        mode, status, strength, summary, need, count, due_on, make_up_until, digest, verdict, private)
      select ${universityId}, r.organisation_id, r.guide_version_id, r.window_from, r.window_to, r.requirement, r.period_from,
        r.mode, r.status, r.strength, r.summary, r.need, r.count, r.due_on, r.make_up_until, r.digest, r.verdict,
        nullif(r.private, 'null'::jsonb)
      from jsonb_to_recordset(${JSON.stringify(put)}::jsonb) as r(organisation_id text, guide_version_id text, window_from date,
        window_to date, requirement text, period_from text, mode text, status text, strength text, summary text, need int,
        count int, due_on date, make_up_until date, digest text, verdict jsonb, private jsonb)
      on conflict (university_id, organisation_id, guide_version_id, window_from, window_to, requirement, period_from)
      do update set mode = excluded.mode, status = excluded.status, strength = excluded.strength, summary = excluded.summary,
        need = excluded.need, count = excluded.count, due_on = excluded.due_on, make_up_until = excluded.make_up_until,
        digest = excluded.digest, verdict = excluded.verdict, private = excluded.private
    ),
    gone as (
      delete from verdicts v using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as r(organisation text, guide text,
        "from" date, "to" date, requirement text, period text)
      where v.university_id = ${universityId} and v.organisation_id = r.organisation and v.guide_version_id = r.guide
        and v.window_from = r."from" and v.window_to = r."to" and v.requirement = r.requirement and v.period_from = r.period
    ),
    given_cells as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as r(organisation_id text, guide_version_id text,
        window_from date, window_to date, mode text, cells jsonb)
    ),
    put_cells as (
      insert into verdict_cells (university_id, organisation_id, guide_version_id, window_from, window_to, as_of, mode, cells)
      select ${universityId}, organisation_id, guide_version_id, window_from, window_to, null, mode, cells from given_cells
      on conflict (university_id, organisation_id, guide_version_id, window_from, window_to, as_of)
      do update set mode = excluded.mode, cells = excluded.cells
    ),
    gone_cells as (
      delete from verdict_cells c using (select distinct organisation, guide, "from", "to"
        from jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as r(organisation text, guide text, "from" date, "to" date)) r
      where c.university_id = ${universityId} and c.as_of is null and c.organisation_id = r.organisation
        and c.guide_version_id = r.guide and c.window_from = r."from" and c.window_to = r."to"
        and not exists (select from given_cells g where g.organisation_id = r.organisation and g.guide_version_id = r.guide
          and g.window_from = r."from")
    )
    update organisations set judged_for = ${day}::date
    where university_id = ${universityId} and id = any(${judged}::text[]) and judged_for is distinct from ${day}::date
  `.execute(tx);
}
