import type * as rows from "#api/endpoints/reviews.ts";
import { cycleRefusals } from "#domain/problems/cycle-problems.ts";
import { fill } from "#domain/wording/language.ts";
import { pointsOf } from "#server/assessments/live.ts";
import { mustBeOfScale, mustBePoint } from "#server/assessments/write.ts";
import { noteInCycle } from "#server/cycles/noting.ts";
import { inTransaction } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext, Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { assignedTo, lockAssignment, readingRefusal } from "#server/reviews/assignment.ts";
import type { Assigned } from "#server/reviews/assignment.ts";
import { isDisclosed, readingsOf, standingAt } from "#server/reviews/readings.ts";
import { today } from "#server/services.ts";

function mustBeOpen(call: CallContext, { entered }: Assigned): void {
  const refusal = readingRefusal(entered, today(call.services));
  if (refusal !== null) throw new Refusal("conflict", { why: refusal });
}

/** A point's word and comment, until the review is submitted. */
export const rateOnePoint: Handler<typeof rows.ratePoint> = async (call) => {
  const { services, input } = call;
  const { universityId } = actorOf(call);
  const { id, point } = input.params;
  const { version, rating, comment } = input.body;
  const assigned = await assignedTo(call, id);
  mustBeOpen(call, assigned);
  const { cycle } = assigned.entered;
  mustBePoint(await pointsOf(services, universityId, cycle), point);
  mustBeOfScale(cycle.scale, rating, ["rating"]);
  return inTransaction(services.db, async (tx) => {
    const assignment = await lockAssignment(tx, universityId, id);
    if (assignment.submitted_at !== null) throw new Refusal("conflict", { why: cycleRefusals.submittedAlready });
    const before = await tx
      .selectFrom("review_points")
      .select(["rating", "comment", "version"])
      .where("university_id", "=", universityId)
      .where("assignment_id", "=", id)
      .where("point", "=", point)
      .executeTakeFirst();
    const current = before?.version ?? 0;
    if (current !== version) throw new Refusal("stale-version", { current }, { current: before ?? null });
    const values = { rating, comment, version: version + 1, at: new Date(services.now().epochMilliseconds) };
    await tx
      .insertInto("review_points")
      .values({ university_id: universityId, assignment_id: id, point, ...values })
      .onConflict((conflict) => conflict.columns(["university_id", "assignment_id", "point"]).doUpdateSet(values))
      .execute();
    await noteInCycle(tx, call, { action: "review-written", list: "reviews", id, content: { point, rating, comment } });
    return { version: version + 1 };
  });
};

/** Submits one's review: from then on it stays, and once all have submitted each sees what the others said. */
export const submitOwnReview: Handler<typeof rows.submitReview> = async (call) => {
  const { services, input } = call;
  const { universityId } = actorOf(call);
  const { id } = input.params;
  const { version, comment } = input.body;
  const assigned = await assignedTo(call, id);
  mustBeOpen(call, assigned);
  const codes = (await pointsOf(services, universityId, assigned.entered.cycle)).map((each) => each.code);
  return inTransaction(services.db, async (tx) => {
    const assignment = await lockAssignment(tx, universityId, id);
    if (assignment.submitted_at !== null) throw new Refusal("conflict", { why: cycleRefusals.submittedAlready });
    if (assignment.version !== version) throw new Refusal("stale-version", { current: assignment.version });
    const rated = await tx
      .selectFrom("review_points")
      .select("point")
      .where("university_id", "=", universityId)
      .where("assignment_id", "=", id)
      .where("rating", "is not", null)
      .execute();
    const open = codes.filter((code) => !rated.some((each) => each.point === code));
    if (open.length > 0) {
      const values = { count: open.length, points: open.slice(0, 8).join("、") };
      const why = {
        "zh-CN": fill(cycleRefusals.notRated, "zh-CN", values),
        en: fill(cycleRefusals.notRated, "en", { ...values, points: open.slice(0, 8).join(", ") }),
      };
      throw new Refusal("conflict", { why });
    }
    await tx
      .updateTable("review_assignments")
      .set({ comment, version: version + 1, submitted_at: new Date(services.now().epochMilliseconds) })
      .where("university_id", "=", universityId)
      .where("id", "=", id)
      .execute();
    await noteInCycle(tx, call, { action: "review-submitted", list: "reviews", id, content: { comment } });
    return { version: version + 1 };
  });
};

/** Reconciling: each reader proposes a word with its reason; when all propose the same, it is the point's. */
export const proposeForPoint: Handler<typeof rows.proposeRating> = async (call) => {
  const { services, input } = call;
  const { universityId } = actorOf(call);
  const { id, point } = input.params;
  const { rating, reason } = input.body;
  const assigned = await assignedTo(call, id);
  const { entered } = assigned;
  mustBeOfScale(entered.cycle.scale, rating, ["rating"]);
  return inTransaction(services.db, async (tx) => {
    await lockAssignment(tx, universityId, id);
    const readings = await readingsOf(tx, universityId, entered);
    const standing = standingAt(point, readings, entered);
    const open = entered.entry.state === "review" && entered.cycle.closed_at === null;
    // Until all have submitted the answer is the same, whatever they said.
    if (!open || !isDisclosed(readings, entered) || standing.agreement !== "apart" || standing.result?.how === "set") {
      throw new Refusal("conflict", { why: cycleRefusals.nothingToReconcile });
    }
    const values = { rating, reason, at: new Date(services.now().epochMilliseconds) };
    await tx
      .insertInto("review_proposals")
      .values({ university_id: universityId, assignment_id: id, point, ...values })
      .onConflict((conflict) => conflict.columns(["university_id", "assignment_id", "point"]).doUpdateSet(values))
      .execute();
    await noteInCycle(tx, call, {
      action: "review-reconciled",
      list: "reviews",
      id,
      content: { point, rating, reason },
    });
    const others = standing.proposed.filter((each) => each.assignment !== id);
    const all = others.length + 1 === readings.readers.length;
    return { agreed: all && others.every((each) => each.rating === rating) };
  });
};
