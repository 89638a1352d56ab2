import type * as rows from "#api/endpoints/reviews.ts";
import { cycleRefusals } from "#domain/problems/cycle-problems.ts";
import { pointsOf } from "#server/assessments/live.ts";
import { mustBeOfScale, mustBePoint } from "#server/assessments/write.ts";
import { noteInCycle } from "#server/cycles/noting.ts";
import { entryOf, lockEntry, placeOf } from "#server/cycles/store.ts";
import { inTransaction } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { isDisclosed, readingsOf, standingAt } from "#server/reviews/readings.ts";

/** What the readers said, point by point and by seat, once all have submitted; before, only how many have. */
export const compareReadings: Handler<typeof rows.compareReviews> = async (call) => {
  const { services } = call;
  const { universityId } = actorOf(call);
  const entered = await entryOf(services.db, universityId, call.input.params.id);
  const { entry, cycle } = entered;
  await call.authorise([entry.organisation_id], undefined, [placeOf(entry)]);
  const readings = await readingsOf(services.db, universityId, entered);
  const submitted = readings.readers.filter((each) => each.submitted).length;
  if (!isDisclosed(readings, entered)) return { readers: readings.readers.length, submitted, points: [], comments: [] };
  const snapshot = await services.db
    .selectFrom("assessment_snapshots")
    .select("content")
    .where("university_id", "=", universityId)
    .where("entry_id", "=", entry.id)
    .where("number", "=", entry.snapshot ?? 0)
    .executeTakeFirst();
  const own = new Map(snapshot?.content.points.map((each) => [each.code, each.rating]));
  const points = await pointsOf(services, universityId, cycle);
  return {
    readers: readings.readers.length,
    submitted,
    points: points.map(({ code }) => {
      const { agreement, said, proposed, result } = standingAt(code, readings, entered);
      return {
        code,
        own: own.get(code) ?? null,
        said: said.map(({ seat, rating, comment }) => ({ seat, rating, comment })),
        agreement,
        proposals: proposed.map(({ seat, rating, reason }) => ({ seat, rating, reason })),
        result,
      };
    }),
    comments: readings.readers.map(({ seat, comment }) => ({ seat, comment })),
  };
};

/** The office sets a point's result, with its reason; where readers are far apart they reconcile first. */
export const setPointResult: Handler<typeof rows.setResult> = async (call) => {
  const { services, input } = call;
  const { universityId, accountId } = actorOf(call);
  const { id, point } = input.params;
  const { version, rating, reason } = input.body;
  const seen = await entryOf(services.db, universityId, id);
  await call.authorise([seen.entry.organisation_id], undefined, [placeOf(seen.entry)]);
  mustBePoint(await pointsOf(services, universityId, seen.cycle), point);
  mustBeOfScale(seen.cycle.scale, rating, ["rating"]);
  return inTransaction(services.db, async (tx) => {
    const entered = await lockEntry(tx, universityId, id);
    const { entry, cycle } = entered;
    if (entry.state !== "review" || cycle.closed_at !== null)
      throw new Refusal("conflict", { why: cycleRefusals.resultOver });
    const readings = await readingsOf(tx, universityId, entered);
    if (!isDisclosed(readings, entered)) throw new Refusal("conflict", { why: cycleRefusals.stillBlind });
    const { agreement, proposed } = standingAt(point, readings, entered);
    if (agreement === "apart" && proposed.length < readings.readers.length)
      throw new Refusal("conflict", { why: cycleRefusals.reconcileFirst });
    const before = readings.set.find((each) => each.point === point);
    const current = before?.version ?? 0;
    if (current !== version) throw new Refusal("stale-version", { current }, { current: before ?? null });
    const at = new Date(services.now().epochMilliseconds);
    const values = { rating, reason, version: version + 1, account_id: accountId, at };
    const snapshot = entry.snapshot ?? 0;
    await tx
      .insertInto("review_results")
      .values({ university_id: universityId, entry_id: id, snapshot, point, ...values })
      .onConflict((conflict) =>
        conflict.columns(["university_id", "entry_id", "snapshot", "point"]).doUpdateSet(values),
      )
      .execute();
    await noteInCycle(tx, call, {
      action: "review-result-set",
      list: "reviews",
      id,
      organisationId: entry.organisation_id,
      content: { point, rating, reason },
    });
    return { version: version + 1 };
  });
};
