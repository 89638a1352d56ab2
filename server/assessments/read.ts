import type * as rows from "#api/endpoints/assessments.ts";
import type { EntryState } from "#domain/cycles/moves.ts";
import { evidenceOfPoints } from "#server/assessments/evidence.ts";
import { liveFacts } from "#server/assessments/live.ts";
import type { Live } from "#server/assessments/live.ts";
import { textsOf } from "#server/assessments/texts.ts";
import { writingRefusal } from "#server/assessments/write.ts";
import { instantText } from "#server/cycles/instants.ts";
import { moversOf } from "#server/cycles/own.ts";
import { entryOf, showEntry, placeOf } from "#server/cycles/store.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { readingsOf, standingAt } from "#server/reviews/readings.ts";
import { today } from "#server/services.ts";

const notItsOwn = {
  "zh-CN": "自评由本组织自己写。",
  en: "The organisation writes its self-assessment itself.",
};

/** True once the office has ended the review of what was submitted. */
function isReviewed(state: EntryState): boolean {
  return ["rectify", "decide", "passed", "extended", "failed"].includes(state);
}

/** A self-assessment as it stands: text and rating, the ledger's facts of today, evidence, and last time's text to write from. */
export const readSelfAssessment: Handler<typeof rows.readAssessment> = async (call) => {
  const { services } = call;
  const { universityId } = actorOf(call);
  const entered = await entryOf(services.db, universityId, call.input.params.id);
  const { entry, cycle } = entered;
  await call.authorise([entry.organisation_id], undefined, [placeOf(entry)]);
  const texts = await textsOf(services.db, universityId, entered);
  const live = await liveFacts(services, universityId, entered);
  const evidence = await evidenceOfPoints(services.db, {
    universityId,
    organisationId: entry.organisation_id,
    guideVersionId: cycle.guide_version_id,
  });
  // While it is read, nothing of the review is told to whom it is about.
  const readings = isReviewed(entry.state) ? await readingsOf(services.db, universityId, entered) : null;
  const newest = new Map(texts.newest.map((each) => [each.point, each]));
  const before = new Map(texts.before.map((each) => [each.point, each]));
  const refusal = moversOf(call, placeOf(entry)).has("organisation")
    ? writingRefusal(entered, today(services))
    : notItsOwn;
  return {
    entry: showEntry(entry),
    scale: [...cycle.scale],
    asOf: live.asOf,
    mayWrite: refusal === null ? { allowed: true } : { allowed: false, sentence: refusal[call.language] },
    points: live.points.map(({ point, facts, verdicts }) => {
      const text = newest.get(point.code);
      const old = before.get(point.code);
      return {
        code: point.code,
        level1: point.level1,
        level2: point.level2,
        words: point.text,
        text: text?.text ?? "",
        rating: text?.rating ?? null,
        version: text?.version ?? 0,
        by: text?.by ?? null,
        at: text === undefined ? null : instantText(text.at),
        facts,
        verdicts,
        evidence: [...(evidence.get(point.code) ?? [])],
        before: old === undefined ? null : { cycle: old.cycle, text: old.text },
        remark: entry.remarks?.[point.code] ?? null,
        result: readings === null ? null : (standingAt(point.code, readings, entered).result?.rating ?? null),
      };
    }),
    submissions: texts.submissions,
  };
};

/** Who wrote what at a point, newest first. */
export const readPointVersions: Handler<typeof rows.readAssessmentVersions> = async (call) => {
  const { services } = call;
  const { universityId } = actorOf(call);
  const { id, point } = call.input.params;
  const { entry } = await entryOf(services.db, universityId, id);
  await call.authorise([entry.organisation_id], undefined, [placeOf(entry)]);
  const versions = await services.db
    .selectFrom("assessment_texts as t")
    .leftJoin("accounts as a", "a.id", "t.account_id")
    .select(["t.version", "t.text", "t.rating", "a.display_name as by", "t.at"])
    .where("t.university_id", "=", universityId)
    .where("t.entry_id", "=", id)
    .where("t.point", "=", point)
    .orderBy("t.version", "desc")
    .limit(1000)
    .execute();
  return { versions: versions.map(({ at, ...each }) => ({ ...each, at: instantText(at) })) };
};

/** The live part of an answer that shows it beside what was submitted. */
export function shownLive({ asOf, points }: Live) {
  return { asOf, points: points.map(({ point, facts, verdicts }) => ({ code: point.code, facts, verdicts })) };
}

/** What was submitted, and beside it what the ledger says today. */
export const readSubmission: Handler<typeof rows.readSnapshot> = async (call) => {
  const { services } = call;
  const { universityId } = actorOf(call);
  const { id, number } = call.input.params;
  const entered = await entryOf(services.db, universityId, id);
  await call.authorise([entered.entry.organisation_id], undefined, [placeOf(entered.entry)]);
  const found = await services.db
    .selectFrom("assessment_snapshots as s")
    .leftJoin("accounts as a", "a.id", "s.account_id")
    .select(["s.content", "s.digest", "s.submitted_at", "a.display_name as by"])
    .where("s.university_id", "=", universityId)
    .where("s.entry_id", "=", id)
    .where("s.number", "=", number)
    .executeTakeFirst();
  if (found === undefined) throw new Refusal("not-found");
  return {
    number,
    at: instantText(found.submitted_at),
    by: found.by,
    digest: found.digest.toString("hex"),
    submitted: found.content,
    live: shownLive(await liveFacts(services, universityId, entered)),
  };
};
