import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, beforeEach, describe, test } from "node:test";
import { sql } from "kysely";
import { InputError } from "#domain/problems/problem.ts";
import { openDb } from "#server/db/db.ts";
import { appliedMigrations, knownMigrations, migrate } from "#server/db/migrations.ts";
import { openPool } from "#server/db/pool.ts";
import { testDatabase } from "#test/database.ts";

const { db, connection, close } = await testDatabase();
after(close);

const FIRST = "create table first (id integer primary key);\ninsert into first values (1);\n";

let folder = "";
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "biaogan-migrations-"));
  write("0001_first.sql", FIRST);
  await sql`drop schema public cascade`.execute(db);
  await sql`create schema public`.execute(db);
});
const folders: string[] = [];
after(() => folders.forEach((each) => rmSync(each, { recursive: true, force: true })));

function write(name: string, text: string): void {
  folders.push(folder);
  writeFileSync(join(folder, name), text);
}

function isProblem(code: string, words: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof InputError, String(error));
    assert.deepEqual(
      error.problems.map((each) => each.code),
      [code],
    );
    assert.match(error.message, words);
    assert.match(error.problems[0]?.message["zh-CN"] ?? "", /[一-龥]/);
    return true;
  };
}

describe("migrations", () => {
  test("the program's own run on an empty database, and a second time do nothing", async () => {
    assert.deepEqual(await appliedMigrations(db), []);
    const known = await knownMigrations();
    assert.deepEqual(await migrate(db), known);
    assert.deepEqual(await appliedMigrations(db), known);
    assert.deepEqual(await migrate(db), []);
  });

  test("run in the order of their names, those that are missing, up to the one that is wanted", async () => {
    write("0002_second.sql", "insert into first values (2);");
    write("0003_third.sql", "insert into first values (3);");
    write("notes.sql", "no migration");
    assert.deepEqual(await migrate(db, { folder, upTo: "0002_second.sql" }), ["0001_first.sql", "0002_second.sql"]);
    assert.deepEqual(await migrate(db, { folder }), ["0003_third.sql"]);
    const { rows } = await sql`select id from first order by id`.execute(db);
    assert.deepEqual(rows, [{ id: 1 }, { id: 2 }, { id: 3 }]);
  });

  test("four processes that start at once run each of them once", async () => {
    for (const number of [2, 3, 4])
      write(`000${number}_more.sql`, `select pg_sleep(0.05); insert into first values (${number});`);
    const others = [1, 2, 3, 4].map(() => openDb(openPool(connection, { max: 1 })));
    const done = await Promise.all(others.map((each) => migrate(each, { folder })));
    assert.equal(done.flat().length, 4);
    await Promise.all(others.map((each) => each.destroy()));
  });

  test("one that fails leaves nothing of itself, and those before it stand", async () => {
    write("0002_second.sql", "insert into first values (2); insert into first values (1);");
    await assert.rejects(migrate(db, { folder }), /duplicate key/);
    assert.deepEqual(await appliedMigrations(db), ["0001_first.sql"]);
    assert.deepEqual((await sql`select id from first`.execute(db)).rows, [{ id: 1 }]);
  });

  test("a database that is newer than the program is refused, naming what it has had", async () => {
    write("0002_second.sql", "select 1;");
    await migrate(db, { folder });
    rmSync(join(folder, "0002_second.sql"));
    await assert.rejects(migrate(db, { folder }), isProblem("database-newer", /newer than this program.*0002_second/));
  });

  test("a file that was changed after it had been run is refused; other line ends are no change", async () => {
    await migrate(db, { folder });
    write("0001_first.sql", FIRST.replaceAll("\n", "\r\n"));
    assert.deepEqual(await migrate(db, { folder }), []);
    write("0001_first.sql", `${FIRST}-- changed\n`);
    await assert.rejects(migrate(db, { folder }), isProblem("migration-changed", /0001_first\.sql was changed/));
  });

  test("a file that came between those that were run is refused", async () => {
    write("0003_third.sql", "select 1;");
    await migrate(db, { folder });
    write("0002_second.sql", "select 1;");
    await assert.rejects(migrate(db, { folder }), isProblem("migration-missed", /0002_second\.sql was never run/));
  });
});
