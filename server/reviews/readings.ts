import { sql } from "kysely";
import { agreedWord, agreementOf } from "#domain/cycles/scale.ts";
import type { Agreement } from "#domain/cycles/scale.ts";
import type { Entered } from "#server/cycles/store.ts";
import type { Db } from "#server/db/db.ts";

type Reader = { id: string; seat: number; submitted: boolean; comment: string };
type Said = {
  assignment: string;
  seat: number;
  point: string;
  rating: string | null;
  comment: string;
  version: number;
};
type Proposed = { assignment: string; seat: number; point: string; rating: string; reason: string };
type Set = { point: string; rating: string; reason: string; version: number };

/** Everything that was said in the review of a submission; what of it may be told is asked with {@link isDisclosed}. */
export type Readings = { readers: Reader[]; said: Said[]; proposed: Proposed[]; set: Set[] };

/** The readings of an entry's present submission: one statement. */
export async function readingsOf(db: Db, universityId: number, { entry }: Entered): Promise<Readings> {
  const { rows } = await sql<Readings>`
    with mine as (
      select id, seat, submitted_at is not null as submitted, comment from review_assignments
      where university_id = ${universityId} and entry_id = ${entry.id} and withdrawn_at is null
    )
    select
      (select coalesce(jsonb_agg(to_jsonb(m) order by m.seat), '[]') from mine m) as readers,
      (select coalesce(jsonb_agg(jsonb_build_object('assignment', m.id, 'seat', m.seat, 'point', p.point, 'rating', p.rating,
        'comment', p.comment, 'version', p.version) order by m.seat), '[]')
        from review_points p join mine m on m.id = p.assignment_id where p.university_id = ${universityId}) as said,
      (select coalesce(jsonb_agg(jsonb_build_object('assignment', m.id, 'seat', m.seat, 'point', p.point, 'rating', p.rating,
        'reason', p.reason) order by m.seat), '[]')
        from review_proposals p join mine m on m.id = p.assignment_id where p.university_id = ${universityId}) as proposed,
      (select coalesce(jsonb_agg(jsonb_build_object('point', point, 'rating', rating, 'reason', reason, 'version', version)), '[]')
        from review_results where university_id = ${universityId} and entry_id = ${entry.id}
          and snapshot = ${entry.snapshot ?? 0}) as set`.execute(db);
  return rows[0] ?? { readers: [], said: [], proposed: [], set: [] };
}

/** True once every seat is filled and everybody has submitted: before, nobody learns what another said. */
export function isDisclosed({ readers }: Readings, { cycle }: Entered): boolean {
  return readers.length >= cycle.seats && readers.every((each) => each.submitted);
}

export type Result = { rating: string; how: "same" | "reconciled" | "set"; reason: string | null; version: number };
/** How the readers of a disclosed review stand at a point. */
export type Standing = { agreement: Agreement; said: Said[]; proposed: Proposed[]; result: Result | null };

/** How the readers stand at a point, and the word that came of it: set by the office, agreed when reconciling, or the same from the start. */
export function standingAt(point: string, readings: Readings, { cycle }: Entered): Standing {
  const said = readings.said.filter((each) => each.point === point);
  const proposed = readings.proposed.filter((each) => each.point === point);
  const agreement = agreementOf(
    cycle.scale,
    said.flatMap((each) => each.rating ?? []),
  );
  const whole = (words: readonly (string | null)[]): string | null =>
    words.length === readings.readers.length ? agreedWord(words) : null;
  const set = readings.set.find((each) => each.point === point);
  const again = whole(proposed.map((each) => each.rating));
  const same = whole(said.map((each) => each.rating));
  const result: Result | null =
    set !== undefined
      ? { rating: set.rating, how: "set", reason: set.reason, version: set.version }
      : again !== null
        ? { rating: again, how: "reconciled", reason: null, version: 0 }
        : same !== null
          ? { rating: same, how: "same", reason: null, version: 0 }
          : null;
  return { agreement, said, proposed, result };
}
