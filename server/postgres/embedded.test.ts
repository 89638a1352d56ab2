import assert from "node:assert/strict";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import pg from "pg";
import { accountFor } from "#server/postgres/account.ts";
import { startEmbedded } from "#server/postgres/embedded.ts";
import { isAlive, waitUntil } from "#server/postgres/processes.ts";
import { installedFolder, programsFor } from "#server/postgres/programs.ts";
import { NotStartedError, startServer, temporaryFolder } from "#test/server-process.ts";

const NOBODY = 65534;
const isRoot = process.getuid?.() === 0;
const skip = process.platform === "win32";
const log = { info: () => {}, warn: () => {}, error: () => {} };

function dataFolder(owner?: number): string {
  const { folder, remove } = temporaryFolder(owner);
  after(remove);
  // Root's temporary folders are root's alone; the database's user must get through.
  if (owner === undefined && isRoot) chmodSync(folder, 0o711);
  return folder;
}

async function ask(connection: pg.PoolConfig, question: string): Promise<unknown> {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(question)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

/** One for most tests: making a cluster takes longer than all the rest. */
const folder = dataFolder();

describe("the database that comes along", { skip }, () => {
  test("starts in an empty folder with UTF-8, durable settings, checksums and no network", async (context) => {
    const began = performance.now();
    const embedded = await startEmbedded({ dataFolder: folder, log });
    const took = performance.now() - began;
    const settings: Record<string, unknown> = {};
    for (const name of ["server_encoding", "fsync", "synchronous_commit", "data_checksums", "listen_addresses"]) {
      settings[name] = await ask(embedded.connection, `select current_setting('${name}')`);
    }
    assert.deepEqual(settings, {
      server_encoding: "UTF8",
      fsync: "on",
      synchronous_commit: "on",
      data_checksums: "on",
      listen_addresses: "",
    });
    assert.equal(await ask(embedded.connection, "select lower('ÄÉ') || ('一' < '丁')::text"), "äétrue");
    await ask(embedded.connection, "create table kept as select '党课' as title");
    const socket = embedded.connection.host ?? "";
    assert.equal(statSync(socket).mode & 0o777, 0o700);
    context.diagnostic(`cold start ${Math.round(took)} ms`);
    if (isRoot) {
      const owner = statSync(join(folder, "postgres")).uid;
      assert.notEqual(owner, 0, "the cluster is an unprivileged user's");
      assert.equal(statSync(`/proc/${embedded.pid}`).uid, owner);
      assert.equal(statSync(join(folder, "server.lock")).uid, 0);
    }
    await embedded.stop();
    assert.equal(isAlive(embedded.pid), false);
    assert.equal(existsSync(socket), false);
  });

  test("starts again with what was there, quickly, and stops as often as it is told to", async (context) => {
    const began = performance.now();
    const embedded = await startEmbedded({ dataFolder: folder, log });
    const took = performance.now() - began;
    context.diagnostic(`warm start ${Math.round(took)} ms`);
    assert.equal(await ask(embedded.connection, "select title from kept"), "党课");
    await Promise.all([embedded.stop(), embedded.stop()]);
  });

  test("a second server on the same folder is refused in both languages, naming the process", async () => {
    const embedded = await startEmbedded({ dataFolder: folder, log });
    await assert.rejects(startServer({ dataFolder: folder }), (error: unknown) => {
      assert.ok(error instanceof NotStartedError);
      assert.match(error.message, new RegExp(`^3: data-folder-in-use\n.*正由进程 ${process.pid} 使用`));
      assert.match(error.message, new RegExp(`in use by process ${process.pid} \\(started 20`));
      return true;
    });
    assert.equal(await ask(embedded.connection, "select title from kept"), "党课");
    await embedded.stop();
  });

  test("a database that crashes is started again, and the pool finds it", async () => {
    const embedded = await startEmbedded({ dataFolder: folder, log });
    const first = embedded.pid;
    process.kill(first, "SIGKILL");
    assert.ok(await waitUntil(() => embedded.pid !== first, 10_000));
    assert.equal(await ask(embedded.connection, "select title from kept"), "党课");
    await embedded.stop();
    assert.equal(isAlive(embedded.pid), false);
  });

  test("a folder of another major version is refused and says how to move", async () => {
    const version = join(folder, "postgres", "PG_VERSION");
    writeFileSync(version, "15\n");
    await assert.rejects(
      startEmbedded({ dataFolder: folder, log }),
      /PostgreSQL 15.* brings 18 .*biaogan backup.*restore/,
    );
    writeFileSync(version, "18\n");
    const embedded = await startEmbedded({ dataFolder: folder, log });
    await embedded.stop();
  });

  test("what a first start that was cut short left is made anew", async () => {
    const cut = dataFolder();
    mkdirSync(join(cut, "postgres.new"));
    writeFileSync(join(cut, "postgres.new", "PG_VERSION"), "18\n");
    const embedded = await startEmbedded({ dataFolder: cut, log });
    assert.equal(await ask(embedded.connection, "select 1"), 1);
    await embedded.stop();
    assert.equal(existsSync(join(cut, "postgres.new")), false);
  });
});

describe("a server that was killed", { skip }, () => {
  test("SIGTERM stops server and database in good order", async () => {
    const server = await startServer({ dataFolder: folder, writers: 2 });
    server.kill("SIGTERM");
    assert.equal(await server.gone, 0);
    assert.equal(isAlive(server.postgres), false);
    assert.equal(existsSync(join(folder, "server.lock")), false);
    assert.equal(existsSync(join(folder, "postgres", "postmaster.pid")), false);
  });

  test("takes its database with it where the kernel can", { skip: process.platform !== "linux" }, async () => {
    const server = await startServer({ dataFolder: folder });
    server.kill("SIGKILL");
    await server.gone;
    assert.ok(await waitUntil(() => !isAlive(server.postgres), 10_000));
  });

  test("an orphan is stopped by the next server, which has all that was acknowledged", async () => {
    const first = await startServer({ dataFolder: folder, endsWithUs: false, writers: 2 });
    assert.ok(await waitUntil(() => first.acknowledged.length > 20, 10_000));
    first.kill("SIGKILL");
    await first.gone;
    assert.equal(isAlive(first.postgres), true);
    const next = await startServer({ dataFolder: folder });
    assert.equal(isAlive(first.postgres), false);
    assert.notEqual(next.postgres, first.postgres);
    const rows = new Set(next.rows);
    assert.deepEqual(
      first.acknowledged.filter((row) => !rows.has(row)),
      [],
    );
    next.kill("SIGTERM");
    assert.equal(await next.gone, 0);
  });

  test("lock files whose process ids now belong to other programs hinder nobody", async () => {
    const server = await startServer({ dataFolder: folder, endsWithUs: false });
    server.kill("SIGKILL");
    process.kill(server.postgres, "SIGKILL");
    await server.gone;
    await waitUntil(() => !isAlive(server.postgres), 5000);
    const rename = (file: string, pid: number) =>
      writeFileSync(file, readFileSync(file, "utf8").replace(String(pid), String(process.pid)));
    rename(join(folder, "server.lock"), server.server);
    rename(join(folder, "postgres", "postmaster.pid"), server.postgres);
    const next = await startServer({ dataFolder: folder });
    next.kill("SIGTERM");
    assert.equal(await next.gone, 0);
  });

  test("a lock file without a word in it is a dead server's", async () => {
    writeFileSync(join(folder, "server.lock"), "");
    const server = await startServer({ dataFolder: folder });
    server.kill("SIGTERM");
    assert.equal(await server.gone, 0);
  });
});

describe("users and paths", { skip }, () => {
  test("a temporary folder whose path is too long is passed over", async () => {
    const temporary = join(tmpdir(), "长".repeat(40));
    const embedded = await startEmbedded({ dataFolder: folder, log, temporary });
    assert.match(embedded.connection.host ?? "", /^\/tmp\/biaogan-/);
    await embedded.stop();
  });

  test("started by an ordinary user it is theirs, and root goes on with it as them", { skip: !isRoot }, async () => {
    const theirs = dataFolder(NOBODY);
    const server = await startServer({ dataFolder: theirs }, NOBODY);
    assert.equal(statSync(`/proc/${server.postgres}`).uid, NOBODY);
    server.kill("SIGTERM");
    assert.equal(await server.gone, 0);
    assert.equal(accountFor(join(theirs, "postgres"))?.uid, NOBODY);
    const embedded = await startEmbedded({ dataFolder: theirs, log });
    await embedded.stop();
  });

  test("a folder that the database's user cannot get to is refused, with a way out", { skip: !isRoot }, async () => {
    const closed = dataFolder();
    chmodSync(closed, 0o700);
    await assert.rejects(
      startEmbedded({ dataFolder: join(closed, "data"), log }),
      /cannot get to .*BIAOGAN_DATA=\/var\/lib\/biaogan/,
    );
  });

  test("programs in a folder closed to the database's user are copied to where it can", { skip: !isRoot }, () => {
    const closed = dataFolder();
    const data = dataFolder();
    cpSync(installedFolder(), join(closed, "native"), { recursive: true, verbatimSymlinks: true });
    chmodSync(closed, 0o700);
    const account = { name: "nobody", uid: NOBODY, gid: NOBODY };
    const programs = programsFor(account, data, join(closed, "native"));
    assert.equal(programs.folder, join(data, "programs", programs.version));
    assert.deepEqual(programsFor(account, data, join(closed, "native")), programs);
  });
});
