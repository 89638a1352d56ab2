import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { startJobs } from "#server/jobs/queue.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { services, connection } = server;

/** Both have asked for work again by then, so that a second run would have begun. */
const TWO_ROUNDS_MS = 22_000;

test("of two processes one does what the clock asks for, once each time", async () => {
  const ran: string[] = [];
  const job = (process: string) => ({
    name: "each-minute",
    cron: "* * * * *",
    run: async () => {
      ran.push(process);
      await wait(500);
    },
  });
  // One after the other, as two processes are started: the first makes the queue's tables.
  const ends = [
    await startJobs(services, connection, [job("one")]),
    await startJobs(services, connection, [job("other")]),
  ];
  try {
    for (const until = Date.now() + 150_000; ran.length === 0 && Date.now() < until;) await wait(200);
    const first = Date.now();
    await wait(TWO_ROUNDS_MS);
    const minutes = Math.ceil((Date.now() - first) / 60_000) + 1;
    assert.ok(ran.length > 0, "nobody did it");
    assert.ok(ran.length <= minutes, `${ran.length} runs in at most ${minutes} minutes: ${ran.join(", ")}`);
    const faults = server.logged.filter((each) => each.level === "error");
    assert.deepEqual(faults, []);
  } finally {
    for (const end of ends) await end();
  }
});
