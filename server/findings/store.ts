import { sql } from "kysely";
import type { ShownFinding } from "#api/endpoints/findings.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { isOverdue } from "#domain/findings/findings.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { Refusal } from "#server/http/refusal.ts";

/** Findings with their organisation and cycle. */
export function findings(db: Db, universityId: number) {
  return db
    .selectFrom("findings as f")
    .innerJoin("cycle_entries as e", (on) =>
      on.onRef("e.university_id", "=", "f.university_id").onRef("e.id", "=", "f.entry_id"),
    )
    .innerJoin("cycles as c", (on) =>
      on.onRef("c.university_id", "=", "e.university_id").onRef("c.id", "=", "e.cycle_id"),
    )
    .innerJoin("organisations as o", (on) =>
      on.onRef("o.university_id", "=", "f.university_id").onRef("o.id", "=", "f.organisation_id"),
    )
    .select(["f.id", "f.entry_id", "f.organisation_id", "f.point", "f.text", "f.due_on", "f.state", "f.version"])
    .select(["e.cycle_id", "e.state as entry_state", "c.closed_at as cycle_closed_at", "o.name", "o.path", "o.kind"])
    .where("f.university_id", "=", universityId);
}

export type FindingRow = Awaited<ReturnType<ReturnType<typeof findings>["executeTakeFirstOrThrow"]>>;

/** A finding. @throws Refusal `not-found` */
export async function findingOf(db: Db, universityId: number, id: string): Promise<FindingRow> {
  const row = await findings(db, universityId).where("f.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return row;
}

/** A finding in the version that the caller saw, locked until the transaction ends. @throws Refusal `not-found`, `stale-version` */
export async function lockFinding(
  tx: Tx,
  universityId: number,
  id: string,
  version: number,
  day: CivilDate,
): Promise<FindingRow> {
  const row = await findings(tx, universityId).where("f.id", "=", id).forNoKeyUpdate("f").executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  if (row.version !== version) {
    throw new Refusal("stale-version", { current: row.version }, { current: showFinding(row, day) });
  }
  return row;
}

/** True where nobody is asked for it any more: the cycle is closed, or the organisation was taken out of it. */
function isOver({ entry_state, cycle_closed_at }: FindingRow): boolean {
  return cycle_closed_at !== null || entry_state === "withdrawn";
}

/** The same as a condition of a statement over {@link findings}. */
export function overdueOn(day: CivilDate) {
  return sql<boolean>`(f.state <> 'closed' and f.due_on < ${day}::date and c.closed_at is null and e.state <> 'withdrawn')`;
}

/** A finding in the contract's words. */
export function showFinding(row: FindingRow, day: CivilDate): ShownFinding {
  return {
    id: row.id,
    entryId: row.entry_id,
    cycleId: row.cycle_id,
    organisationId: row.organisation_id,
    organisation: row.name,
    point: row.point,
    text: row.text,
    dueOn: row.due_on,
    overdue: !isOver(row) && isOverdue({ state: row.state, dueOn: row.due_on }, day),
    state: row.state,
    version: row.version,
  };
}
