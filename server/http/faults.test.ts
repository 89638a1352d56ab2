import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { DatabaseError } from "pg";
import { openDb } from "#server/db/db.ts";
import { openPool } from "#server/db/pool.ts";
import { loggable, refusalOf } from "#server/http/faults.ts";
import { testDatabase } from "#test/database.ts";
import type { TestDatabase } from "#test/database.ts";

function databaseError(code: string): DatabaseError {
  return Object.assign(new DatabaseError("Key (name)=(张三) already exists.", 1, "error"), { code, table: "persons" });
}

async function thrownBy(work: () => Promise<unknown>): Promise<unknown> {
  return work().then(
    () => assert.fail("nothing was thrown"),
    (error: unknown) => error,
  );
}

describe("what the database throws", () => {
  let database: TestDatabase;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());

  it("is worded by its code: disk full, busy, going down, the same record twice", () => {
    const codes = {
      "53100": "no-room",
      "57014": "unavailable",
      "57P01": "unavailable",
      "53300": "unavailable",
      "08006": "unavailable",
      "23505": "conflict",
    };
    for (const [code, expected] of Object.entries(codes))
      assert.equal(refusalOf(databaseError(code))?.code, expected, code);
    assert.equal(refusalOf(databaseError("42601")), undefined, "a slip of ours stays one");
  });

  it("is worded when the real database says it", async () => {
    const add = () => sql`insert into universities overriding system value values (1, 'x')`.execute(database.db);
    await add();
    assert.equal(refusalOf(await thrownBy(add))?.code, "conflict");
    const slow = openDb(openPool(database.connection, { statementTimeout: 50 }));
    assert.equal(refusalOf(await thrownBy(() => sql`select pg_sleep(5)`.execute(slow)))?.code, "unavailable");
    await slow.destroy();
    const nowhere = openDb(openPool({ host: "127.0.0.1", port: 1, user: "x", database: "x" }));
    assert.equal(refusalOf(await thrownBy(() => sql`select 1`.execute(nowhere)))?.code, "unavailable");
    await nowhere.destroy();
    const noSocket = openDb(openPool({ host: "/nowhere-at-all", user: "x", database: "x" }));
    assert.equal(refusalOf(await thrownBy(() => sql`select 1`.execute(noSocket)))?.code, "unavailable");
    await noSocket.destroy();
  });

  it("is logged by its code and the names of things, never its words", () => {
    const text = JSON.stringify(loggable(databaseError("23505")));
    assert.ok(text.includes("23505") && text.includes("persons"));
    assert.equal(text.includes("张三"), false);
  });
});
