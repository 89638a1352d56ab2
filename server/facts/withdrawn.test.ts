import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { z } from "zod";
import { factRows } from "#api/endpoints/facts.ts";
import type { Draft, listQuery } from "#api/endpoints/fact-schemas.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { activities } = factRows;
const [b1, b2] = [server.as("branch-office", "b1"), server.as("branch-office", "b2")];
const d1 = server.as("department-office", "d1");
type Query = z.input<typeof listQuery>;

async function recorded(entry: Partial<Draft<"activities">>): Promise<string> {
  const { record } = await b1.call(activities.create, {
    body: {
      entry: {
        organisationId: "b1",
        heldOn: "2026-11-22",
        title: "主题党日",
        segments: [{ kind: "theme-day" }],
        ...entry,
      },
    },
  });
  return record.id;
}

async function withdrawn(entry: Partial<Draft<"activities">>): Promise<string> {
  const id = await recorded(entry);
  await b1.call(activities.withdraw, { params: { id }, body: { version: 1, reason: "录重了" } });
  return id;
}

async function titles(client: TestClient, query: Query): Promise<string[]> {
  const { total, records } = await client.call(activities.list, { query });
  assert.equal(total, records.length);
  return records.map((each) => each.entry.title);
}

await recorded({ title: "仍在" });
const gone = await withdrawn({ title: "撤回的", minutes: "记录" });
await withdrawn({ title: "早的", heldOn: "2026-11-02", segments: [{ kind: "party-lecture", topics: ["theory"] }] });
await withdrawn({ title: "谈话", segments: [{ kind: "talk" }] });
await withdrawn({ title: "发展党员", segments: [{ kind: "general-meeting", topics: ["admission"] }] });

test("what is withdrawn is listed for who sees its owner, what is for the branch alone for the branch alone", async () => {
  const query = { withdrawn: "true", sort: "title" } as const;
  assert.deepEqual((await titles(b1, query)).toSorted(), ["发展党员", "撤回的", "早的", "谈话"].toSorted());
  assert.deepEqual((await titles(d1, query)).toSorted(), ["撤回的", "早的"].toSorted());
  assert.deepEqual(await titles(b2, query), []);
  assert.deepEqual(await titles(d1, { withdrawn: "true", organisation: "d1" }), []);
  assert.equal((await titles(d1, { withdrawn: "true", organisation: "d1", below: "true" })).length, 2);
  assert.equal((await titles(server.as("university-office"), { withdrawn: "true" })).length, 2);
  assert.deepEqual(await titles(d1, {}), ["仍在"]);
});

test("it says so, holds no minutes in a list, and answers the filters that the ledger has", async () => {
  const { records } = await b1.call(activities.list, { query: { withdrawn: "true", text: "撤回" } });
  assert.deepEqual(
    records.map((each) => [each.id, each.version, each.marks, each.entry.minutes]),
    [[gone, 2, ["withdrawn"], undefined]],
  );
  const filtered = (query: Query) => titles(b1, { withdrawn: "true", ...query });
  assert.deepEqual(await filtered({ late: "true" }), ["早的"]);
  assert.deepEqual(await filtered({ kind: "party-lecture" }), ["早的"]);
  assert.deepEqual(await filtered({ topic: "theory" }), ["早的"]);
  assert.deepEqual(await filtered({ to: "2026-11-10" }), ["早的"]);
  assert.equal((await filtered({ from: "2026-11-10", late: "false" })).length, 3);
  const page = await b1.call(activities.list, {
    query: { withdrawn: "true", sort: "date", direction: "up", limit: "1", offset: "0" },
  });
  assert.deepEqual([page.total, page.records[0]?.entry.title], [4, "早的"]);
});

test("what is brought back is withdrawn no longer", async () => {
  await b1.call(activities.restore, { params: { id: gone }, body: { version: 2, reason: "没有录重" } });
  assert.equal((await titles(b1, { withdrawn: "true" })).includes("撤回的"), false);
  assert.equal((await titles(b1, {})).includes("撤回的"), true);
});

test("the ledger is sorted by how many were present, what does not say it last", async () => {
  for (const [title, present] of [
    ["九人", 9],
    ["十二人", 12],
  ] as const)
    await recorded({
      title,
      segments: [
        { kind: "theme-day", present: 1 },
        { kind: "party-lecture", present },
      ],
    });
  for (const query of [{ organisation: "b1" }, {}] satisfies Query[]) {
    const sorted = await titles(b1, { ...query, sort: "present" });
    assert.deepEqual(sorted.slice(0, 2), ["十二人", "九人"]);
    assert.deepEqual((await titles(b1, { ...query, sort: "present", direction: "up" })).slice(-2), ["九人", "十二人"]);
  }
  const whole = await titles(server.as("university-office"), { sort: "present" });
  assert.deepEqual(whole.slice(0, 2), ["十二人", "九人"]);
});
