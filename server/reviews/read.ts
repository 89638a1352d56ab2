import { sql } from "kysely";
import type * as rows from "#api/endpoints/reviews.ts";
import { datesOf } from "#domain/cycles/phases.ts";
import { liveFacts } from "#server/assessments/live.ts";
import { shownLive } from "#server/assessments/read.ts";
import { entriesOfCycles, showEntry } from "#server/cycles/store.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { assignedTo, ownAssignments } from "#server/reviews/assignment.ts";
import { isDisclosed, readingsOf, standingAt } from "#server/reviews/readings.ts";

/** The reviews that are assigned to the caller, of open cycles first. */
export const listOwnReviews: Handler<typeof rows.myReviews> = async (call) => {
  const { db } = call.services;
  const { universityId } = actorOf(call);
  const reach = (await call.reach()).map((each) => each.id);
  if (reach.length === 0) return { reviews: [] };
  const own = await ownAssignments(db, call)
    .select((read) => [
      read
        .selectFrom("review_points as p")
        .select(sql<number>`count(p.rating)::int`.as("rated"))
        .where("p.university_id", "=", universityId)
        .whereRef("p.assignment_id", "=", "v.id")
        .as("rated"),
    ])
    .orderBy("v.assigned_at")
    .orderBy("v.id")
    .execute();
  if (own.length === 0) return { reviews: [] };
  const entries = await entriesOfCycles(db, universityId)
    .where(
      "e.id",
      "in",
      own.map((each) => each.entry_id),
    )
    .where(sql<boolean>`o.path && ${reach}::text[]`)
    .select(sql<number>`jsonb_array_length(g.content -> 'points')`.as("points"))
    .select(toReconcile(universityId).as("to_reconcile"))
    .execute();
  return {
    reviews: own.flatMap((each) => {
      const entry = entries.find((one) => one.id === each.entry_id);
      if (entry === undefined) return [];
      const waiting = ["apply", "applied", "build", "mid-term", "self-assess", "confirm", "extended"].includes(
        entry.state,
      );
      const reading = each.submitted_at === null ? "open" : entry.to_reconcile ? "to-reconcile" : "submitted";
      return [
        {
          id: each.id,
          cycle: entry.cycle_name,
          organisation: entry.name,
          state: waiting ? "waiting" : entry.state === "review" && entry.closed_at === null ? reading : "over",
          rated: each.rated ?? 0,
          points: entry.points,
          until: datesOf(entry.phases, "review")?.to ?? null,
        },
      ];
    }),
  };
};

/** True where all have submitted and two words of a point are more than one step apart, with nothing agreed or set yet. */
function toReconcile(universityId: number) {
  return sql<boolean>`(
    select count(*) >= c.seats and bool_and(v.submitted_at is not null) from review_assignments v
    where v.university_id = ${universityId} and v.entry_id = e.id and v.withdrawn_at is null
  ) and exists (
    select from review_points p
    join review_assignments v on v.university_id = p.university_id and v.id = p.assignment_id and v.withdrawn_at is null
    join lateral (select place from jsonb_array_elements(c.scale) with ordinality s(word, place) where word ->> 'id' = p.rating) at on true
    where p.university_id = ${universityId} and v.entry_id = e.id
      and not exists (select from review_results r where r.university_id = p.university_id and r.entry_id = e.id
        and r.snapshot = e.snapshot and r.point = p.point)
      and not (
        select count(*) >= c.seats and count(distinct q.rating) = 1 from review_proposals q
        join review_assignments w on w.university_id = q.university_id and w.id = q.assignment_id and w.withdrawn_at is null
        where q.university_id = p.university_id and w.entry_id = e.id and q.point = p.point)
    group by p.point having max(at.place) - min(at.place) > 1)`;
}

/** One screen of a review: what was submitted, what the ledger says today, one's own words, and the others' once all have submitted. */
export const readOneReview: Handler<typeof rows.readReview> = async (call) => {
  const { services } = call;
  const { universityId } = actorOf(call);
  const { assignment, entered } = await assignedTo(call, call.input.params.id);
  const { entry, cycle } = entered;
  const readings = await readingsOf(services.db, universityId, entered);
  const disclosed = isDisclosed(readings, entered);
  const submission =
    entry.snapshot === null
      ? undefined
      : await services.db
          .selectFrom("assessment_snapshots")
          .select("content")
          .where("university_id", "=", universityId)
          .where("entry_id", "=", entry.id)
          .where("number", "=", entry.snapshot)
          .executeTakeFirst();
  const live = await liveFacts(services, universityId, entered);
  const findings = await services.db
    .selectFrom("findings")
    .select(["id", "point", "text", "state", "version"])
    .where("university_id", "=", universityId)
    .where("entry_id", "=", entry.id)
    .orderBy("raised_at")
    .orderBy("id")
    .execute();
  // What is not submitted yet is the organisation's own draft.
  const isSubmitted = submission !== undefined && !["self-assess", "confirm"].includes(entry.state);
  return {
    id: assignment.id,
    version: assignment.version,
    entry: showEntry(entry),
    scale: [...cycle.scale],
    until: datesOf(cycle.phases, "review")?.to ?? null,
    submitted: assignment.submitted_at !== null,
    comment: assignment.comment,
    submission: isSubmitted ? submission.content : null,
    live: isSubmitted ? shownLive(live) : { asOf: live.asOf, points: [] },
    points: live.points.map(({ point }) => {
      const own = readings.said.find((each) => each.assignment === assignment.id && each.point === point.code);
      const standing = disclosed ? standingAt(point.code, readings, entered) : null;
      const others = (standing?.said ?? []).filter((each) => each.assignment !== assignment.id);
      return {
        code: point.code,
        words: point.text,
        rating: own?.rating ?? null,
        comment: own?.comment ?? "",
        version: own?.version ?? 0,
        others: others.map(({ seat, rating, comment }) => ({ seat, rating, comment })),
        agreement: standing?.agreement ?? "open",
        toReconcile: entry.state === "review" && standing?.agreement === "apart" && standing.result === null,
        proposals: (standing?.proposed ?? []).map(({ seat, rating, reason }) => ({ seat, rating, reason })),
      };
    }),
    findings,
  };
};
