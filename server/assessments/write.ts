import type * as rows from "#api/endpoints/assessments.ts";
import { answerMove } from "#domain/cycles/moves.ts";
import type { RatingWord } from "#domain/cycles/scale.ts";
import { cycleProblems, cycleRefusals } from "#domain/problems/cycle-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import type { Template } from "#domain/wording/language.ts";
import { fill } from "#domain/wording/language.ts";
import { pointsOf } from "#server/assessments/live.ts";
import { instantText } from "#server/cycles/instants.ts";
import { noteInCycle } from "#server/cycles/noting.ts";
import { authoriseItself } from "#server/cycles/own.ts";
import { entryOf, lockEntry, placeOf } from "#server/cycles/store.ts";
import type { Entered } from "#server/cycles/store.ts";
import { inTransaction } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";

/** @throws Refusal `invalid-input` where the word is none of the scale */
export function mustBeOfScale(scale: readonly RatingWord[], rating: string | null, path: readonly string[]): void {
  if (rating === null || scale.some((each) => each.id === rating)) return;
  const allowed = {
    "zh-CN": scale.map((each) => each.words["zh-CN"]).join("、"),
    en: scale.map((each) => each.words.en).join(", "),
  };
  refuseInput(problem(cycleProblems.unknownRating, { path }, { value: rating, allowed }));
}

/** Refuses what was sent for one reason. */
function refuseInput(one: Problem): never {
  throw new Refusal("invalid-input", { count: 1 }, { problems: [one] });
}

/** @throws Refusal `invalid-input` where the guide has no such point */
export function mustBePoint(points: readonly { code: string }[], code: string): void {
  if (points.some((each) => each.code === code)) return;
  refuseInput(problem(cycleProblems.unknownPoint, { path: ["point"] }, { value: code }));
}

/** Why an organisation's words cannot be written today; null where they can. */
export function writingRefusal({ entry, cycle }: Entered, day: string): Template | null {
  if (entry.state !== "self-assess") return cycleRefusals.writingOver;
  const answer = answerMove(
    "submit",
    entry.state,
    {
      phases: cycle.phases,
      confirmed: false,
      closed: cycle.closed_at !== null,
      dissolvedOn: entry.dissolved_on,
      extendedUntil: entry.extended_until,
      unanswered: 0,
      barred: [],
      unwritten: [],
      readers: 0,
      readersSubmitted: 0,
      unsettled: [],
      openFindings: 0,
      reason: null,
      until: null,
    },
    day,
  );
  if (answer.allowed) return null;
  const { why, values } = answer;
  return { "zh-CN": fill(why, "zh-CN", values), en: fill(why, "en", values) };
}

/** A new version of a point's text; whoever saw an older one is shown both. */
export const writePoint: Handler<typeof rows.saveAssessmentPoint> = async (call) => {
  const { services, input } = call;
  const { universityId, accountId } = actorOf(call);
  const { id, point } = input.params;
  const { version, text, rating } = input.body;
  const seen = await entryOf(services.db, universityId, id);
  await authoriseItself(call, placeOf(seen.entry));
  mustBePoint(await pointsOf(services, universityId, seen.cycle), point);
  mustBeOfScale(seen.cycle.scale, rating, ["rating"]);
  return inTransaction(services.db, async (tx) => {
    const entered = await lockEntry(tx, universityId, id);
    const refusal = writingRefusal(entered, today(services));
    if (refusal !== null) throw new Refusal("conflict", { why: refusal });
    const newest = await tx
      .selectFrom("assessment_texts as t")
      .leftJoin("accounts as a", "a.id", "t.account_id")
      .select(["t.version", "t.text", "t.rating", "a.display_name as by", "t.at"])
      .where("t.university_id", "=", universityId)
      .where("t.entry_id", "=", id)
      .where("t.point", "=", point)
      .orderBy("t.version", "desc")
      .limit(1)
      .executeTakeFirst();
    const current = newest?.version ?? 0;
    if (current !== version) {
      const shown = newest === undefined ? null : { ...newest, at: instantText(newest.at) };
      throw new Refusal("stale-version", { current }, { current: shown });
    }
    const content = { point, text, rating, version: version + 1 };
    await tx
      .insertInto("assessment_texts")
      .values({
        university_id: universityId,
        entry_id: id,
        ...content,
        account_id: accountId,
        at: new Date(services.now().epochMilliseconds),
      })
      .execute();
    await noteInCycle(tx, call, {
      action: "assessment-written",
      list: "assessments",
      id,
      organisationId: entered.entry.organisation_id,
      content,
    });
    return { version: version + 1 };
  });
};
