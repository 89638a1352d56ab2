import assert from "node:assert/strict";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import pg from "pg";
import { InputError } from "#domain/problems/problem.ts";
import { knownMigrations } from "#server/db/migrations.ts";
import { openDatabase } from "#server/db/open.ts";
import { startEmbedded } from "#server/postgres/embedded.ts";
import { temporaryFolder } from "#test/server-process.ts";

const said: unknown[] = [];
const log = { info: (values: object) => void said.push(values), warn: () => {}, error: () => {} };

function dataFolder(): string {
  const { folder, remove } = temporaryFolder();
  after(remove);
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  return folder;
}

/** A port that nothing listens at just now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A PostgreSQL as a university runs one: over TCP, with a password, of a role that is no superuser. */
async function externalServer() {
  const folder = dataFolder();
  const port = await freePort();
  const settings = { listen_addresses: "127.0.0.1", port: String(port), password_encryption: "scram-sha-256" };
  const embedded = await startEmbedded({ dataFolder: folder, log, settings });
  after(embedded.stop);
  const rules = join(folder, "postgres", "pg_hba.conf");
  writeFileSync(
    rules,
    `${readFileSync(rules, "utf8").replaceAll(/^host .*$/gm, "")}\nhost all all 127.0.0.1/32 scram-sha-256\n`,
  );
  const client = new pg.Client(embedded.connection);
  await client.connect();
  await client.query("select pg_reload_conf()");
  await client.query("create role office login password '开门 open/:@'");
  await client.query("create database ledger owner office");
  await client.query(
    "create database latin owner office encoding 'LATIN1' locale 'C' locale_provider 'libc' template template0",
  );
  await client.end();
  const url = (password: string, database = "ledger") =>
    `postgresql://office:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return { url };
}

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
  const external = await externalServer();
  const open = (databaseUrl: string) => openDatabase({ dataFolder: "/nowhere", databaseUrl }, log);

  test("is migrated and used over TCP with a password, and opened again as it is", async () => {
    const first = await open(external.url("开门 open/:@"));
    assert.deepEqual(said.at(-1), { migrations: await knownMigrations() });
    await first.db.insertInto("universities").values({ name: "天工大学" }).execute();
    await first.close();
    const before = said.length;
    const second = await open(external.url("开门 open/:@"));
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
    await assert.rejects(open(external.url("开门 open/:@", "latin")), unfit);
  });
});
