import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { sql } from "kysely";
import { inTransaction } from "#server/db/db.ts";
import { json } from "#server/db/json.ts";
import { testDatabase } from "#test/database.ts";

const { db, close } = await testDatabase();
after(close);
await sql`create table counters (id integer primary key, value integer not null)`.execute(db);
await sql`insert into counters values (1, 0), (2, 0)`.execute(db);

const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

async function valueOf(id: number): Promise<unknown> {
  return (await sql<{ value: number }>`select value from counters where id = ${id}`.execute(db)).rows[0]?.value;
}

describe("a transaction", () => {
  test("keeps all or nothing", async () => {
    const failed = inTransaction(db, async (tx) => {
      await sql`update counters set value = 100`.execute(tx);
      throw new Error("thought better of it");
    });
    await assert.rejects(failed, /thought better/);
    assert.equal(await valueOf(1), 0);
  });

  test("is done anew after a deadlock, and both of two that crossed are kept", async () => {
    let attempts = 0;
    const bothHold = Promise.withResolvers<undefined>();
    const cross = (first: number, second: number) =>
      inTransaction(db, async (tx) => {
        attempts += 1;
        await sql`update counters set value = value + 1 where id = ${first}`.execute(tx);
        if (attempts === 2) bothHold.resolve(undefined);
        await bothHold.promise;
        await sql`update counters set value = value + 1 where id = ${second}`.execute(tx);
      });
    await Promise.all([cross(1, 2), cross(2, 1)]);
    assert.deepEqual([await valueOf(1), await valueOf(2)], [2, 2]);
    assert.equal(attempts, 3);
  });

  test("is done anew where two serializable ones read before they write", async () => {
    let attempts = 0;
    const add = () =>
      inTransaction(
        db,
        async (tx) => {
          attempts += 1;
          const { rows } = await sql<{ value: number }>`select value from counters where id = 1`.execute(tx);
          await pause(30);
          await sql`update counters set value = ${(rows[0]?.value ?? 0) + 10} where id = 1`.execute(tx);
        },
        { isolation: "serializable" },
      );
    await Promise.all([add(), add(), add()]);
    assert.equal(await valueOf(1), 32);
    assert.ok(attempts > 3);
  });

  test("whose connection breaks between two statements fails alone, and the next one finds another", async () => {
    const broken = inTransaction(db, async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await sql`update counters set value = 0`.execute(tx);
      await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(db);
      await pause(50);
      await sql`update counters set value = 1`.execute(tx);
    });
    await assert.rejects(broken);
    assert.equal(await valueOf(1), 32);
  });

  test("does not try again what will fail again", async () => {
    let attempts = 0;
    const failed = inTransaction(db, async (tx) => {
      attempts += 1;
      await sql`insert into counters values (1, 1)`.execute(tx);
    });
    await assert.rejects(failed, /duplicate key/);
    assert.equal(attempts, 1);
  });
});

test("JSON columns take lists and objects as they are", async () => {
  const { id } = await db
    .insertInto("universities")
    .values({ name: "天工大学" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const calendar = { holidays: ["2026-05-01"], semesters: [] };
  await db
    .insertInto("school")
    .values({
      university_id: id,
      calendar: json(calendar),
      calendar_version: 1,
      settings: json({}),
      settings_version: 1,
    })
    .execute();
  const row = await db.selectFrom("school").selectAll().executeTakeFirstOrThrow();
  assert.deepEqual(row.calendar, calendar);
});
