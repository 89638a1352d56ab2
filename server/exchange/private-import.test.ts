import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { exportArchive, exportBundle, importBundle } from "#api/endpoints/exchange.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { bundleText } from "#formats/bundle-json/write.ts";
import { readBackup } from "#test/backup-file.ts";
import { branch, held, heldAs, post } from "#test/factories.ts";
import { takeIn } from "#test/school.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient, TestServer } from "#test/server.ts";

const member = (memberId: string, organisationId = "b1") => ({ memberId, organisationId, from: "2024-01-01" });

describe("what is a branch's own", () => {
  let server: TestServer;
  const secret = held("2026-02-01", "organisation-life-meeting", { id: "life", title: "生活会：整改" });
  const training = heldAs("2026-03-01", { kind: "training", hours: 2, attendees: ["m1"] }, { id: "train" });
  const joint = held("2026-03-02", "theme-day", { id: "joint", alsoFor: ["b2"] });

  before(async () => {
    server = await startTestServer();
    const plans = [held("2026-12-01", "organisation-life-meeting", { id: "life-plan", title: "生活会：谈王某的问题" })];
    const report = await takeIn(server.services, server.universityId, {
      ...emptyBundle(),
      positions: [post("p1", "b1", "secretary", { memberId: "m1" })],
      roster: [member("m1"), member("m2"), member("m8", "b2"), member("m9", "b2")],
      activities: [secret, training, { ...joint, segments: [{ kind: "theme-day", attendees: ["m1", "m8"] }] }],
      plans,
    });
    assert.ok(report.done, JSON.stringify(report.problems));
  });
  after(() => server.close());

  const send = (who: TestClient, parts: Partial<Bundle>, commit = false) =>
    who.call(importBundle, {
      body: Buffer.from(bundleText({ ...emptyBundle(), ...parts })),
      query: { commit: commit ? "true" : "false" },
    });

  test("is not confirmed by the dry run of an import: a guess that hits is answered like one that misses", async () => {
    const guesses: [string, Partial<Bundle>, Partial<Bundle>][] = [
      ["a roster", { roster: [member("m1")] }, { roster: [member("mx")] }],
      [
        "who attended",
        { activities: [training] },
        { activities: [{ ...training, segments: [{ kind: "training", hours: 2, attendees: ["m2"] }] }] },
      ],
      ["what a sensitive record says", { activities: [secret] }, { activities: [{ ...secret, title: "别的" }] }],
      [
        "who holds a post",
        { positions: [post("p1", "b1", "secretary", { memberId: "m1" })] },
        { positions: [post("p1", "b1", "secretary", { memberId: "m2" })] },
      ],
    ];
    for (const [role, at] of [
      ["department-office", "d1"],
      ["university-office", "u1"],
    ] as const) {
      for (const [what, hit, miss] of guesses) {
        const [one, other] = [await send(server.as(role, at), hit), await send(server.as(role, at), miss)];
        const told = ({ lists, problems, refused, warnings }: typeof one) => ({
          lists,
          problems: problems.length,
          warnings: warnings.length,
          refused: refused.map((each) => each.why),
        });
        assert.deepEqual(told(one), told(other), `${what}, ${role}`);
        assert.ok(one.refused.length > 0, `${what}, ${role}`);
      }
    }
  });

  test("is not told by what an import says of a member who is on another branch's roster", async () => {
    const named = async (memberId: string) => {
      const activities = [heldAs("2026-03-05", { kind: "training", attendees: ["m1", memberId] }, { id: "new" })];
      const report = await send(server.as("branch-office", "b1"), { activities });
      return [report.lists, report.problems.map((each) => each.code), report.refused.length];
    };
    assert.deepEqual(await named("m9"), await named("nobody-knows"));
  });

  test("is not taken away by another branch's import of a joint record", async () => {
    const office = server.as("branch-office", "b1");
    // As an export of the branch holds it: the other party by name.
    const organisations = [branch("b2", { order: 2, category: "student" })];
    const own = { ...joint, segments: [{ kind: "theme-day" as const, attendees: ["m1"] }] };
    assert.equal((await send(office, { organisations, activities: [own] })).lists["activities"]?.unchanged, 1);
    const more = { ...joint, segments: [{ kind: "theme-day" as const, attendees: ["m1", "m2"] }] };
    const report = await send(office, { organisations, activities: [more] }, true);
    assert.ok(report.done, JSON.stringify(report));
    const attendees = await server.services.db
      .selectFrom("activity_attendees")
      .select(["member_id", "branch_id"])
      .where("activity_id", "=", "joint")
      .orderBy("member_id")
      .execute();
    assert.deepEqual(
      attendees.map((each) => [each.member_id, each.branch_id]),
      [
        ["m1", "b1"],
        ["m2", "b1"],
        ["m8", "b2"],
      ],
    );
  });

  test("leaves it in no export from above: plans of sensitive meetings say no more than the meetings", async () => {
    for (const [role, id] of [
      ["department-office", "d1"],
      ["university-office", "u1"],
    ] as const) {
      const answer = await server.as(role, id).call(exportBundle, { params: { id }, query: {} });
      const text = await answer.text();
      assert.ok(text.includes('"life-plan"') && !text.includes("王某") && !text.includes("整改"), role);
    }
    const own = await server.as("branch-office", "b1").call(exportBundle, { params: { id: "b1" }, query: {} });
    assert.ok((await own.text()).includes("王某"));
  });

  test("leaves it in no archive from above, in earlier versions neither: what has become sensitive is so as a whole", async () => {
    const open = held("2026-04-01", "theme-day", { id: "became", title: "原标题：李某" });
    const closed = { ...open, title: "组织生活会", segments: [{ kind: "organisation-life-meeting" as const }] };
    await takeIn(server.services, server.universityId, { ...emptyBundle(), activities: [open] });
    await takeIn(server.services, server.universityId, { ...emptyBundle(), activities: [closed] });
    const historyFor = async (role: "department-office" | "branch-office", id: string) => {
      const answer = await server.as(role, id).call(exportArchive, { params: { id }, query: {} });
      const folder = await mkdtemp(join(tmpdir(), "biaogan-archive-"));
      await writeFile(join(folder, "a.zip"), Buffer.from(await answer.arrayBuffer()));
      const parts = await readBackup(join(folder, "a.zip"));
      await rm(folder, { recursive: true });
      return parts["history.jsonl"] ?? "";
    };
    assert.ok(!(await historyFor("department-office", "d1")).includes("李某"));
    assert.ok((await historyFor("branch-office", "b1")).includes("李某"));
  });
});
