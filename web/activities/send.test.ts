import assert from "node:assert/strict";
import { after, test } from "node:test";
import { createClient } from "#api/client.ts";
import type { Draft as Entry } from "#api/endpoints/fact-schemas.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { sendDraft } from "#web/activities/send.ts";
import type { ask } from "#web/ui/server.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const branch = server.as("branch-office", "b1");
const entry: Entry<"activities"> = {
  organisationId: "b1",
  heldOn: "2026-11-20",
  title: "支委会",
  segments: [{ kind: "committee-meeting" }],
};
const reason = "保存时网络中断";
let keys = 0;
const newKey = (): string => `key-of-the-device-${(keys += 1)}`;

/** The page's calls on the real server, over a line that may break before or after the server has answered. */
async function lineThat(breaks: (calls: number) => "before" | "after" | "no"): Promise<typeof ask> {
  const headers = await branch.headers();
  let calls = 0;
  const client = createClient({
    base: "",
    newKey,
    headers: () => headers,
    fetch: async (url, init) => {
      calls += 1;
      const how = breaks(calls);
      if (how === "before") throw new TypeError("no line");
      const { method, body } = init;
      const answer = await server.app.inject({
        url,
        method: method === "GET" ? "GET" : method === "PUT" ? "PUT" : "POST",
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(typeof body === "string" ? { payload: body } : {}),
      });
      if (how === "after") throw new TypeError("the line broke");
      return new Response(answer.body, {
        status: answer.statusCode,
        headers: { "content-type": String(answer.headers["content-type"]) },
      });
    },
  });
  return async (row, sent, key) => {
    try {
      return await client.call(row, sent, key);
    } catch {
      return { ok: false, problem: { code: "no-connection", status: 0, title: "" } };
    }
  };
}

async function recordsOf(title: string) {
  const { records } = await branch.call(factRows.activities.list, { query: { organisation: "b1", text: title } });
  return records;
}

test("a save whose answer is lost, sent again unchanged, makes one record", async () => {
  const draft = { key: newKey(), plan: null };
  const sending = { draft, entry: { ...entry, title: "甲" }, reason };
  const line = await lineThat((calls) => (calls === 1 ? "after" : "no"));
  assert.equal((await sendDraft(line, sending)).at, "lost");
  const again = await sendDraft(line, sending);
  assert.ok(again.at === "saved" && !again.corrected);
  assert.equal((await recordsOf("甲")).length, 1);
});

test("changed after the answer was lost, it corrects what had arrived, with the reason", async () => {
  const draft = { key: newKey(), plan: null };
  const line = await lineThat((calls) => (calls === 1 ? "after" : "no"));
  await sendDraft(line, { draft, entry: { ...entry, title: "乙" }, reason });
  const again = await sendDraft(line, { draft, entry: { ...entry, title: "乙", place: "302" }, reason });
  assert.ok(again.at === "saved" && again.corrected);
  const [only, ...others] = await recordsOf("乙");
  assert.deepEqual([only?.version, only?.entry.place, others.length], [2, "302", 0]);
  const { versions } = await branch.call(factRows.activities.history, { params: { id: only?.id ?? "" } });
  assert.ok(JSON.stringify(versions).includes(reason));
});

test("changed after a save that never arrived, it is recorded as it is now, without a correction", async () => {
  const draft = { key: newKey(), plan: null };
  const line = await lineThat((calls) => (calls === 1 ? "before" : "no"));
  await sendDraft(line, { draft, entry: { ...entry, title: "丙" }, reason });
  const again = await sendDraft(line, { draft, entry: { ...entry, title: "丙", place: "302" }, reason });
  assert.ok(again.at === "saved" && !again.corrected);
  assert.deepEqual(
    (await recordsOf("丙")).map((each) => each.version),
    [1],
  );
});

test("what somebody has changed since is not written over: both are shown", async () => {
  const draft = { key: newKey(), plan: null };
  const line = await lineThat((calls) => (calls === 1 ? "after" : "no"));
  await sendDraft(line, { draft, entry: { ...entry, title: "丁" }, reason });
  const [arrived] = await recordsOf("丁");
  await branch.call(factRows.activities.correct, {
    params: { id: arrived?.id ?? "" },
    body: { entry: { ...entry, title: "丁", place: "别处" }, version: 1, reason: "更正" },
  });
  const again = await sendDraft(line, { draft, entry: { ...entry, title: "丁", place: "302" }, reason });
  assert.ok(again.at === "changed-since");
  assert.equal(again.arrived.entry.place, "别处");
});

test("a plan is held once, however often the answer is lost, and keeps its id", async () => {
  const { record } = await branch.call(factRows.plans.create, { body: { entry: { ...entry, title: "戊" } } });
  const draft = { key: newKey(), plan: { id: record.id, version: record.version } };
  const line = await lineThat((calls) => (calls === 1 ? "after" : "no"));
  await sendDraft(line, { draft, entry: { ...entry, title: "戊" }, reason });
  const again = await sendDraft(line, { draft, entry: { ...entry, title: "戊", place: "302" }, reason });
  assert.ok(again.at === "saved" && again.corrected);
  assert.deepEqual(
    (await recordsOf("戊")).map((each) => each.id),
    [record.id],
  );
});

test("a page of somebody else's network is no answer: the draft waits", async () => {
  const portal = createClient({
    base: "",
    newKey,
    fetch: async () => new Response("<html>", { status: 200, headers: { "content-type": "text/html" } }),
  });
  const outcome = await sendDraft(portal.call, { draft: { key: newKey(), plan: null }, entry, reason });
  assert.equal(outcome.at, "lost");
});
