import assert from "node:assert/strict";
import { after, test } from "node:test";
import pg from "pg";
import { tickAttendance } from "#api/endpoints/activities.ts";
import { factRows } from "#api/endpoints/facts.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { assignPacks } from "#test/load-bundle.ts";
import { packs } from "#test/factories.ts";
import { startTestServer } from "#test/server.ts";

/** Counts what is sent to the database; beginning and ending a transaction ask it nothing. */
const sent: string[] = [];
// oxlint-disable-next-line typescript/unbound-method -- it is called with its own client below
const plain: (...args: never[]) => unknown = pg.Client.prototype.query;
Object.defineProperty(pg.Client.prototype, "query", {
  value(this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === "object" && first !== null && "text" in first ? String(first.text) : String(first);
    if (!/^(start transaction|begin|commit|rollback)/i.test(text)) sent.push(text);
    const answer: unknown = Reflect.apply(plain, this, args);
    return answer;
  },
});

const server = await startTestServer();
after(server.close);
await assignPacks(server.services.db, server.universityId, "u1", packs);
const { activities, roster, directives } = factRows;
const b1 = server.as("branch-office", "b1");
/** Statements a request, at most. */
const MOST = 10;

async function statements(work: () => Promise<unknown>): Promise<number> {
  sent.length = 0;
  await work();
  return sent.length;
}

const members = Array.from({ length: 40 }, (_, index) => `m${index}`);
for (const memberId of members)
  await b1.call(roster.create, { body: { entry: { memberId, organisationId: "b1", from: "2023-01-01" } } });

function meeting(attendees: number): Draft<"activities"> {
  return {
    organisationId: "b1",
    heldOn: "2026-11-22",
    title: "活动",
    segments: [{ kind: "theme-day", hours: 2, attendees: members.slice(0, attendees) }],
  };
}

test("saving an activity takes as many statements with 40 attendees as with 2", async () => {
  // The day's first writer judges for the others.
  await b1.call(activities.create, { body: { entry: meeting(1) } });
  const few = await statements(() => b1.call(activities.create, { body: { entry: meeting(2) } }));
  const many = await statements(() => b1.call(activities.create, { body: { entry: meeting(40) } }));
  assert.equal(many, few);
  assert.ok(many <= MOST, `${many}: ${sent.map((each) => each.trim().slice(0, 40)).join(" | ")}`);
});

test("so do correcting, withdrawing, reading, listing, history and ticking", async () => {
  const { record } = await b1.call(activities.create, { body: { entry: meeting(5) } });
  const params = { id: record.id };
  const counts = {
    correct: await statements(() =>
      b1.call(activities.correct, { params, body: { version: 1, reason: "x", entry: meeting(30) } }),
    ),
    get: await statements(() => b1.call(activities.get, { params })),
    history: await statements(() => b1.call(activities.history, { params })),
    list: await statements(() =>
      b1.call(activities.list, { query: { text: "活动", kind: "theme-day", sort: "title" } }),
    ),
    tick: await statements(() =>
      b1.call(tickAttendance, {
        params,
        body: { branchId: "b1", version: 0, segments: [{ segment: 0, memberIds: members }] },
      }),
    ),
    withdraw: await statements(() => b1.call(activities.withdraw, { params, body: { version: 2, reason: "x" } })),
  };
  for (const [what, count] of Object.entries(counts)) {
    assert.ok(count <= MOST, `${what}: ${count}`);
  }
});

test("a decision for one takes as many as for all of a department", async () => {
  const d1 = server.as("department-office", "d1");
  const toAll = (recipients: string[]) => ({
    body: {
      entry: {
        issuerId: "d1",
        recipients: recipients.map((organisationId) => ({ organisationId, receivedOn: "2026-11-01" })),
      },
    },
  });
  await d1.call(directives.create, toAll(["b1"]));
  const one = await statements(() => d1.call(directives.create, toAll(["b1"])));
  const all = await statements(() => d1.call(directives.create, toAll(["b1", "b2"])));
  assert.equal(all, one);
});
