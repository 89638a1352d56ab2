import assert from "node:assert/strict";
import { after, test } from "node:test";
import { decideApproval, previewActivity } from "#api/endpoints/activities.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { judgeSchool } from "#server/verdicts/judge-school.ts";
import { verifyVerdicts } from "#server/verdicts/verify.ts";
import { packs } from "#test/factories.ts";
import { assignPacks } from "#test/load-bundle.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { services, universityId } = server;
await assignPacks(services.db, universityId, "u1", packs);
await judgeSchool(services, universityId);
const branch = server.as("branch-office", "b1");
const entry: Draft<"activities"> = {
  organisationId: "b1",
  heldOn: "2026-11-22",
  title: "主题党日",
  segments: [{ kind: "theme-day" }],
};

async function counts(): Promise<Record<string, number>> {
  const tables = ["activities", "fact_versions", "audit_log", "idempotency_keys"] as const;
  const found = await Promise.all(
    tables.map(async (table) => {
      const { count } = await services.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<string>().as("count"))
        .executeTakeFirstOrThrow();
      return [table, Number(count)] as const;
    }),
  );
  return Object.fromEntries(found);
}

test("a preview tells what saving would tell, and keeps nothing: no record, no version, no log, no key", async () => {
  const before = await counts();
  const told = await branch.call(previewActivity, { body: { entry } });
  const theme = told.changes.find((each) => each.requirement === "branch/1.2(2)/theme-day");
  assert.deepEqual([theme?.before?.status, theme?.after.status], ["pending", "met"]);
  assert.deepEqual(await counts(), before);
  assert.deepEqual((await verifyVerdicts(services, universityId)).differences, []);
  const saved = await branch.call(factRows.activities.create, { body: { entry } });
  assert.deepEqual(saved.changes, told.changes);
});

test("what cannot be saved cannot be previewed either, in the same words", async () => {
  const wrong = { ...entry, segments: [{ kind: "theme-day" as const, leader: "nobody" }] };
  const [told, saved] = [
    await branch.ask(previewActivity, { body: { entry: wrong } }),
    await branch.ask(factRows.activities.create, { body: { entry: wrong } }),
  ];
  assert.equal(told.ok, false);
  assert.deepEqual(told.ok || told.problem.problems, saved.ok || saved.problem.problems);
});

test("a key that comes again with another content is refused, and the record that came with it is named", async () => {
  const key = "the-key-of-a-phone";
  const first = await branch.call(factRows.activities.create, { body: { entry } }, key);
  const again = await branch.ask(factRows.activities.create, { body: { entry: { ...entry, place: "101" } } }, key);
  assert.ok(!again.ok);
  assert.equal(again.problem.code, "key-reused");
  assert.deepEqual(again.problem.current, { id: first.record.id });
  const same = await branch.call(factRows.activities.create, { body: { entry } }, key);
  assert.equal(same.record.id, first.record.id);
});

test("a plan is previewed as that plan, held: its approval fits, and it is still a plan afterwards", async () => {
  const office = server.as("department-office", "d1");
  const forum = { title: "论坛", place: "报告厅", speakers: ["张院士"] };
  const plan: Draft<"plans"> = {
    organisationId: "d1",
    heldOn: "2026-11-24",
    title: "论坛",
    segments: [{ kind: "forum", forum }],
  };
  const { record } = await office.call(factRows.plans.create, { body: { entry: plan } });
  const approval = { organisationId: "d1", forumActivityId: record.id, ...forum, eventOn: "2026-11-24" };
  const { record: asked } = await office.call(factRows.approvals.create, { body: { entry: approval } });
  await server.as("university-office").call(decideApproval, {
    params: { id: asked.id },
    body: { version: 1, reason: "同意", approvedOn: "2026-11-20" },
  });
  const statusOf = ({ changes }: { changes: readonly { requirement: string; after: { status: string } }[] }) =>
    changes.find((each) => each.requirement.endsWith("/approval"))?.after.status;
  const { id, version } = record;
  const bare = await office.call(previewActivity, { body: { entry: plan } });
  assert.equal(statusOf(bare), "short");
  const before = await counts();
  const held = await office.call(previewActivity, { body: { entry: plan, plan: { id, version } } });
  assert.notEqual(statusOf(held), "short");
  const stale = await office.ask(previewActivity, { body: { entry: plan, plan: { id, version: version + 1 } } });
  assert.equal(!stale.ok && stale.problem.code, "stale-version");
  const elsewhere = await server
    .as("department-office", "d2")
    .ask(previewActivity, { body: { entry: { ...plan, organisationId: "d2" }, plan: { id, version } } });
  assert.equal(!elsewhere.ok && elsewhere.problem.code, "not-found");
  assert.deepEqual(await counts(), before);
  assert.equal((await office.call(factRows.plans.get, { params: { id } })).version, version);
});
