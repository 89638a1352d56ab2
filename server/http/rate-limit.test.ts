import assert from "node:assert/strict";
import { it } from "node:test";
import { openDb } from "#server/db/db.ts";
import { openPool } from "#server/db/pool.ts";
import { countRequest } from "#server/http/rate-limit.ts";
import { testDatabase } from "#test/database.ts";

it("two processes count as one, exactly, and a new window begins at nothing", async () => {
  const { db, connection, close } = await testDatabase();
  const second = openDb(openPool(connection));
  const clock = { now: Temporal.Instant.from("2026-11-24T10:00:00Z") };
  const ask = (which: typeof db) =>
    countRequest({ db: which, now: () => clock.now }, "account:x", { most: 50, seconds: 60 });
  const results = await Promise.allSettled(Array.from({ length: 120 }, (_, at) => ask(at % 2 === 0 ? db : second)));
  assert.equal(results.filter((each) => each.status === "fulfilled").length, 50);
  await assert.rejects(ask(db), /try again in 60 seconds/);
  clock.now = clock.now.add({ seconds: 60 });
  await ask(second);
  await second.destroy();
  await close();
});
