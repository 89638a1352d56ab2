import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { importBundle, workbookTemplate } from "#api/endpoints/exchange.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import { bundleText } from "#formats/bundle-json/write.ts";
import { verifyAudit } from "#server/audit/verify.ts";
import { branch, held, heldAs, post, school } from "#test/factories.ts";
import { newUniversity, servicesOn, takeIn } from "#test/school.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient, TestServer } from "#test/server.ts";
import { testDatabase } from "#test/database.ts";

const member = (memberId: string, organisationId = "b1") => ({ memberId, organisationId, from: "2024-01-01" });

describe("an import", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  const send = (who: TestClient, parts: Partial<Bundle>, commit = true) =>
    who.call(importBundle, {
      body: Buffer.from(bundleText({ ...emptyBundle(), ...parts })),
      query: { commit: commit ? "true" : "false", name: "台账.json" },
    });
  const versionsOf = (id: string) =>
    server.services.db.selectFrom("fact_versions").selectAll().where("id", "=", id).orderBy("version").execute();

  test("run dry says what would be added and changes nothing", async () => {
    const report = await send(
      server.as("branch-office", "b1"),
      { activities: [held("2026-03-01", "theme-day", { id: "dry" })] },
      false,
    );
    assert.deepEqual(
      [report.dryRun, report.done, report.lists["activities"]],
      [true, false, { added: 1, changed: 0, unchanged: 0, refused: 0 }],
    );
    assert.deepEqual([report.added[0]?.id, report.added[0]?.place], ["dry", "activities[0]"]);
    assert.deepEqual(await versionsOf("dry"), []);
  });

  test("of the empty workbook as it is handed out adds nothing, its examples included", async () => {
    const sender = server.as("branch-office", "b1");
    const workbook = await sender.call(workbookTemplate, {});
    const body = Buffer.from(await workbook.arrayBuffer());
    const report = await sender.call(importBundle, { body, query: { name: "空.xlsx" } });
    assert.deepEqual(report.problems, []);
    assert.deepEqual(report.added, []);
  });

  test("adds by the system's clock, marked as imported, the claimed time beside it", async () => {
    const one = held("2026-03-01", "theme-day", {
      id: "claimed",
      recordedAt: "2026-03-01T18:00:00+08:00",
      minutes: "记录",
    });
    const report = await send(server.as("branch-office", "b1"), { activities: [one] });
    assert.ok(report.done);
    const [version] = await versionsOf("claimed");
    assert.deepEqual(
      [version?.action, version?.claimed_recorded_at, version?.reason],
      ["import", one.recordedAt, "台账.json"],
    );
    assert.equal(version?.recorded_at.toISOString(), "2026-11-24T02:00:00.000Z");
    const row = await server.services.db
      .selectFrom("activities")
      .selectAll()
      .where("id", "=", "claimed")
      .executeTakeFirstOrThrow();
    assert.deepEqual([row.imported, row.recorded_late, row.entry.minutes], [true, true, undefined]);
  });

  test("run twice changes nothing, entries without an id included", async () => {
    const parts = {
      positions: [post("p-twice", "b1", "secretary", { memberId: "m1" })],
      elections: [{ organisationId: "b1", heldOn: "2024-05-10", type: "full" as const }],
      roster: [member("m1"), member("m2")],
      statements: [{ organisationId: "b1", year: 2026, coverage: "dual-life" as const, due: 3, reached: 2 }],
      activities: [
        heldAs(
          "2026-04-01",
          { kind: "training", hours: 2, leader: "p-twice", attendees: ["m1", "m2"] },
          { id: "twice" },
        ),
      ],
    };
    const first = await send(server.as("branch-office", "b1"), parts);
    assert.ok(first.done, JSON.stringify(first));
    const again = await send(server.as("branch-office", "b1"), parts);
    assert.ok(again.done);
    assert.deepEqual(
      Object.values(again.lists).filter((each) => each.added + each.changed + each.refused > 0),
      [],
    );
    assert.equal((await versionsOf("twice")).length, 1);
  });

  test("of the same id with other content is a new version, and says what differs", async () => {
    const one = held("2026-05-01", "theme-day", { id: "changes", title: "五月主题党日" });
    await send(server.as("branch-office", "b1"), { activities: [one] });
    const report = await send(server.as("branch-office", "b1"), {
      activities: [{ ...one, title: "五月主题党日（更正）" }],
    });
    assert.deepEqual(report.lists["activities"], { added: 0, changed: 1, unchanged: 0, refused: 0 });
    assert.match(report.changed[0]?.why ?? "", /五月主题党日（更正）.*五月主题党日/);
    assert.equal((await versionsOf("changes")).length, 2);
  });

  test("that leaves attendees out does not take them away", async () => {
    const told = heldAs("2026-06-01", { kind: "training", hours: 2, attendees: ["m1"] }, { id: "people" });
    await send(server.as("branch-office", "b1"), { roster: [member("m1")], activities: [told] });
    await send(server.as("branch-office", "b1"), {
      activities: [heldAs("2026-06-01", { kind: "training", hours: 4 }, { id: "people", title: told.title })],
    });
    const attendees = await server.services.db
      .selectFrom("activity_attendees")
      .selectAll()
      .where("activity_id", "=", "people")
      .execute();
    assert.deepEqual(
      attendees.map((each) => [each.member_id, each.branch_id]),
      [["m1", "b1"]],
    );
  });

  test("with something wrong in it brings nothing in, in the sentences of a bundle's check", async () => {
    const activities = [
      held("2026-03-01", "theme-day", { id: "fine" }),
      heldAs("2026-03-02", { kind: "party-lecture", leader: "nobody" }, { id: "wrong" }),
    ];
    const report = await send(server.as("branch-office", "b1"), { activities });
    assert.equal(report.done, false);
    assert.match(report.problems[0]?.message ?? "", /activities\[1\]\.segments\[0\]\.leader.*nobody/);
    assert.deepEqual(await versionsOf("fine"), []);
  });

  test("cannot tell a file's own problem from what the sender may not see", async () => {
    await takeIn(server.services, server.universityId, {
      ...emptyBundle(),
      positions: [post("p-b3", "b3", "secretary")],
    });
    const refusedFor = async (leader: string) => {
      const report = await send(server.as("branch-office", "b1"), {
        activities: [heldAs("2026-03-02", { kind: "party-lecture", leader }, { id: "peek" })],
      });
      return report.problems.map((each) => each.message.replaceAll(leader, "…"));
    };
    assert.deepEqual(await refusedFor("p-b3"), await refusedFor("p-zz"));
  });

  test("is refused entry by entry where the sender may not write, and then nothing comes in", async () => {
    const activities = [
      held("2026-03-01", "theme-day", { id: "own" }),
      held("2026-03-01", "theme-day", { id: "other", organisationId: "b3" }),
    ];
    const report = await send(server.as("branch-office", "b1"), { organisations: [], activities });
    assert.equal(report.done, false);
    assert.deepEqual(
      report.refused.map((each) => each.id),
      ["other"],
    );
    assert.deepEqual(await versionsOf("own"), []);
    const organisations = [branch("b9")];
    for (const [role, at] of [
      ["branch-office", "b1"],
      ["department-office", "d1"],
    ] as const) {
      const founding = await send(server.as(role, at), { organisations });
      assert.deepEqual([founding.done, founding.refused.map((each) => each.id)], [false, ["b9"]], role);
    }
    assert.ok((await send(server.as("university-office", "u1"), { organisations })).done);
  });

  test("of rosters and attendees is the branch's own: nobody above brings them in", async () => {
    const parts = {
      roster: [member("m7", "b2")],
      activities: [
        heldAs("2026-03-01", { kind: "training", attendees: ["m7"] }, { id: "above", organisationId: "b2" }),
      ],
    };
    for (const [role, at] of [
      ["department-office", "d1"],
      ["university-office", "u1"],
    ] as const) {
      const report = await send(server.as(role, at), parts);
      assert.deepEqual(
        report.refused.map((each) => each.list),
        ["roster", "activities"],
        role,
      );
    }
    assert.ok((await send(server.as("branch-office", "b2"), parts)).done);
  });

  test("from above does not overwrite a sensitive record, and keeps no minutes of one", async () => {
    const secret = held("2026-02-01", "organisation-life-meeting", { id: "life" });
    assert.ok((await send(server.as("branch-office", "b1"), { activities: [secret] })).done);
    const over = await send(server.as("department-office", "d1"), { activities: [{ ...secret, title: "改" }] });
    assert.deepEqual([over.done, over.refused.length], [false, 1]);
    const minutes = await send(server.as("branch-office", "b1"), { activities: [{ ...secret, minutes: "逐字记录" }] });
    assert.deepEqual(
      minutes.problems.map((each) => each.code),
      ["minutes-of-sensitive"],
    );
  });

  test("lets nobody approve a forum for themselves", async () => {
    const activities = [
      heldAs("2026-12-20", { kind: "forum", forum: { title: "报告" } }, { id: "forum", organisationId: "d1" }),
    ];
    const approval = {
      id: "v1",
      organisationId: "d1",
      approverId: "u1",
      forumActivityId: "forum",
      eventOn: "2026-12-20",
      appliedOn: "2026-11-01",
      approvedOn: "2026-11-02",
    };
    const report = await send(server.as("department-office", "d1"), { activities, approvals: [approval] });
    assert.deepEqual([report.done, report.refused.map((each) => each.id)], [false, ["v1"]]);
    assert.ok((await send(server.as("university-office", "u1"), { activities, approvals: [approval] })).done);
  });

  test("of calendar and settings is the university office's", async () => {
    const calendar = { semesters: [{ name: "2027春", startsOn: "2027-03-01", endsOn: "2027-07-11" }] };
    const refused = await send(server.as("branch-office", "b1"), { calendar });
    assert.deepEqual([refused.done, refused.refused.length], [false, 1]);
    const report = await send(server.as("university-office", "u1"), { calendar });
    assert.ok(report.done, JSON.stringify(report));
    const kept = await server.services.db.selectFrom("school").selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(
      kept.calendar.semesters?.map((each) => each.name),
      ["2025秋", "2026春", "2026秋", "2027春"],
    );
    assert.ok((await send(server.as("university-office", "u1"), { calendar })).done);
    assert.equal(
      (await server.services.db.selectFrom("school").selectAll().executeTakeFirstOrThrow()).calendar_version,
      kept.calendar_version,
    );
  });

  test("of a file that is no bundle is refused with a sentence", async () => {
    const answer = await server.as("branch-office", "b1").ask(importBundle, { body: Buffer.from("{"), query: {} });
    assert.ok(!answer.ok && answer.problem.code === "invalid-input" && (answer.problem.problems?.length ?? 0) > 0);
  });

  test("of another school's file comes under this school's own root", async () => {
    const database = await testDatabase();
    const universityId = await newUniversity(database);
    const services = servicesOn(database);
    await takeIn(services, universityId, {
      ...emptyBundle(),
      organisations: [{ id: "root", kind: "university", name: "本校党委" }],
    });
    const report = await takeIn(services, universityId, school({ activities: [held("2026-03-01", "theme-day")] }));
    assert.ok(report.done, JSON.stringify(report));
    const rows = await database.db.selectFrom("organisations").select(["id", "path"]).orderBy("id").execute();
    assert.deepEqual(
      rows.map((each) => each.path),
      [["root", "d1", "b1"], ["root", "d1"], ["root"]],
    );
    const [verified] = await verifyAudit(database.db);
    assert.deepEqual(verified?.findings, []);
    await database.close();
  });
});
