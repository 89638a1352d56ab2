import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { InputError } from "#domain/problems/problem.ts";
import { knownMigrations } from "#server/db/migrations.ts";
import { openDatabase } from "#server/db/open.ts";
import { externalDatabase, freePort, PASSWORD } from "#test/external-database.ts";

const said: unknown[] = [];
const log = { info: (values: object) => void said.push(values), warn: () => {}, error: () => {} };

function saysInBoth(english: RegExp, chinese: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof InputError, String(error));
    assert.match(error.problems[0]?.message.en ?? "", english);
    assert.match(error.problems[0]?.message["zh-CN"] ?? "", chinese);
    assert.doesNotMatch(error.message, /开门|wrong password|%E5/);
    return true;
  };
}

describe("an external PostgreSQL", { skip: process.platform === "win32" }, async () => {
  const external = await externalDatabase();
  const open = (databaseUrl: string) => openDatabase({ dataFolder: "/nowhere", databaseUrl }, log);

  test("is migrated and used over TCP with a password, and opened again as it is", async () => {
    const first = await open(external.url(PASSWORD));
    assert.deepEqual(said.at(-1), { migrations: await knownMigrations() });
    await first.db.insertInto("universities").values({ name: "天工大学" }).execute();
    await first.close();
    const before = said.length;
    const second = await open(external.url(PASSWORD));
    assert.equal(said.length, before);
    assert.deepEqual(await second.db.selectFrom("universities").select("name").execute(), [{ name: "天工大学" }]);
    await second.close();
  });

  test("a wrong password and a server that is not there are said in both languages, without the password", async () => {
    const wrong = saysInBoth(/cannot be reached: password authentication failed/, /连不上/);
    await assert.rejects(open(external.url("wrong password")), wrong);
    const port = await freePort();
    const nobody = saysInBoth(/127\.0\.0\.1.*ECONNREFUSED/, /连不上.*ECONNREFUSED/);
    await assert.rejects(open(`postgresql://office:%E5@127.0.0.1:${port}/ledger`.replace("%E5", "x")), nobody);
  });

  test("a database that is not in UTF-8 is refused", async () => {
    const unfit = saysInBoth(/encoding LATIN1.*UTF8 are needed/, /需要 PostgreSQL 15 或更新、编码 UTF8/);
    await assert.rejects(open(external.url(PASSWORD, "latin")), unfit);
  });
});
