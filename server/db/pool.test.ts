import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { sql } from "kysely";
import { testDatabase } from "#test/database.ts";

const { db, close } = await testDatabase();
after(close);

async function one(expression: string): Promise<unknown> {
  const { rows } = await sql.raw<{ value: unknown }>(`select ${expression} as value`).execute(db);
  return rows[0]?.value;
}

describe("values arrive as what they are", () => {
  const cases: readonly [string, unknown][] = [
    ["date '2026-03-01'", "2026-03-01"],
    ["array[date '2026-03-01', null, date '2026-03-02']", ["2026-03-01", null, "2026-03-02"]],
    ["'{}'::date[]", []],
    ["numeric '0.10'", "0.10"],
    ["count(*)", 1],
    ["9007199254740991", 9007199254740991],
    ["array[1::bigint, -2]", [1, -2]],
    ["timestamptz '2026-03-01 08:00+08'", new Date("2026-03-01T00:00:00Z")],
    ["jsonb '[1, {\"a\": null}]'", [1, { a: null }]],
    ["array['党课', 'a,b']", ["党课", "a,b"]],
    ["timestamptz '2026-03-01 00:30+08'::date", "2026-03-01"],
  ];
  for (const [expression, value] of cases) {
    test(`${expression} is ${JSON.stringify(value)}`, async () => assert.deepEqual(await one(expression), value));
  }
  test("a bigint beyond what a number holds is refused, never rounded", async () => {
    await assert.rejects(one("9007199254740992"), /no safe number/);
    assert.equal(await one("1"), 1);
  });
});
