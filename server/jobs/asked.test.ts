import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import { askForJob, runAskedJob } from "#server/jobs/asked.ts";
import type { JobRunners } from "#server/jobs/asked.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { services, universityId } = server;
const { db } = services;

const ran: string[] = [];
const runners: JobRunners = {
  count: async (_services, { input }, progress) => {
    await progress(1, 2);
    ran.push(JSON.stringify(input));
  },
  fail: () => Promise.reject(new Error("as planned")),
};

function ask(kind: string, input: unknown = {}) {
  return askForJob(db, services, { universityId, kind, input, accountId: null });
}

async function stateOf(id: string): Promise<string> {
  return (await db.selectFrom("jobs").select("state").where("id", "=", id).executeTakeFirstOrThrow()).state;
}

describe("jobs that are asked for", () => {
  beforeEach(async () => {
    ran.length = 0;
    await db.deleteFrom("jobs").execute();
  });

  test("of several processes one does it, once", async () => {
    const { id } = await ask("count");
    const did = await Promise.all([1, 2, 3, 4].map(() => runAskedJob(services, runners)));
    assert.deepEqual([did.filter(Boolean).length, ran, await stateOf(id)], [1, ["{}"], "done"]);
  });

  test("asking again while it waits asks for nothing more; with another input it does", async () => {
    const [one, same, other] = [
      await ask("count", { a: 1 }),
      await ask("count", { a: 1 }),
      await ask("count", { a: 2 }),
    ];
    assert.equal(one.id, same.id);
    assert.notEqual(one.id, other.id);
  });

  test("one that failed says so and is logged, and does not come again", async () => {
    const { id } = await ask("fail");
    assert.ok(await runAskedJob(services, runners));
    assert.equal(await stateOf(id), "failed");
    assert.ok(server.logged.some((each) => each.level === "error" && each.message === "A job failed."));
    assert.equal(await runAskedJob(services, runners), false);
  });

  test("what a process left that died is taken up after two minutes without a sign of life", async () => {
    const { id } = await ask("count");
    await db.updateTable("jobs").set({ state: "active" }).where("id", "=", id).execute();
    assert.equal(await runAskedJob(services, runners), false);
    server.setNow("2026-11-24T10:03:00+08:00");
    assert.ok(await runAskedJob(services, runners));
    assert.equal(await stateOf(id), "done");
  });
});
