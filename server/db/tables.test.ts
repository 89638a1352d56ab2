import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { sql } from "kysely";
import { MIGRATIONS_TABLE } from "#server/db/migrations.ts";
import { root } from "#test/architecture/files.ts";
import { testDatabase } from "#test/database.ts";

const { db, close } = await testDatabase();
after(close);

type Column = { table: string; name: string; type: string; nullable: boolean; given: boolean };

/** What a type of PostgreSQL is read as; what JSON holds is no affair of the database. */
const READ_AS: Readonly<Record<string, string>> = {
  int4: "number",
  int8: "number",
  float8: "number",
  text: "string",
  uuid: "string",
  date: "string",
  timestamptz: "Date",
  bool: "boolean",
  bytea: "Buffer",
  _text: "string[]",
  jsonb: "unknown",
};

async function columnsOf(): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select table_name as table, column_name as name, udt_name as type, is_nullable = 'YES' as nullable,
      column_default is not null or is_identity = 'YES' as given
    from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`.execute(db);
  return rows;
}

/** What only compiles when a column's hand-written type reads, takes null and may be left out as the database has it. */
const CHECKS = [
  `type Read<C> = SelectType<C>;`,
  `type Reads<C, T> = NonNullable<Read<C>> extends T ? true : false;`,
  `type Null<C> = unknown extends Read<C> ? boolean : null extends Read<C> ? true : false;`,
  `type Open<C, I = InsertType<C>> = [I] extends [never] ? true : undefined extends I ? true : null extends I ? true : false;`,
  `type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;`,
];

function check({ table, name, type, nullable, given }: Column): string {
  const column = `Tables["${table}"]["${name}"]`;
  const reads = type === "jsonb" ? "true" : `Reads<${column}, ${READ_AS[type]}>`;
  return `export const ${table}_${name}: [${reads}, Null<${column}>, Open<${column}>] = [true, ${nullable}, ${nullable || given}];`;
}

test("the tables written by hand are those of the migrations, column by column", async () => {
  const columns = await columnsOf();
  assert.ok(columns.some(({ table }) => table === MIGRATIONS_TABLE));
  const tables = Map.groupBy(columns, ({ table }) => table);
  const sameNames = [...tables].map(([table, its]) => {
    const names = its.map(({ name }) => `"${name}"`).join(" | ");
    return `export const ${table}: Same<keyof Tables["${table}"], ${names}> = true;`;
  });
  const text = [
    `import type { InsertType, SelectType } from "kysely";`,
    `import type { Tables } from "#server/db/tables.ts";`,
    ...CHECKS,
    `export const all: Same<keyof Tables, ${[...tables.keys()].map((name) => `"${name}"`).join(" | ")}> = true;`,
    ...sameNames,
    ...columns.filter(({ type }) => type in READ_AS).map(check),
  ].join("\n");
  assert.deepEqual(
    [...new Set(columns.map(({ type }) => type))].filter((type) => !(type in READ_AS)),
    [],
  );

  // Inside the repository, so that #server/… means the same; tmp/ is nobody's code.
  const folder = join(root, "tmp", `tables-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  after(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "check.ts"), text);
  const settings = { extends: "../../tsconfig.json", compilerOptions: { types: ["node"] }, include: ["check.ts"] };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  const done = spawnSync(join(root, "node_modules", ".bin", "tsc"), ["--noEmit", "-p", folder], { encoding: "utf8" });
  const faults = done.stdout.split("\n").filter((line) => line.includes("check.ts("));
  const named = faults.map((line) => text.split("\n")[Number(/\((\d+)/.exec(line)?.[1]) - 1]);
  assert.deepEqual(named, []);
});
