import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import * as rows from "#api/endpoints/guides.ts";
import { inTransaction } from "#server/db/db.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import { runAskedJob } from "#server/jobs/asked.ts";
import { verdictJobs } from "#server/verdicts/jobs.ts";
import { judgeSchool } from "#server/verdicts/judge-school.ts";
import { verifyVerdicts } from "#server/verdicts/verify.ts";
import { readVerdicts } from "#api/endpoints/verdicts.ts";
import { packOf } from "#test/factories.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { services, universityId } = server;
const office = server.as("university-office", "u1");

before(async () => {
  await inTransaction(services.db, (tx) => installShippedGuides(tx, services, universityId, "u1"));
  await judgeSchool(services, universityId);
});

async function shipped(guide: string): Promise<string> {
  const { guides } = await office.call(rows.listGuides, {});
  return guides.find((each) => each.guide === guide && each.label === "2025")?.id ?? "";
}

async function problemOf(asked: Promise<{ ok: boolean; problem?: { code: string } }>): Promise<string> {
  const answer = await asked;
  return answer.ok ? "ok" : (answer.problem?.code ?? "?");
}

describe("guides", () => {
  test("a new school has the two that come along, published and assigned to everybody", async () => {
    const { guides } = await office.call(rows.listGuides, {});
    assert.deepEqual(
      guides.map((each) => [each.guide, each.appliesTo, each.state]),
      [
        ["department", "department", "published"],
        ["branch", "branch", "published"],
      ],
    );
    const { assignments } = await office.call(rows.listAssignments, { params: { id: "b1" } });
    assert.deepEqual(
      assignments.map((each) => [each.organisationId, each.mode]),
      [
        ["u1", "assessed"],
        ["u1", "assessed"],
      ],
    );
  });

  test("a document becomes drafts with proposals that count for nothing yet", async () => {
    const text =
      "样板支部创建指南\n1 组织生活\n1.1 三会一课\n（1）每月召开1次党小组会。\n（2）每季度召开1次支部党员大会。\n";
    const { drafts } = await office.call(rows.importGuide, {
      query: { name: "指南.txt", pack: "own-2027", label: "2027" },
      body: new TextEncoder().encode(text),
    });
    assert.equal(drafts[0]?.state, "draft");
    assert.ok((drafts[0]?.proposals.length ?? 0) > 0);
    const draft = await office.call(rows.readGuide, { params: { id: drafts[0]?.id ?? "" } });
    assert.ok(draft.content.points.every((each) => each.requirements.length === 0));
    const nothing = office.ask(rows.importGuide, {
      query: { name: "空.txt", pack: "x", label: "x" },
      body: new TextEncoder().encode("没有条目"),
    });
    assert.equal(await problemOf(nothing), "invalid-input");
  });

  test("a pack as data is taken in whole", async () => {
    const pack = { ...packOf("branch"), pack: "other" };
    const { drafts } = await office.call(rows.importGuide, {
      query: { name: "pack.json", pack: "other", label: "1" },
      body: new TextEncoder().encode(JSON.stringify(pack)),
    });
    const read = await office.call(rows.readGuide, { params: { id: drafts[0]?.id ?? "" } });
    assert.equal(read.content.points.length, 28);
  });

  test("a quote that does not stand in its point is refused; two editors are told", async () => {
    const draft = await office.call(rows.draftGuide, {
      params: { id: await shipped("branch") },
      body: { label: "2027" },
    });
    const params = { id: draft.id };
    const content = structuredClone(packOf("branch"));
    const [first] = content.points.flatMap((each) => each.requirements);
    assert.ok(first !== undefined);
    const right = first.quote;
    first.quote = "原文没有的话";
    assert.equal(
      await problemOf(office.ask(rows.changeGuide, { params, body: { version: 1, label: "2027", content } })),
      "invalid-input",
    );
    first.quote = right;
    assert.equal(
      (await office.call(rows.changeGuide, { params, body: { version: 1, label: "2027修订", content } })).version,
      2,
    );
    assert.equal(
      await problemOf(office.ask(rows.changeGuide, { params, body: { version: 1, label: "晚了", content } })),
      "stale-version",
    );
    assert.equal((await office.call(rows.publishGuide, { params, body: { version: 2 } })).state, "published");
    assert.equal(
      await problemOf(office.ask(rows.changeGuide, { params, body: { version: 3, label: "x", content } })),
      "conflict",
    );
    const { diff } = await office.call(rows.compareGuides, {
      params: { id: await shipped("branch"), other: draft.id },
    });
    assert.deepEqual([diff[0]?.unchanged, diff[0]?.reworded.length], [28, 0]);
  });

  test("the nearest assignment of a guide decides, the school is judged anew as a job, and verify agrees", async () => {
    const { guides } = await office.call(rows.listGuides, {});
    const newer = guides.find((each) => each.label === "2027修订")?.id ?? "";
    await office.call(rows.assignGuide, { params: { id: "d2" }, body: { guideVersionId: newer, from: "2026-06-01" } });
    assert.ok(await runAskedJob(services, verdictJobs));
    assert.equal(await runAskedJob(services, verdictJobs), false, "one job was asked for");
    const used = async (id: string): Promise<string[]> =>
      (await office.call(readVerdicts, { params: { id }, query: {} })).guides.map((each) => each.label);
    assert.deepEqual([await used("b1"), await used("b3")], [["2025"], ["2027修订"]]);
    const verified = await verifyVerdicts(services, universityId);
    assert.deepEqual([verified.differences, verified.unjudged], [[], []]);
  });

  test("a draft and a retired version are not assigned; what is assigned stays", async () => {
    const { guides } = await office.call(rows.listGuides, {});
    const draft = guides.find((each) => each.state === "draft")?.id ?? "";
    assert.equal(
      await problemOf(
        office.ask(rows.assignGuide, { params: { id: "u1" }, body: { guideVersionId: draft, from: "2026-01-01" } }),
      ),
      "conflict",
    );
    const newer = guides.find((each) => each.label === "2027修订");
    const retired = await office.call(rows.retireGuide, {
      params: { id: newer?.id ?? "" },
      body: { version: newer?.version ?? 0 },
    });
    assert.equal(retired.state, "retired");
    assert.equal(
      await problemOf(
        office.ask(rows.assignGuide, {
          params: { id: "u1" },
          body: { guideVersionId: retired.id, from: "2026-01-01" },
        }),
      ),
      "conflict",
    );
    const page = await office.call(readVerdicts, { params: { id: "b3" }, query: {} });
    assert.deepEqual(
      page.guides.map((each) => each.label),
      ["2027修订"],
    );
  });

  test("branches that are assessed by nothing are still judged for their department’s roll-ups, and shown to nobody", async () => {
    const { assignments } = await office.call(rows.listAssignments, { params: { id: "u1" } });
    const branch = assignments.find(
      (each) => each.organisationId === "u1" && each.guideVersionId !== "" && each.to === null,
    );
    const guide = await shipped("branch");
    const own = assignments.find((each) => each.guideVersionId === guide && each.organisationId === "u1");
    assert.ok(branch !== undefined && own !== undefined);
    await office.call(rows.endAssignment, {
      params: { id: "u1", assignment: own.id },
      body: { version: own.version, to: "2026-10-31" },
    });
    while (await runAskedJob(services, verdictJobs));
    assert.deepEqual((await office.call(readVerdicts, { params: { id: "b1" }, query: {} })).guides, []);
    const kept = await services.db
      .selectFrom("verdicts")
      .select("mode")
      .distinct()
      .where("organisation_id", "=", "b1")
      .execute();
    assert.deepEqual(
      kept.map((each) => each.mode),
      ["rolled-up"],
    );
    const [department] = (await office.call(readVerdicts, { params: { id: "d1" }, query: {} })).guides;
    const rollUp = department?.points
      .flatMap((each) => each.requirements)
      .find((each) => each.id === "department/4.2(1)/three-meetings");
    assert.equal(rollUp?.verdicts[0]?.status, "short");
    assert.deepEqual((await verifyVerdicts(services, universityId)).differences, []);
  });
});
