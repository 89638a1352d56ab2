import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { auditExport, auditList } from "#api/endpoints/audit.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { firstRun } from "#api/endpoints/sign-in.ts";
import { auditText } from "#server/audit/export.ts";
import { verifyAudit } from "#server/audit/verify.ts";
import { openFirstRun } from "#server/identity/first-run.ts";
import { held, school } from "#test/factories.ts";
import { newUniversity, servicesOn, takeIn } from "#test/school.ts";
import { startTestServer } from "#test/server.ts";
import { testDatabase } from "#test/database.ts";
import type { TestDatabase } from "#test/database.ts";

/** A school whose every fact came in through the application. */
async function loggedSchool(): Promise<{ database: TestDatabase; universityId: number }> {
  const database = await testDatabase();
  const universityId = await newUniversity(database);
  const activities = ["2026-03-01", "2026-04-01", "2026-05-01"].map((day) =>
    held(day, "theme-day", { minutes: `记录 ${day}` }),
  );
  const report = await takeIn(servicesOn(database), universityId, school({ activities }));
  assert.ok(report.done);
  return { database, universityId };
}

const codesOf = async (database: TestDatabase) =>
  (await verifyAudit(database.db)).flatMap((each) => each.findings.map((one) => one.code));

/** As somebody who owns the database could: the log's own guard is switched off. */
async function asOwner({ db }: TestDatabase, statement: string): Promise<void> {
  await sql`alter table audit_log disable trigger audit_log_append_only`.execute(db);
  await sql.raw(statement).execute(db);
}

describe("the audit log", () => {
  test("that nobody touched is whole", async () => {
    const { database } = await loggedSchool();
    const [verified] = await verifyAudit(database.db);
    assert.deepEqual(verified?.findings, []);
    assert.equal(verified?.entries, verified?.versions);
    await database.close();
  });

  test("takes no change, even by the account that the program uses", async () => {
    const { database } = await loggedSchool();
    await assert.rejects(sql`update audit_log set action = 'x'`.execute(database.db), /append-only/);
    await assert.rejects(sql`delete from audit_log`.execute(database.db), /append-only/);
    await database.close();
  });

  for (const [what, statement, code] of [
    ["an entry that was changed", "update audit_log set action = 'create' where sequence = 2", "wrong-hash"],
    ["an entry that was taken out", "delete from audit_log where sequence = 2", "sequence-gap"],
    ["a hash that was made to fit", "update audit_log set hash = sha256('x'::bytea) where sequence = 2", "broken-link"],
    [
      "a version that was changed behind its back",
      `update fact_versions set entry = jsonb_set(entry, '{title}', '"x"') where list = 'activities'`,
      "fact-changed",
    ],
    ["a version that was taken away", "delete from fact_versions where list = 'activities'", "fact-missing"],
    [
      "a version that nobody logged",
      "insert into fact_versions select university_id, list, 'new', version, action, recorded_at, null, null, null, entry, null, salt from fact_versions where list = 'activities' limit 1",
      "fact-unlogged",
    ],
    [
      "text that was erased without a word",
      "update fact_versions set entry = null, salt = null where list = 'activities'",
      "fact-erased",
    ],
    [
      "a record that was changed where it stands",
      `update activities set entry = jsonb_set(entry, '{title}', '"x"')`,
      "current-changed",
    ],
  ] as const) {
    test(`tells of ${what}`, async () => {
      const { database } = await loggedSchool();
      await asOwner(database, statement);
      assert.ok((await codesOf(database)).includes(code));
      await database.close();
    });
  }

  test("of a school begun with the first administrator is whole", async () => {
    const database = await testDatabase();
    await database.close();
    const server = await startTestServer();
    // An empty place: what the test's school brought is taken away again.
    for (const table of ["fact_versions", "organisations", "school", "guide_assignments", "guide_versions"])
      await sql`delete from ${sql.table(table)}`.execute(server.services.db);
    const begun = await openFirstRun(server.services);
    const body = {
      code: begun?.code ?? "",
      universityName: "某大学党委",
      signInName: "admin",
      displayName: "管理员",
      password: "correct horse battery 7",
    };
    await server.nobody.call(firstRun, { body });
    const [verified] = await verifyAudit(server.services.db);
    assert.deepEqual(verified?.findings, []);
    await server.close();
  });
});

describe("the audit log's pages", () => {
  const server = startTestServer();
  after(async () => (await server).close());
  before(async () => {
    const one = await server;
    const { id: _id, ...entry } = held("2026-03-01", "theme-day", { title: "主题党日：学习讲话精神" });
    await one.as("branch-office", "b1").call(factRows.activities.create, { body: { entry } });
  });

  test("show who did what to which, newest first, and no text that a person wrote", async () => {
    const { entries } = await (await server).as("administrator", "u1").call(auditList, { query: {} });
    assert.deepEqual(
      [entries[0]?.action, entries[0]?.list, entries[0]?.organisationId],
      ["create", "activities", "b1"],
    );
    assert.ok(!JSON.stringify(entries).includes("主题党日"));
  });

  test("are for the school's own office and its administrator", async () => {
    for (const [role, at] of [
      ["branch-office", "b1"],
      ["department-office", "d1"],
      ["reader", "u1"],
      ["administrator", "d1"],
    ] as const) {
      assert.ok(!(await (await server).as(role, at).ask(auditList, { query: {} })).ok, role);
    }
  });

  test("page by sequence and filter by organisation", async () => {
    const one = await server;
    const { entries, more } = await one
      .as("university-office", "u1")
      .call(auditList, { query: { limit: 1, organisationId: "b1" } });
    assert.deepEqual([entries.length, more], [1, false]);
    const none = await one.as("university-office", "u1").call(auditList, { query: { before: 1 } });
    assert.deepEqual(none.entries, []);
  });

  test("come as lines of JSON and as CSV in which nothing is a formula", async () => {
    const one = await server;
    await sql`select append_audit(${one.universityId}::int, '[{"at":"2026-11-24T02:00:00.000Z","account":null,"address":"=cmd|x","action":"+a,\\"b\\"","list":null,"target":"@t","organisation":null,"before":null,"after":null,"rest":"]"}]'::jsonb)`.execute(
      one.services.db,
    );
    const csv = (await Array.fromAsync(auditText(one.services.db, one.universityId, "csv"))).join("");
    assert.match(csv, /,'=cmd\|x,"'\+a,""b""",,'@t,/);
    const lines = await (await one.as("administrator", "u1").call(auditExport, { query: { format: "jsonl" } })).text();
    const last = JSON.parse(lines.trim().split("\n").at(-1) ?? "") as { address: string };
    assert.equal(last.address, "=cmd|x");
  });
});
