/**
 * A server in a process of its own that tests can kill: `node test/embedded-server.ts <options as JSON>`.
 * It prints one line of JSON when the database runs, then, if it is to write, the number of every row
 * whose insertion was acknowledged. SIGTERM and SIGINT end it in good order.
 */
import { randomInt } from "node:crypto";
import pg from "pg";
import { InputError, wordProblem } from "#domain/problems/problem.ts";
import { openPool } from "#server/db/pool.ts";
import { startEmbedded } from "#server/postgres/embedded.ts";
import type { Embedded } from "#server/postgres/embedded.ts";

/** What the process is to do. */
export type ServerTask = { dataFolder: string; endsWithUs?: boolean; temporary?: string; writers?: number };

/** Its first line. */
export type Started = { server: number; postgres: number; socket: string; took: number; rows: number[] };

const task = JSON.parse(process.argv[2] ?? "{}") as ServerTask;
const silent = () => {};

async function write(pool: pg.Pool): Promise<void> {
  for (;;) {
    const row = randomInt(2 ** 47);
    try {
      await pool.query("insert into written values ($1)", [row]);
      process.stdout.write(`${row}\n`);
    } catch {
      // Not acknowledged, so not said; the pool makes a new connection when the database is back.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function rowsOf(embedded: Embedded): Promise<number[]> {
  const client = new pg.Client(embedded.connection);
  await client.connect();
  await client.query("create table if not exists written (row bigint primary key)");
  const { rows } = await client.query<{ row: string }>("select row from written");
  await client.end();
  return rows.map(({ row }) => Number(row));
}

try {
  const { writers = 0, ...options } = task;
  const embedded = await startEmbedded({ ...options, log: { info: silent, warn: silent, error: silent } });
  const started: Started = {
    server: process.pid,
    postgres: embedded.pid,
    socket: embedded.connection.host ?? "",
    took: performance.now(),
    rows: await rowsOf(embedded),
  };
  const pool = openPool(embedded.connection);
  const ends = () =>
    void pool
      .end()
      .then(embedded.stop)
      .then(() => process.exit(0));
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, ends);
  process.stdout.write(`${JSON.stringify(started)}\n`);
  for (let writer = 0; writer < writers; writer += 1) void write(pool);
  // Nothing else may keep it: the database's own process does.
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  for (const each of error.problems) {
    process.stderr.write(`${each.code}\n${wordProblem(each, "zh-CN")}\n${wordProblem(each, "en")}\n`);
  }
  process.exitCode = 3;
}
