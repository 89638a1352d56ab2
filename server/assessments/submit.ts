import type { Snapshot } from "#api/endpoints/assessment-shapes.ts";
import type * as rows from "#api/endpoints/assessments.ts";
import { cycleProblems } from "#domain/problems/cycle-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import { evidenceOfPoints } from "#server/assessments/evidence.ts";
import { liveFacts, pointsOf } from "#server/assessments/live.ts";
import { entryFacts } from "#server/cycles/gather.ts";
import type { NewestText } from "#server/cycles/gather.ts";
import { makeMove, movedTo } from "#server/cycles/move.ts";
import { noteInCycle } from "#server/cycles/noting.ts";
import { authoriseAbove, authoriseItself } from "#server/cycles/own.ts";
import { entryOf, lockEntry, mustBeSeen, placeOf } from "#server/cycles/store.ts";
import type { Entered } from "#server/cycles/store.ts";
import { inTransaction } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";

/** What is submitted: text, rating, verdicts, facts and evidence as they are at this moment. */
async function frozen(
  services: Services,
  universityId: number,
  entered: Entered,
  texts: readonly NewestText[],
): Promise<Snapshot> {
  const { entry, cycle } = entered;
  const live = await liveFacts(services, universityId, entered);
  const evidence = await evidenceOfPoints(services.db, {
    universityId,
    organisationId: entry.organisation_id,
    guideVersionId: cycle.guide_version_id,
  });
  const newest = new Map(texts.map((each) => [each.point, each]));
  return {
    guideVersionId: cycle.guide_version_id,
    window: { from: cycle.window_from, to: cycle.window_to },
    asOf: live.asOf,
    scale: [...cycle.scale],
    points: live.points.map(({ point, facts, verdicts }) => {
      const text = newest.get(point.code);
      return {
        code: point.code,
        text: text?.text ?? "",
        rating: text?.rating ?? "",
        version: text?.version ?? 0,
        writtenBy: text?.by ?? null,
        facts,
        verdicts,
        evidence: [...(evidence.get(point.code) ?? [])],
      };
    }),
  };
}

/** Submits a self-assessment: what is submitted stays as it is, whatever is corrected afterwards. */
export const submitSelfAssessment: Handler<typeof rows.submitAssessment> = async (call) => {
  const { services, input } = call;
  const { universityId } = actorOf(call);
  const { id } = input.params;
  return inTransaction(services.db, async (tx) => {
    const entered = await lockEntry(tx, universityId, id);
    await authoriseItself(call, placeOf(entered.entry));
    mustBeSeen(entered, input.body.version);
    const day = today(services);
    const facts = await entryFacts(tx, universityId, entered, day);
    // What is not to be submitted need not be judged first.
    movedTo(call, entered, "submit", facts);
    const content = await frozen({ ...services, db: tx }, universityId, entered, facts.texts);
    const number = facts.submissions + 1;
    const step = await makeMove(tx, call, entered, {
      move: "submit",
      facts,
      details: { snapshot: number },
      after: { snapshot: { number, content }, remarks: null },
    });
    await noteInCycle(tx, call, {
      action: "assessment-submitted",
      list: "assessments",
      id,
      organisationId: entered.entry.organisation_id,
      content,
    });
    return { ...step, submission: number };
  });
};

/** The department passes a branch's self-assessment on, or returns it with comments by point. */
export const confirmSelfAssessment: Handler<typeof rows.confirmAssessment> = async (call) => {
  const { services, input } = call;
  const { universityId } = actorOf(call);
  const { id } = input.params;
  const { version, decision, reason = null, remarks } = input.body;
  const seen = await entryOf(services.db, universityId, id);
  await authoriseAbove(call, placeOf(seen.entry));
  const codes = (await pointsOf(services, universityId, seen.cycle)).map((each) => each.code);
  const problems = Object.keys(remarks)
    .filter((each) => !codes.includes(each))
    .map((each) => problem(cycleProblems.unknownPoint, { path: ["remarks", each] }, { value: each }));
  if (problems.length > 0) throw new Refusal("invalid-input", { count: problems.length }, { problems });
  return inTransaction(services.db, async (tx) => {
    const entered = await lockEntry(tx, universityId, id, version);
    const facts = await entryFacts(tx, universityId, entered, today(services), { reason });
    const step = await makeMove(tx, call, entered, {
      move: decision,
      facts,
      details: { remarks },
      after: decision === "return" ? { remarks } : {},
    });
    await noteInCycle(tx, call, {
      action: `assessment-${decision === "return" ? "returned" : "confirmed"}`,
      list: "assessments",
      id,
      organisationId: entered.entry.organisation_id,
      content: { reason, remarks },
    });
    return step;
  });
};
