import { sql } from "kysely";
import type { EntryFacts } from "#domain/cycles/moves.ts";
import { barringItems, unansweredItems } from "#domain/cycles/negative-list.ts";
import type { NegativeAnswers } from "#domain/cycles/negative-list.ts";
import { agreedWord } from "#domain/cycles/scale.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Entered } from "#server/cycles/store.ts";
import type { Db } from "#server/db/db.ts";

/** What comes with a move. */
export type Sent = { answers?: NegativeAnswers; reason?: string | null; until?: CivilDate | null };

/** The newest version of a point's text. */
export type NewestText = { point: string; version: number; text: string; rating: string | null; by: string | null };
/** What the moves ask, with the texts it was counted from and how often was submitted. */
export type Gathered = EntryFacts & { texts: readonly NewestText[]; submissions: number };

type Counts = {
  codes: string[];
  texts: NewestText[];
  last_submission: number;
  readers: number;
  submitted: number;
  open_findings: number;
  results: string[];
  said: { seat: number; point: string; rating: string | null }[];
  proposed: { seat: number; point: string; rating: string }[];
};

/** What the moves of an entry ask, in one statement. */
async function countsOf(db: Db, universityId: number, { entry, cycle }: Entered): Promise<Counts> {
  const u = sql`university_id = ${universityId}`;
  const mine = sql`(select id, seat, submitted_at from review_assignments where ${u} and entry_id = ${entry.id} and withdrawn_at is null)`;
  const { rows } = await sql<Counts>`select
    (select coalesce(jsonb_agg(point ->> 'code'), '[]') from guide_versions, jsonb_array_elements(content -> 'points') point
      where ${u} and id = ${cycle.guide_version_id}) as codes,
    (select coalesce(jsonb_agg(t), '[]') from (select distinct on (t.point) t.point, t.version, t.text, t.rating, a.display_name as by
      from assessment_texts t left join accounts a on a.id = t.account_id
      where t.university_id = ${universityId} and t.entry_id = ${entry.id} order by t.point, t.version desc) t) as texts,
    (select coalesce(max(number), 0) from assessment_snapshots where ${u} and entry_id = ${entry.id}) as last_submission,
    (select count(*)::int from ${mine} a) as readers,
    (select count(submitted_at)::int from ${mine} a) as submitted,
    (select count(*)::int from findings where ${u} and entry_id = ${entry.id} and state <> 'closed') as open_findings,
    (select coalesce(jsonb_agg(point), '[]') from review_results where ${u} and entry_id = ${entry.id}
      and snapshot = ${entry.snapshot ?? 0}) as results,
    (select coalesce(jsonb_agg(jsonb_build_object('seat', a.seat, 'point', p.point, 'rating', p.rating)), '[]')
      from review_points p join ${mine} a on a.id = p.assignment_id where p.university_id = ${universityId}) as said,
    (select coalesce(jsonb_agg(jsonb_build_object('seat', a.seat, 'point', p.point, 'rating', p.rating)), '[]')
      from review_proposals p join ${mine} a on a.id = p.assignment_id where p.university_id = ${universityId}) as proposed`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) throw new Error("the statement always gives a row");
  return row;
}

/** The points on which the readers do not agree, for which nothing was agreed or set. */
function unsettledOf({ codes, said, proposed, results, readers }: Counts): string[] {
  return codes.filter((code) => {
    if (results.includes(code)) return false;
    const ratings = said.filter((each) => each.point === code).map((each) => each.rating);
    const again = proposed.filter((each) => each.point === code).map((each) => each.rating);
    const whole = (list: readonly (string | null)[]): boolean => list.length === readers && agreedWord(list) !== null;
    return !whole(ratings) && !whole(again);
  });
}

/** What the moves of an entry ask (domain/cycles/moves.ts). */
export async function entryFacts(
  db: Db,
  universityId: number,
  entered: Entered,
  day: CivilDate,
  sent: Sent = {},
): Promise<Gathered> {
  const { entry, cycle } = entered;
  const counts = await countsOf(db, universityId, entered);
  const answers = sent.answers ?? {};
  const whole = counts.texts.filter((each) => each.text.trim() !== "" && each.rating !== null);
  const written = new Set(whole.map((each) => each.point));
  return {
    texts: counts.texts,
    submissions: counts.last_submission,
    phases: cycle.phases,
    confirmed: entry.kind === "branch" && entry.parent_kind === "department",
    closed: cycle.closed_at !== null,
    dissolvedOn: entry.dissolved_on,
    extendedUntil: entry.extended_until,
    unanswered: unansweredItems(cycle.negative_list, answers).length,
    barred: barringItems(cycle.negative_list, answers, day).map(({ item, freeFrom }) => ({
      words: item.words,
      freeFrom,
    })),
    unwritten: counts.codes.filter((each) => !written.has(each)),
    // Every seat is to be filled.
    readers: Math.max(counts.readers, cycle.seats),
    readersSubmitted: counts.submitted,
    unsettled: unsettledOf(counts),
    openFindings: counts.open_findings,
    reason: sent.reason ?? null,
    until: sent.until ?? null,
  };
}
