import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { sql } from "kysely";
import {
  confirmAssessment,
  readAssessment,
  readAssessmentVersions,
  readSnapshot,
  saveAssessmentPoint,
  submitAssessment,
} from "#api/endpoints/assessments.ts";
import {
  addToCycle,
  changeCycle,
  closeCycle,
  listCycles,
  listEntries,
  openCycle,
  readCycle,
  readEntry,
  steerEntry,
} from "#api/endpoints/cycles.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { actOnFinding, raiseFinding, recheckFinding } from "#api/endpoints/findings.ts";
import { readGuide, retireGuide } from "#api/endpoints/guides.ts";
import { dissolveOrganisation } from "#api/endpoints/organisations.ts";
import { verifyAudit } from "#server/audit/verify.ts";
import {
  GUIDE,
  openForWriting,
  publishTwoPoints,
  steer,
  submitted,
  usualPhases,
  versionOf,
  writeAll,
} from "#test/cycle-school.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

let server: TestServer;
before(async () => {
  server = await startTestServer();
  await publishTwoPoints(server);
});
after(() => server.close());

function titleOf(answer: { ok: true } | { ok: false; problem: { title: string } }): string {
  return answer.ok ? "done" : answer.problem.title;
}

test("correcting an activity after the submission changes the live verdict and not the submitted one; both have their day", async () => {
  const branch = server.as("branch-office", "b1");
  const meeting = await branch.call(factRows.activities.create, {
    body: {
      entry: { organisationId: "b1", heldOn: "2026-10-12", title: "支委会", segments: [{ kind: "committee-meeting" }] },
    },
  });
  const { entries } = await openForWriting(server, ["b1"]);
  const id = entries.get("b1") ?? "";
  await submitted(server, id);
  const october = (verdicts: readonly { period: { from: string } | null; status: string }[]): string =>
    verdicts.find((each) => each.period?.from === "2026-10-01")?.status ?? "";
  const at = { params: { id, number: 1 } };
  const first = await branch.call(readSnapshot, at);
  assert.equal(october(first.submitted.points[0]?.verdicts ?? []), "met");
  server.setNow("2026-11-26T09:00:00+08:00");
  await branch.call(factRows.activities.correct, {
    params: { id: meeting.record.id },
    body: {
      version: 1,
      reason: "写错了日期",
      entry: { organisationId: "b1", heldOn: "2026-09-12", title: "支委会", segments: [{ kind: "committee-meeting" }] },
    },
  });
  const then = await branch.call(readSnapshot, at);
  assert.deepEqual(then.submitted, first.submitted);
  assert.equal(then.digest, first.digest);
  assert.equal(october(then.submitted.points[0]?.verdicts ?? []), "met");
  assert.equal(october(then.live.points[0]?.verdicts ?? []), "short");
  assert.deepEqual([then.submitted.asOf, then.live.asOf], ["2026-11-24", "2026-11-26"]);
  assert.match(then.live.points[0]?.facts[0]?.sentences[0]?.["zh-CN"] ?? "", /10月未召开/);
  assert.doesNotMatch(then.submitted.points[0]?.facts[0]?.sentences[0]?.["zh-CN"] ?? "", /10月未召开/);
  server.setNow("2026-11-24T10:00:00+08:00");
});

test("the database itself refuses to change or take away what was submitted", async () => {
  const { db } = server.services;
  for (const statement of [
    sql`update assessment_snapshots set content = '{}'`,
    sql`delete from assessment_snapshots`,
    sql`truncate assessment_snapshots`,
  ])
    await assert.rejects(statement.execute(db), /what was submitted never changes/);
});

test("two people who write one point: the second sees the first’s words and loses none of their own; versions tell who", async () => {
  const { entries } = await openForWriting(server, ["b2"]);
  const id = entries.get("b2") ?? "";
  const branch = server.as("branch-office", "b2");
  const colleague = server.as("branch-office", "b2", { validUntil: "2099-12-31" });
  const params = { id, point: "1(1)" };
  const write = (client: typeof branch, version: number, text: string) =>
    client.ask(saveAssessmentPoint, { params, body: { version, text, rating: null } });
  const both = await Promise.all([write(branch, 0, "甲"), write(colleague, 0, "乙")]);
  assert.equal(both.filter((each) => each.ok).length, 1);
  const stale = both.find((each) => !each.ok);
  assert.ok(stale !== undefined && !stale.ok);
  assert.equal(stale.problem.code, "stale-version");
  assert.ok(["甲", "乙"].includes((stale.problem.current as { text: string }).text));
  const other = await write(colleague, 0, "另一个观测点也不受影响");
  assert.equal(other.ok, false);
  assert.equal((await write(colleague, 1, "合并后")).ok, true);
  const { versions } = await branch.call(readAssessmentVersions, { params });
  assert.deepEqual(
    versions.map((each) => each.version),
    [2, 1],
  );
  assert.ok(versions.every((each) => each.by === "branch-office b2"));
  const wrong = await branch.ask(saveAssessmentPoint, { params, body: { version: 2, text: "x", rating: "5" } });
  assert.equal(wrong.ok ? "" : wrong.problem.problems?.[0]?.code, "rating-unknown");
  const nowhere = await branch.ask(saveAssessmentPoint, {
    params: { id, point: "9(9)" },
    body: { version: 0, text: "x", rating: null },
  });
  assert.equal(nowhere.ok ? "" : nowhere.problem.problems?.[0]?.code, "point-unknown");
});

test("a double submission makes one: with the same key the same answer, without it the second finds it done", async () => {
  const { entries } = await openForWriting(server, ["b4"]);
  const id = entries.get("b4") ?? "";
  const branch = server.as("branch-office", "b4");
  await writeAll(branch, id);
  const sent = { params: { id }, body: { version: await versionOf(branch, id) } };
  const key = "the-same-key-of-both";
  const [one, two] = await Promise.all([
    branch.ask(submitAssessment, sent, key),
    branch.ask(submitAssessment, sent, key),
  ]);
  assert.deepEqual(one, two);
  assert.ok(one.ok && one.value.submission === 1);
  const again = await branch.ask(submitAssessment, sent);
  assert.equal(again.ok ? "" : again.problem.code, "stale-version");
  const page = await branch.call(readAssessment, { params: { id } });
  assert.equal(page.submissions.length, 1);
  assert.deepEqual(page.mayWrite, { allowed: false, sentence: "现在不在自评阶段，文字不能再改。" });
});

test("who writes, confirms and re-checks: the organisation its own, who is above what is below, nobody both", async () => {
  const { entries } = await openForWriting(server, ["b3"]);
  const id = entries.get("b3") ?? "";
  const department = server.as("department-office", "d2");
  const params = { id, point: "1(1)" };
  const body = { version: 0, text: "代写", rating: null };
  assert.match(titleOf(await department.ask(saveAssessmentPoint, { params, body })), /由本组织自己办理/);
  const neighbour = await server.as("branch-office", "b4").ask(saveAssessmentPoint, { params, body });
  assert.equal(neighbour.ok ? "" : neighbour.problem.code, "not-allowed");
  const reader = await server.as("reader", "d2").ask(saveAssessmentPoint, { params, body });
  assert.equal(reader.ok ? "" : reader.problem.code, "not-allowed");
  const own = server.as("branch-office", "b3");
  await writeAll(own, id);
  await own.call(submitAssessment, { params: { id }, body: { version: await versionOf(own, id) } });
  const version = await versionOf(own, id);
  const confirm = { params: { id }, body: { version, decision: "confirm" } } as const;
  assert.equal((await own.ask(confirmAssessment, confirm)).ok, false);
  assert.equal((await server.as("department-office", "d1").ask(confirmAssessment, confirm)).ok, false);
  await department.call(confirmAssessment, confirm);
  const finding = await server.as("university-office").call(raiseFinding, {
    params: { id },
    body: { point: "1(1)", text: "问题", dueOn: "2026-12-15" },
  });
  const acted = await department.ask(actOnFinding, {
    params: { id: finding.id },
    body: { version: 1, step: "answer", text: "x" },
  });
  assert.match(titleOf(acted), /由本组织自己办理/);
  const foreign = await own.ask(actOnFinding, {
    params: { id: finding.id },
    body: { version: 1, step: "act", text: "x", evidence: { activityIds: ["none"], documentIds: [] } },
  });
  assert.equal(foreign.ok ? "" : foreign.problem.problems?.[0]?.code, "not-its-evidence");
  await own.call(actOnFinding, { params: { id: finding.id }, body: { version: 1, step: "answer", text: "x" } });
  const oneself = await own.ask(recheckFinding, {
    params: { id: finding.id },
    body: { version: 2, step: "close", text: "x" },
  });
  assert.equal(oneself.ok, false);
  await department.call(recheckFinding, {
    params: { id: finding.id },
    body: { version: 2, step: "close", text: "好" },
  });
});

test("lists show each what they may see: a branch itself, a department its own, the office all, a reviewer none", async () => {
  const { cycleId } = await openForWriting(server, ["b1", "b2", "b3", "b4"]);
  const seen = async (role: "branch-office" | "department-office" | "university-office", at?: string) => {
    const page = await server.as(role, at).call(listEntries, { params: { id: cycleId } });
    assert.equal(page.states[0]?.count, page.total);
    return page.entries.map((each) => each.organisation.id);
  };
  assert.deepEqual(await seen("branch-office", "b1"), ["b1"]);
  assert.deepEqual(await seen("department-office", "d2"), ["b3", "b4"]);
  assert.deepEqual(await seen("university-office"), ["b1", "b2", "b3", "b4"]);
  const reviewer = server.as("reviewer", "u1");
  assert.equal((await reviewer.ask(listEntries, { params: { id: cycleId } })).ok, false);
  assert.deepEqual((await reviewer.ask(listCycles)).ok && (await reviewer.call(listCycles)).cycles, []);
  const office = server.as("university-office");
  const students = await office.call(listEntries, {
    params: { id: cycleId },
    query: { category: "student", below: "d1" },
  });
  assert.deepEqual(
    students.entries.map((each) => each.organisation.id),
    ["b2"],
  );
});

test("opening says of each organisation what is wrong with it, and opens nothing", async () => {
  const office = server.as("university-office");
  const body = { name: "x", guideVersionId: GUIDE, phases: [...usualPhases] };
  const wrong = await office.ask(openCycle, { body: { ...body, organisationIds: ["b1", "d1", "nowhere"] } });
  assert.deepEqual(wrong.ok ? [] : wrong.problem.problems?.map((each) => [each.code, each.path.at(-1)]), [
    ["organisation-of-other-kind", 1],
    ["organisation-unknown", 2],
  ]);
  const phases = [usualPhases[2], usualPhases[2]];
  const order = await office.ask(openCycle, { body: { ...body, phases } });
  assert.deepEqual(order.ok ? [] : order.problem.problems?.map((each) => each.code), ["phase-missing", "phase-order"]);
  const key = "one-key-for-one-cycle";
  const twice = [await office.call(openCycle, { body }, key), await office.call(openCycle, { body }, key)];
  assert.equal(twice[0]?.id, twice[1]?.id);
  const id = twice[0]?.id ?? "";
  assert.deepEqual(await office.call(addToCycle, { params: { id }, body: { organisationIds: ["b1", "b1", "b2"] } }), {
    added: 2,
  });
  assert.deepEqual(await office.call(addToCycle, { params: { id }, body: { organisationIds: ["b1"] } }), { added: 0 });
  const stale = await office.ask(changeCycle, {
    params: { id },
    body: { version: 7, name: "x", phases: [...usualPhases] },
  });
  assert.equal(stale.ok ? "" : stale.problem.code, "stale-version");
  const fewer = await office.ask(changeCycle, {
    params: { id },
    body: { version: 1, name: "x", phases: usualPhases.slice(2) },
  });
  assert.match(titleOf(fewer), /不能增减阶段/);
  await office.call(closeCycle, { params: { id }, body: { version: 1 } });
  assert.match(
    titleOf(await office.ask(addToCycle, { params: { id }, body: { organisationIds: ["b3"] } })),
    /已经结束/,
  );
});

test("an organisation that is dissolved in between stops where it is, and the office takes it out", async () => {
  const office = server.as("university-office");
  const { record } = await office.call(factRows.organisations.create, {
    body: { entry: { kind: "branch", parentId: "d1", name: "短命支部", foundedOn: "2026-01-01", category: "teacher" } },
  });
  const { entries } = await openForWriting(server, [record.id]);
  const id = entries.get(record.id) ?? "";
  const branch = server.as("branch-office", record.id);
  await writeAll(branch, id);
  await office.call(dissolveOrganisation, {
    params: { id: record.id },
    body: { version: 1, reason: "合并", on: "2026-11-23" },
  });
  const submit = await branch.ask(submitAssessment, { params: { id }, body: { version: 1 } });
  assert.match(titleOf(submit), /已于2026年11月23日撤销/);
  const write = await branch.ask(saveAssessmentPoint, {
    params: { id, point: "1(1)" },
    body: { version: 1, text: "x", rating: null },
  });
  assert.match(titleOf(write), /已于2026年11月23日撤销/);
  const page = await office.call(readEntry, { params: { id } });
  assert.equal(page.organisation.dissolvedOn, "2026-11-23");
  assert.deepEqual(page.moves, [{ move: "withdraw", words: page.moves[0]?.words, refusal: null }]);
  const gone = await office.ask(openCycle, {
    body: { name: "x", guideVersionId: GUIDE, phases: [...usualPhases], organisationIds: [record.id] },
  });
  assert.equal(gone.ok ? "" : gone.problem.problems?.[0]?.code, "organisation-dissolved");
  assert.equal(await steer(server, id, { move: "withdraw", reason: "已撤销" }), "withdrawn");
});

test("a guide version that is retired meanwhile carries its cycle to the end, and opens no other", async () => {
  const office = server.as("university-office");
  const { entries } = await openForWriting(server, ["b1"]);
  const id = entries.get("b1") ?? "";
  const live = (await office.call(readAssessment, { params: { id } })).points.map((each) => each.verdicts.length);
  const { version } = await office.call(readGuide, { params: { id: GUIDE } });
  await office.call(retireGuide, { params: { id: GUIDE }, body: { version } });
  await server.services.db.updateTable("guide_assignments").set({ valid_to: "2026-01-01" }).execute();
  await server.services.db.updateTable("organisations").set({ judged_for: null }).execute();
  const afterwards = (await office.call(readAssessment, { params: { id } })).points.map((each) => each.verdicts.length);
  assert.deepEqual(afterwards, live, "judged by the cycle's own version, whatever is assigned");
  assert.ok((afterwards[0] ?? 0) >= 11);
  await submitted(server, id);
  assert.equal((await office.call(readEntry, { params: { id } })).state, "review");
  const another = await office.ask(openCycle, { body: { name: "x", guideVersionId: GUIDE, phases: [...usualPhases] } });
  assert.match(titleOf(another), /已发布的指南版本/);
  const cycle = await office.call(readCycle, {
    params: { id: (await office.call(readEntry, { params: { id } })).cycleId },
  });
  assert.equal(cycle.guide.title, "样板支部（试）");
});

test("an office’s step is made once: two at the same time", async () => {
  const office = server.as("university-office");
  const found = await server.services.db
    .selectFrom("cycle_entries")
    .select(["id", "version"])
    .where("state", "=", "review")
    .limit(1)
    .executeTakeFirstOrThrow();
  const sent = {
    params: { id: found.id },
    body: { version: found.version, move: "reopen", reason: "补充材料" },
  } as const;
  const both = await Promise.all([office.ask(steerEntry, sent), office.ask(steerEntry, sent)]);
  assert.equal(both.filter((each) => each.ok).length, 1);
  assert.ok(both.some((each) => !each.ok && each.problem.code === "stale-version"));
});

test("all of it stands in the audit log, whose chain holds", async () => {
  const rows = await server.services.db.selectFrom("audit_log").select("action").distinct().execute();
  const actions = rows.map((each) => each.action);
  for (const each of [
    "cycle-opened",
    "assessment-written",
    "assessment-submitted",
    "assessment-confirmed",
    "finding-close",
  ])
    assert.ok(actions.includes(each), each);
  const [verified] = await verifyAudit(server.services.db);
  assert.deepEqual(
    verified?.findings.filter((each) => !each.code.startsWith("fact-")),
    [],
  );
});
