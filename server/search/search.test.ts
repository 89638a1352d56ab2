import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { search } from "#api/endpoints/search.ts";
import { held, heldAs, school, branch } from "#test/factories.ts";
import { takeIn } from "#test/school.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";
import { activitiesFound } from "#server/search/find.ts";

describe("search", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    const activities = [
      held("2026-03-01", "theme-day", { id: "plain", title: "学习二十届四中全会精神" }),
      held("2026-03-02", "theme-day", {
        id: "minutes",
        title: "三月主题党日",
        minutes: "大家讨论了科技自立自强，ＡＩ赋能教学。",
      }),
      heldAs("2026-03-03", { kind: "teacher-study", topics: ["ideology"] }, { id: "topic", title: "教师例会" }),
      held("2026-03-04", "organisation-life-meeting", { id: "secret", title: "组织生活会：精神状态" }),
      held("2026-03-05", "theme-day", { id: "elsewhere", title: "精神文明创建", organisationId: "b3" }),
      held("2026-03-06", "theme-day", {
        id: "joint",
        title: "联合党日 精神引领",
        organisationId: "b3",
        alsoFor: ["b1"],
      }),
      held("2026-03-07", "theme-day", { id: "percent", title: "达标率100%_全覆盖" }),
      held("2026-03-08", "theme-day", { id: "apart", title: "四中课程与全会传达" }),
    ];
    const organisations = [branch("b1"), branch("b2"), branch("b3", { parentId: "d2" })];
    const report = await takeIn(server.services, server.universityId, {
      ...school({ activities, organisations }),
      calendar: {},
      organisations: [],
    });
    assert.ok(report.done, JSON.stringify(report));
  });
  after(() => server.close());

  const found = async (text: string, role: Parameters<TestServer["as"]>[0] = "branch-office", at = "b1") =>
    (await server.as(role, at).call(search, { query: { text } })).activities.map((each) => each.id).toSorted();

  test("finds by one, two and more characters, in titles and minutes", async () => {
    assert.deepEqual(await found("届"), ["plain"]);
    assert.deepEqual(await found("四中"), ["apart", "plain"]);
    assert.deepEqual(await found("四中全会"), ["plain"], "the pieces must stand side by side");
    assert.deepEqual(await found("自立自强"), ["minutes"]);
    assert.deepEqual(await found("立"), ["minutes"]);
  });

  test("finds Latin words whatever their width and case, and every term asked for", async () => {
    assert.deepEqual(await found("ai"), ["minutes"]);
    assert.deepEqual(await found("AI 科技"), ["minutes"]);
    assert.deepEqual(await found("AI 全会"), []);
  });

  test("finds by the words of a topic", async () => {
    assert.deepEqual(await found("意识形态"), ["topic"]);
    assert.deepEqual(await found("ideology"), ["topic"]);
  });

  test("takes signs literally", async () => {
    assert.deepEqual(await found("%"), ["percent"]);
    assert.deepEqual(await found("100%_"), ["percent"]);
    assert.deepEqual(await found("'; drop table activities; --"), []);
  });

  test("finds a sensitive record for its branch alone", async () => {
    assert.deepEqual(await found("精神"), ["joint", "plain", "secret"]);
    for (const [role, at] of [
      ["department-office", "d1"],
      ["reader", "d1"],
    ] as const)
      assert.deepEqual(await found("精神", role, at), ["joint", "plain"]);
    assert.deepEqual(await found("精神", "university-office", "u1"), ["elsewhere", "joint", "plain"]);
  });

  test("finds nothing of another branch, nor for a role that sees no ledger", async () => {
    assert.deepEqual(await found("精神", "branch-office", "b2"), []);
    assert.deepEqual(await found("精神", "administrator", "u1"), []);
  });

  test("narrows to an organisation, and refuses one that is not the caller's", async () => {
    const narrowed = await server
      .as("university-office", "u1")
      .call(search, { query: { text: "精神", organisationId: "d2" } });
    assert.deepEqual(narrowed.activities.map((each) => each.id).toSorted(), ["elsewhere", "joint"]);
    assert.ok(
      !(await server.as("branch-office", "b1").ask(search, { query: { text: "精神", organisationId: "b3" } })).ok,
    );
  });

  test("finds organisations by name, with what stands above them", async () => {
    const all = await server.as("university-office", "u1").call(search, { query: { text: "b3" } });
    assert.deepEqual(
      all.organisations.map((each) => [each.id, each.above]),
      [["b3", ["某大学党委", "d2"]]],
    );
    const own = await server.as("branch-office", "b1").call(search, { query: { text: "b" } });
    assert.deepEqual(
      own.organisations.map((each) => [each.id, each.above]),
      [["b1", []]],
    );
  });

  test("says when there is more", async () => {
    const one = await server.as("branch-office", "b1").call(search, { query: { text: "精神", limit: 1 } });
    assert.deepEqual([one.activities.map((each) => each.id), one.more], [["joint"], true]);
  });

  test("of two and more characters goes by the index, not through the ledger", async () => {
    const { db } = server.services;
    await sql`insert into activities (university_id, id, organisation_id, held_on, title, kinds, topics, sensitive, recorded_late, entry, grams, version, recorded_at)
      select ${server.universityId}::int, 'bulk' || n, 'b1', date '2020-01-01' + n % 2000, '例行会议' || n, '{theme-day}', '{}', false, false,
        jsonb_build_object('id', 'bulk' || n), array['例行', '行会', '会议', '号' || (n % 500)::text], 1, now() from generate_series(1, 30000) n`.execute(
      db,
    );
    await sql`vacuum analyze activities`.execute(db);
    const tops = [{ id: "u1", path: ["u1"], kind: "university" as const, name: "" }];
    for (const text of ["届四", "四中全会精神"]) {
      const query = activitiesFound(
        db,
        { universityId: server.universityId, seen: tops, own: [] },
        { text, limit: 20 },
      );
      const plan = JSON.stringify(await query.explain("text"));
      assert.match(plan, /Bitmap Index Scan on activities_grams/, plan);
    }
  });
});
