import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import holidays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { exportArchive, exportBundle, importBundle } from "#api/endpoints/exchange.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { checkBundle } from "#domain/bundle/checks/check-bundle.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import { makeExample } from "#domain/example/make-example.ts";
import { adjustableRequirements } from "#domain/guides/pack.ts";
import { isSensitive } from "#domain/privacy.ts";
import { judge } from "#domain/verdicts/judge.ts";
import { bundleText } from "#formats/bundle-json/write.ts";
import { readWorkbookBundle } from "#formats/workbook/read.ts";
import { verifyAudit } from "#server/audit/verify.ts";
import { readBackup } from "#test/backup-file.ts";
import { packOf, packs } from "#test/factories.ts";
import { assignPacks } from "#test/load-bundle.ts";
import { takeIn } from "#test/school.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

const NOW = "2026-11-24T10:00:00+08:00";
const DAY = "2026-11-24";

function example(): Bundle {
  const { unknownYears: _unknown, ...made } = makeExample({ scale: "small", seed: 3, asOf: DAY, holidays });
  return { ...made, activities: [...made.activities] };
}

async function bytesOf(answer: Blob): Promise<Buffer> {
  return Buffer.from(await answer.arrayBuffer());
}

describe("a school's bundle", () => {
  const bundle = example();
  let server: TestServer;
  let folder: string;
  const branch =
    bundle.organisations.find(
      (each) => each.kind === "branch" && bundle.roster.some((one) => one.organisationId === each.id),
    )?.id ?? "";
  const department = bundle.organisations.find((each) => each.kind === "department")?.id ?? "";

  before(async () => {
    server = await startTestServer({
      now: NOW,
      organisations: bundle.organisations.filter((each) => each.kind === "university"),
    });
    folder = await mkdtemp(join(tmpdir(), "biaogan-exchange-"));
    const report = await takeIn(server.services, server.universityId, bundle);
    assert.ok(report.done, JSON.stringify(report.problems));
    await assignPacks(server.services.db, server.universityId, "u1", packs);
    await takeIn(server.services, server.universityId, { ...bundle, settings: { ...bundle.settings, makeUpDays: 31 } });
  });
  after(async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  });

  const exported = async (
    role: "branch-office" | "department-office" | "university-office",
    id: string,
    people?: "counts" | "pseudonyms" | "ids",
  ) => {
    const answer = await server
      .as(role, id)
      .call(exportBundle, { params: { id }, query: people === undefined ? {} : { people } });
    return parseBundle(JSON.parse((await bytesOf(answer)).toString("utf8")));
  };
  const problemsOf = (one: Bundle) =>
    checkBundle(one, { adjustableRequirements: [...new Set(adjustableRequirements(packs))] }).problems;

  test("is whole by itself, whatever part of the school is exported", async () => {
    assert.deepEqual(problemsOf(await exported("branch-office", branch)), []);
    assert.deepEqual(problemsOf(await exported("department-office", department)), []);
    assert.deepEqual(problemsOf(await exported("university-office", "u1")), []);
  });

  test("gives the verdicts that the server keeps", async () => {
    for (const [role, id] of [
      ["branch-office", branch],
      ["department-office", department],
      ["university-office", "u1"],
    ] as const) {
      const one = await exported(role, id);
      const within = new Set(
        one.organisations
          .filter((each) => id === "u1" || each.id === id || each.parentId === id)
          .map((each) => each.id),
      );
      for (const guide of ["branch", "department"]) {
        const pack = packOf(guide);
        const kept = await server.services.db
          .selectFrom("verdicts")
          .select(["organisation_id", "requirement", "period_from", "status", "verdict"])
          .where("guide_version_id", "=", `${pack.pack}-${guide}`)
          .where("window_from", "=", "2026-01-01")
          .execute();
        const asked = { asOf: DAY, knownAt: null, window: { from: "2026-01-01", to: "2026-12-31" } };
        const judged = judge(one, asked, { guide: pack, packs, organisations: [...within] }).verdicts;
        const told = (each: {
          organisation: string;
          requirement: string;
          period: { from: string } | null;
          status: string;
          need: number;
          count: number;
        }) =>
          `${each.organisation} ${each.requirement} ${each.period?.from ?? ""} ${each.status} ${each.need} ${each.count}`;
        const ofServer = kept
          .filter((each) => within.has(each.organisation_id))
          .map((each) =>
            told({
              ...each.verdict,
              organisation: each.organisation_id,
              requirement: each.requirement,
              status: each.status,
            }),
          );
        if (id === "u1" || guide === (role === "branch-office" ? "branch" : "department"))
          assert.ok(judged.length > 30, `${judged.length} verdicts`);
        assert.deepEqual(judged.map(told).toSorted(), ofServer.toSorted(), `${role} ${guide}`);
      }
    }
  });

  test("tells nobody above a branch of its members, attendees, talks or sensitive records", async () => {
    const members = new Set(bundle.roster.map((each) => each.memberId));
    const secret = bundle.activities.filter(isSensitive);
    for (const [role, id] of [
      ["department-office", department],
      ["university-office", "u1"],
    ] as const) {
      const one = await exported(role, id);
      assert.deepEqual(one.roster, []);
      const text = bundleText(one);
      for (const member of members) assert.ok(!text.includes(`"${member}"`), `${member} stays`);
      assert.ok(
        one.activities.every((each) =>
          each.segments.every((segment) => segment.attendees == null && segment.talk == null),
        ),
      );
      for (const each of secret)
        assert.ok(!text.includes(each.title) || ["组织生活会", "民主评议党员"].includes(each.title), each.title);
      assert.ok(one.statements.some((each) => each.coverage === "training" && each.recordedAt == null));
    }
  });

  test("tells the branch itself who its members are, or gives them other names", async () => {
    const own = await exported("branch-office", branch);
    const ids = new Set(own.roster.map((each) => each.memberId));
    assert.ok(ids.size > 0);
    assert.ok(
      own.activities.some((each) =>
        each.segments.some((segment) => segment.attendees?.some((one) => ids.has(one)) === true),
      ),
    );
    const renamed = await exported("branch-office", branch, "pseudonyms");
    assert.deepEqual(problemsOf(renamed), []);
    assert.equal(renamed.roster.length, own.roster.length);
    assert.ok(renamed.roster.every((each) => each.memberId.startsWith("m-") && !ids.has(each.memberId)));
    assert.deepEqual((await exported("branch-office", branch, "pseudonyms")).roster, renamed.roster);
    const refused = await server
      .as("department-office", department)
      .ask(exportBundle, { params: { id: branch }, query: { people: "pseudonyms" } });
    assert.ok(!refused.ok);
  });

  test("as a workbook is the same bundle", async () => {
    const answer = await server
      .as("department-office", department)
      .call(exportBundle, { params: { id: department }, query: { format: "xlsx" } });
    const path = join(folder, "d.xlsx");
    await writeFile(path, await bytesOf(answer));
    const fromJson = await exported("department-office", department);
    const fromWorkbook = await readWorkbookBundle(path);
    assert.deepEqual(
      new Set(fromWorkbook.activities.map((each) => each.id)),
      new Set(fromJson.activities.map((each) => each.id)),
    );
  });

  test("that was exported comes back as nothing new, for whoever exported it", async () => {
    for (const [role, id] of [
      ["branch-office", branch],
      ["department-office", department],
      ["university-office", "u1"],
    ] as const) {
      const one = { ...(await exported(role, id)), statements: [] };
      const report = await server.as(role, id).call(importBundle, { body: Buffer.from(bundleText(one)), query: {} });
      assert.deepEqual([report.problems, report.refused, report.changed, report.added], [[], [], [], []], role);
    }
  });

  test("in an archive has every version, and the hash of each part", async () => {
    const answer = await server.as("branch-office", branch).call(exportArchive, { params: { id: branch } });
    const path = join(folder, "a.zip");
    await writeFile(path, await bytesOf(answer));
    const parts = await readBackup(path);
    assert.deepEqual(Object.keys(parts), ["bundle.json", "history.jsonl", "manifest.json"]);
    const lines = (parts["history.jsonl"] ?? "")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { list: string; action: string });
    assert.ok(lines.some((each) => each.list === "activities") && lines.every((each) => each.action === "import"));
    const above = await server.as("department-office", department).call(exportArchive, { params: { id: branch } });
    await writeFile(path, await bytesOf(above));
    const history = (await readBackup(path))["history.jsonl"] ?? "";
    assert.ok(
      !history.includes('"list":"roster"') &&
        !history.includes("attendees") &&
        !history.includes("organisation-life-meeting"),
    );
  });

  test("leaves a trace: who took which organisation's records out, with the hash of the file", async () => {
    const answer = await server.as("department-office", department).call(exportArchive, { params: { id: branch } });
    const entry = await server.services.db
      .selectFrom("audit_log")
      .selectAll()
      .where("action", "=", "export-archive")
      .orderBy("sequence", "desc")
      .executeTakeFirstOrThrow();
    assert.equal(entry.organisation_id, branch);
    assert.notEqual(entry.account_id, null);
    const sha256 = createHash("sha256")
      .update(await bytesOf(answer))
      .digest("hex");
    assert.equal(entry.after_hash?.toString("hex"), sha256);
  });

  test("an import is in the audit log, and the log holds", async () => {
    const [verified] = await verifyAudit(server.services.db);
    assert.deepEqual(
      verified?.findings.filter((each) => each.code !== "fact-unlogged"),
      [],
    );
    assert.ok((verified?.entries ?? 0) > bundle.activities.length);
  });
});
