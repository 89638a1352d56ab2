import { moveRefusals } from "#domain/cycles/move-refusals.ts";
import { datesOf, phaseTerms } from "#domain/cycles/phases.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { cycleRefusals } from "#domain/problems/cycle-problems.ts";
import { wordDate } from "#domain/wording/dates.ts";
import { fill } from "#domain/wording/language.ts";
import type { Template, Values } from "#domain/wording/language.ts";
import { entryOf, placeOf } from "#server/cycles/store.ts";
import type { Entered } from "#server/cycles/store.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";

function assignments(db: Db, universityId: number) {
  return db
    .selectFrom("review_assignments as v")
    .select(["v.id", "v.cycle_id", "v.entry_id", "v.account_id", "v.seat", "v.comment", "v.version", "v.submitted_at"])
    .where("v.university_id", "=", universityId)
    .where("v.withdrawn_at", "is", null);
}

/** The caller's own assignments for which they are a reviewer today: of this cycle, or of all. */
export function ownAssignments(db: Db, call: CallContext) {
  const { universityId, accountId } = actorOf(call);
  const day = today(call.services);
  return assignments(db, universityId)
    .where("v.account_id", "=", accountId)
    .where((where) =>
      where.exists(
        where
          .selectFrom("roles as r")
          .select("r.id")
          .where("r.account_id", "=", accountId)
          .where("r.role", "=", "reviewer")
          .where("r.revoked_at", "is", null)
          .where("r.valid_from", "<=", day)
          .where((or) => or.or([or("r.valid_until", "is", null), or("r.valid_until", ">=", day)]))
          .where((or) => or.or([or("r.cycle_id", "is", null), or("r.cycle_id", "=", or.ref("v.cycle_id"))])),
      ),
    );
}

export type Assignment = Awaited<ReturnType<ReturnType<typeof assignments>["executeTakeFirstOrThrow"]>>;
export type Assigned = { assignment: Assignment; entered: Entered };

/**
 * What was assigned to the caller, with the permission to review asked for. Who was not assigned to it learns nothing: not even
 * whether there is such a review.
 * @throws Refusal `not-found`, `not-allowed`
 */
export async function assignedTo(call: CallContext, id: string): Promise<Assigned> {
  const { db } = call.services;
  const assignment = await ownAssignments(db, call).where("v.id", "=", id).executeTakeFirst();
  if (assignment === undefined) throw new Refusal("not-found");
  const entered = await entryOf(db, actorOf(call).universityId, assignment.entry_id);
  await call.authorise([entered.entry.organisation_id], undefined, [placeOf(entered.entry)]);
  return { assignment, entered };
}

/** The assignment, locked until the transaction ends. @throws Refusal `not-found` where it was taken back meanwhile */
export async function lockAssignment(tx: Tx, universityId: number, id: string): Promise<Assignment> {
  const row = await assignments(tx, universityId).where("v.id", "=", id).forNoKeyUpdate("v").executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return row;
}

/** Why nothing can be rated or submitted today; null where it can. */
export function readingRefusal({ entry, cycle }: Entered, day: CivilDate): Template | null {
  const said = (why: Template, values: Values): Template => ({
    "zh-CN": fill(why, "zh-CN", values),
    en: fill(why, "en", values),
  });
  if (cycle.closed_at !== null) return cycleRefusals.closed;
  if (entry.state !== "review") return cycleRefusals.notBeingRead;
  const dates = datesOf(cycle.phases, "review");
  const phase = phaseTerms.review;
  if (dates === null) return cycleRefusals.notBeingRead;
  if (day < dates.from) return said(moveRefusals["too-early"], { phase, from: wordDate(dates.from) });
  // What was built on after an extension is read when it comes.
  return day > dates.to && entry.extended_until === null
    ? said(moveRefusals["too-late"], { phase, to: wordDate(dates.to) })
    : null;
}
