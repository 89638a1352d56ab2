import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  confirmAssessment,
  readAssessment,
  readSnapshot,
  saveAssessmentPoint,
  submitAssessment,
} from "#api/endpoints/assessments.ts";
import { applyInCycle, listEntries, openCycle, readEntry } from "#api/endpoints/cycles.ts";
import {
  actOnFinding,
  listFindings,
  raiseFinding,
  readFinding,
  recheckFinding,
  reviewerRecheck,
} from "#api/endpoints/findings.ts";
import { compareReviews, proposeRating, readReview, setResult } from "#api/endpoints/reviews.ts";
import { factRows } from "#api/endpoints/facts.ts";
import {
  applied,
  assign,
  entriesOf,
  GUIDE,
  publishTwoPoints,
  reviewed,
  reviewerOf,
  reviewIdOf,
  steer,
  usualPhases,
  versionOf,
  writeAll,
} from "#test/cycle-school.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

let server: TestServer;
before(async () => {
  server = await startTestServer({ now: "2026-10-05T10:00:00+08:00" });
  await publishTwoPoints(server);
});
after(() => server.close());

test("a branch goes from its application to the decision, through every role", async () => {
  const office = server.as("university-office");
  const branch = server.as("branch-office", "b1");
  const department = server.as("department-office", "d1");
  const { id: cycleId, entries } = await office.call(openCycle, {
    body: { name: "2026年创建", guideVersionId: GUIDE, phases: [...usualPhases], organisationIds: ["b1", "b2"] },
  });
  assert.equal(entries, 2);
  const entry = (await entriesOf(office, cycleId)).get("b1") ?? "";
  const params = { id: entry };

  // Apply: the gate says which item bars and until when.
  const begun = await branch.call(readEntry, { params });
  assert.deepEqual(
    begun.moves.map((each) => each.move),
    ["apply"],
  );
  const clean = Object.fromEntries(begun.cycle.negativeList.map((each) => [each.id, null]));
  const { version } = begun;
  const half = await branch.ask(applyInCycle, { params, body: { version, answers: { discipline: null } } });
  assert.match(half.ok ? "" : half.problem.title, /还有5项没有填写/);
  const barred = await branch.ask(applyInCycle, {
    params,
    body: { version, answers: { ...clean, safety: "2023-10-06" } },
  });
  assert.match(barred.ok ? "" : barred.problem.title, /安全稳定责任事故”，2026年10月6日起才可申报/);
  await applied(server, entry);
  assert.equal(await steer(server, entry, { move: "accept" }), "build");

  // Build, self-assess.
  const early = await office.call(readEntry, { params });
  assert.match(early.moves.find((each) => each.move === "to-self-assessment")?.refusal ?? "", /2026年11月16日开始/);
  server.setNow("2026-11-16T09:00:00+08:00");
  assert.equal(await steer(server, entry, { move: "to-self-assessment" }), "self-assess");
  await branch.call(factRows.activities.create, {
    body: {
      entry: { organisationId: "b1", heldOn: "2026-10-12", title: "支委会", segments: [{ kind: "committee-meeting" }] },
    },
  });
  const page = await branch.call(readAssessment, { params });
  assert.equal(
    page.points[0]?.facts[0]?.sentences[0]?.["zh-CN"],
    "2026年应召开支委会10次，已召开1次，1月、2月、3月、4月、5月、6月、7月、8月、9月未召开；11月尚未到期。",
  );
  const unwritten = await branch.ask(submitAssessment, { params, body: { version: page.entry.version } });
  assert.match(unwritten.ok ? "" : unwritten.problem.title, /还有2个观测点没有写好/);
  await writeAll(branch, entry, "reached");

  // Submitted, returned with comments, submitted again, confirmed.
  await branch.call(submitAssessment, { params, body: { version: page.entry.version } });
  const none = await department.ask(confirmAssessment, {
    params,
    body: { version: await versionOf(department, entry), decision: "return" },
  });
  assert.match(none.ok ? "" : none.problem.title, /请写明理由/);
  await department.call(confirmAssessment, {
    params,
    body: {
      version: await versionOf(department, entry),
      decision: "return",
      reason: "请补充",
      remarks: { "1(1)": "写明缺会的原因" },
    },
  });
  const returned = await branch.call(readAssessment, { params });
  assert.equal(returned.points[0]?.remark, "写明缺会的原因");
  await branch.call(saveAssessmentPoint, {
    params: { id: entry, point: "1(1)" },
    body: { version: 1, text: "前九个月没有召开，已改进", rating: "mostly" },
  });
  await branch.call(submitAssessment, { params, body: { version: await versionOf(branch, entry) } });
  const confirmed = await department.call(confirmAssessment, {
    params,
    body: { version: await versionOf(department, entry), decision: "confirm" },
  });
  assert.equal(confirmed.state, "review");

  // Review by two, reconciling, results.
  const [one, two] = [await reviewerOf(server, "1"), await reviewerOf(server, "2")];
  await assign(server, cycleId, [
    [entry, one],
    [entry, two],
  ]);
  server.setNow("2026-12-01T09:00:00+08:00");
  const first = await reviewed(one, { "1(1)": "reached", "1(2)": "reached" });
  const second = await reviewed(two, { "1(1)": "not-reached", "1(2)": "mostly" });
  const compared = await office.call(compareReviews, { params });
  assert.deepEqual(
    compared.points.map((each) => [each.code, each.agreement, each.own]),
    [
      ["1(1)", "apart", "mostly"],
      ["1(2)", "near", "reached"],
    ],
  );
  const point = (id: string) => ({ id, point: "1(1)" });
  const tooSoon = await office.ask(setResult, {
    params: point(entry),
    body: { version: 0, rating: "mostly", reason: "x" },
  });
  assert.match(tooSoon.ok ? "" : tooSoon.problem.title, /先由他们会商/);
  const proposal = { rating: "mostly", reason: "十月起已按月召开" };
  assert.equal((await one.call(proposeRating, { params: point(first), body: proposal })).agreed, false);
  assert.equal((await two.call(proposeRating, { params: point(second), body: proposal })).agreed, true);
  const unsettled = await office.call(readEntry, { params });
  assert.match(unsettled.moves.find((each) => each.move === "to-decision")?.refusal ?? "", /1\(2\)/);
  await office.call(setResult, {
    params: { id: entry, point: "1(2)" },
    body: { version: 0, rating: "mostly", reason: "材料较少" },
  });
  assert.equal(
    (await branch.call(readAssessment, { params })).points[0]?.result,
    null,
    "not before the review is over",
  );

  // Findings and rectification.
  const finding = await office.call(raiseFinding, {
    params,
    body: { point: "1(1)", text: "支委会没有按月召开", dueOn: "2026-12-15" },
  });
  const blocked = await office.call(readEntry, { params });
  assert.match(blocked.moves.find((each) => each.move === "to-decision")?.refusal ?? "", /1个问题没有复查/);
  assert.equal(await steer(server, entry, { move: "to-rectification" }), "rectify");
  const told = await branch.call(readAssessment, { params });
  assert.deepEqual(
    told.points.map((each) => each.result),
    ["mostly", "mostly"],
  );
  server.setNow("2026-12-16T09:00:00+08:00");
  const overdue = await branch.call(listFindings, { query: { overdue: "true" } });
  assert.deepEqual(overdue.overdue, [{ organisationId: "b1", count: 1 }]);
  const closeNow = await department.ask(recheckFinding, {
    params: { id: finding.id },
    body: { version: 1, step: "close", text: "好" },
  });
  assert.match(closeNow.ok ? "" : closeNow.problem.title, /没有报请复查/);
  const meeting = await branch.call(factRows.activities.create, {
    body: {
      entry: { organisationId: "b1", heldOn: "2026-12-14", title: "支委会", segments: [{ kind: "committee-meeting" }] },
    },
  });
  await branch.call(actOnFinding, {
    params: { id: finding.id },
    body: {
      version: 1,
      step: "answer",
      text: "已制定计划",
      evidence: { activityIds: [meeting.record.id], documentIds: [] },
    },
  });
  await department.call(recheckFinding, {
    params: { id: finding.id },
    body: { version: 2, step: "return", text: "请附计划" },
  });
  await branch.call(actOnFinding, { params: { id: finding.id }, body: { version: 3, step: "answer", text: "已附" } });
  const closed = await one.call(reviewerRecheck, {
    params: { id: first, finding: finding.id },
    body: { version: 4, step: "close", text: "已整改" },
  });
  assert.equal(closed.state, "closed");
  const steps = (await branch.call(readFinding, { params: { id: finding.id } })).steps;
  assert.deepEqual(
    steps.map((each) => each.step),
    ["answer", "return", "answer", "close"],
  );

  // Decision.
  server.setNow("2026-12-20T09:00:00+08:00");
  assert.equal(await steer(server, entry, { move: "to-decision" }), "decide");
  const waiting = await office.call(readEntry, { params });
  assert.match(waiting.moves.find((each) => each.move === "pass")?.refusal ?? "", /2026年12月21日开始/);
  server.setNow("2026-12-21T00:00:00+08:00");
  assert.equal(await steer(server, entry, { move: "pass", reason: "整改到位" }), "passed");
  const { history, moves } = await branch.call(readEntry, { params });
  assert.deepEqual(
    history.map((each) => each.move),
    [
      "apply",
      "accept",
      "to-self-assessment",
      "submit",
      "return",
      "submit",
      "confirm",
      "to-rectification",
      "to-decision",
      "pass",
    ],
  );
  assert.deepEqual(moves, []);
  const where = await department.call(listEntries, { params: { id: cycleId } });
  assert.deepEqual(
    where.states.toSorted((a, b) => (a.state < b.state ? -1 : 1)),
    [
      { state: "apply", count: 1 },
      { state: "passed", count: 1 },
    ],
  );
});

test("an extended organisation assesses itself again and is read anew; the readings before count no more", async () => {
  server.setNow("2026-11-20T09:00:00+08:00");
  const office = server.as("university-office");
  const { id: cycleId } = await office.call(openCycle, {
    body: { name: "又一轮", guideVersionId: GUIDE, phases: usualPhases.slice(2), seats: 1, organisationIds: ["b3"] },
  });
  const entry = (await entriesOf(office, cycleId)).get("b3") ?? "";
  const branch = server.as("branch-office", "b3");
  const submit = async (): Promise<void> => {
    await branch.call(submitAssessment, { params: { id: entry }, body: { version: await versionOf(branch, entry) } });
    const above = server.as("department-office", "d2");
    const body = { version: await versionOf(above, entry), decision: "confirm" } as const;
    await above.call(confirmAssessment, { params: { id: entry }, body });
  };
  await writeAll(branch, entry);
  await submit();
  const reader = await reviewerOf(server, "3");
  await assign(server, cycleId, [[entry, reader]]);
  server.setNow("2026-12-02T09:00:00+08:00");
  const first = await reviewed(reader, { "1(1)": "not-reached", "1(2)": "reached" });
  await steer(server, entry, { move: "to-decision" });
  server.setNow("2026-12-22T09:00:00+08:00");
  const past = await office.call(readEntry, { params: { id: entry } });
  assert.ok(past.moves.some((each) => each.move === "extend"));
  assert.equal(await steer(server, entry, { move: "extend", reason: "再建半年", until: "2027-06-30" }), "extended");
  server.setNow("2027-06-30T23:00:00+08:00");
  assert.equal(await steer(server, entry, { move: "resume" }), "self-assess");
  assert.equal((await reader.ask(readReview, { params: { id: first } })).ok, false);
  await submit();
  await assign(server, cycleId, [[entry, reader]]);
  const again = await reviewIdOf(reader);
  const page = await reader.call(readReview, { params: { id: again } });
  assert.deepEqual(
    page.points.map((each) => each.rating),
    [null, null],
  );
  const { submitted } = await branch.call(readSnapshot, { params: { id: entry, number: 1 } });
  assert.equal(submitted.asOf, "2026-11-20");
});
