import { sql } from "kysely";
import { instantText } from "#server/cycles/instants.ts";
import type { Entered } from "#server/cycles/store.ts";
import type { Db } from "#server/db/db.ts";

/** The newest version of a point's text. */
export type NewestText = {
  point: string;
  version: number;
  text: string;
  rating: string | null;
  by: string | null;
  at: Date;
};

/** The text of the organisation's cycle before for a point. */
export type BeforeText = { point: string; text: string; cycle: string };
export type Submission = { number: number; asOf: string; at: string; by: string | null };
export type Texts = { newest: NewestText[]; before: BeforeText[]; submissions: Submission[] };

type Row = {
  newest: (Omit<NewestText, "at"> & { at: string })[];
  before: BeforeText[];
  submissions: Submission[];
};

/**
 * What an organisation wrote in a cycle, what it submitted, and what it wrote in the newest cycle before of a guide for its kind:
 * one statement.
 */
export async function textsOf(db: Db, universityId: number, { entry, cycle }: Entered): Promise<Texts> {
  const { rows } = await sql<Row>`
    with earlier as (
      select e.id, c.name from cycle_entries e
      join cycles c on c.university_id = e.university_id and c.id = e.cycle_id
      join cycles mine on mine.university_id = e.university_id and mine.id = ${cycle.id}
      where e.university_id = ${universityId} and e.organisation_id = ${entry.organisation_id} and e.id <> ${entry.id}
        and c.opened_at < mine.opened_at
        and exists (select from assessment_texts t where t.university_id = e.university_id and t.entry_id = e.id)
      order by c.opened_at desc limit 1
    )
    select
      (select coalesce(jsonb_agg(t), '[]') from (
        select distinct on (t.point) t.point, t.version, t.text, t.rating, a.display_name as by, t.at
        from assessment_texts t left join accounts a on a.id = t.account_id
        where t.university_id = ${universityId} and t.entry_id = ${entry.id} order by t.point, t.version desc) t) as newest,
      (select coalesce(jsonb_agg(jsonb_build_object('point', b.point, 'text', b.text, 'cycle', b.name)), '[]') from (
        select distinct on (t.point) t.point, t.text, e.name from assessment_texts t join earlier e on e.id = t.entry_id
        where t.university_id = ${universityId} order by t.point, t.version desc) b where btrim(b.text) <> '') as before,
      (select coalesce(jsonb_agg(jsonb_build_object('number', s.number, 'asOf', s.as_of, 'at', s.submitted_at, 'by', a.display_name)
          order by s.number), '[]') from assessment_snapshots s left join accounts a on a.id = s.account_id
        where s.university_id = ${universityId} and s.entry_id = ${entry.id}) as submissions`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error("the statement always gives a row");
  return {
    newest: row.newest.map(({ at, ...each }) => ({ ...each, at: new Date(at) })),
    before: row.before,
    submissions: row.submissions.map((each) => ({ ...each, at: instantText(new Date(each.at)) })),
  };
}
