import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { readBundleFile } from "#formats/bundle-json/read.ts";
import { shippedPacks } from "#formats/guide-pack.ts";
import { withDatabase } from "#server/backup/reach.ts";
import { readConfig } from "#server/config.ts";
import { importBundle } from "#server/exchange/import.ts";
import { operator } from "#server/exchange/importer.ts";
import { realServices } from "#server/real-services.ts";
import type { Services } from "#server/services.ts";
import { judgeSchool } from "#server/verdicts/judge-school.ts";
import { benchFile } from "#test/bench/files.ts";
import { WARMED, measureTimes } from "#test/bench/server/clients.ts";
import type { Crowd, Sending, Times } from "#test/bench/server/clients.ts";
import { linesOf, saving } from "#test/bench/server/lines.ts";
import type { Line } from "#test/bench/server/lines.ts";
import { missedOf, printResult } from "#test/bench/server/print.ts";
import type { Promised, Result } from "#test/bench/server/print.ts";
import { dataFolder, startServing } from "#test/bench/server/process.ts";
import type { ServerAtWork } from "#test/bench/server/process.ts";
import { peopleAtWork } from "#test/bench/server/school.ts";
import type { SchoolAtWork } from "#test/bench/server/school.ts";
import { assignPacks, loadBundle } from "#test/load-bundle.ts";

const ACTIVITIES = 300_000;
const IMPORTED = 100_000;
const SETTLES_MS = 5_000;

/** A general platform's: seconds to its first answer, MB when idle. */
const PLATFORM = { cold: 3.2, idle: 203 };

const alone: Crowd = { clients: 1, pause: 0, most: 60, longest: 6_000 };
/** People: they look at what they got, half a second each. */
const people: Crowd = { clients: 10, pause: 500, most: 150, longest: 12_000 };
/** Programs, as the platform was measured: each asks again at once. */
const programs: Crowd = { clients: 10, pause: 0, most: 300, longest: 12_000 };

const silent = { info: () => {}, warn: () => {}, error: () => {} };

function seconds(what: string, milliseconds: number, most: number, platform?: number): Result {
  const value = milliseconds / 1000;
  const promises = [{ name: "in all", value, most, unit: "s" }];
  if (platform !== undefined) promises.push({ name: "half the platform's", value, most: platform / 2, unit: "s" });
  return { what, measured: `${value.toFixed(2)} s`, promises };
}

function megabytes(what: string, value: number | null, most: number, platform?: number): Result {
  if (value === null) return { what, measured: "not told by this system", promises: [] };
  const promises = [{ name: "in all", value, most, unit: "MB" }];
  if (platform !== undefined) promises.push({ name: "the platform's", value, most: platform, unit: "MB" });
  return { what, measured: `${Math.round(value)} MB`, promises };
}

function spoken({ p50, p95 }: Times): string {
  return `${p50.toFixed(1)}/${p95.toFixed(1)}`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

async function requests({ address, processor }: ServerAtWork, line: Line, beside: Crowd["beside"]): Promise<Result> {
  await measureTimes(address, { ...alone, most: 1 }, line.next);
  const before = processor();
  const one = await measureTimes(address, alone, line.next);
  const after = processor();
  const used = before === null || after === null ? "" : `  ${((after - before) / (one.count + WARMED)).toFixed(1)}`;
  const writer = beside === undefined ? {} : { beside };
  const ten = await measureTimes(address, { ...people, ...writer }, line.next);
  const machine = await measureTimes(address, { ...programs, ...writer }, line.next);
  const promises: Promised[] = [];
  const { budget, platform } = line;
  if (budget !== undefined) {
    promises.push({ name: "people", value: ten.p95, most: budget, unit: "ms" });
    promises.push({ name: "without a pause", value: machine.p95, most: budget, unit: "ms" });
  }
  if (platform !== undefined) {
    promises.push({ name: "half the platform's, one", value: one.p95, most: platform[0] / 2, unit: "ms" });
    promises.push({ name: "ten", value: machine.p95, most: platform[1] / 2, unit: "ms" });
  }
  return { what: line.what, measured: `${[one, ten, machine].map(spoken).join("  ")}${used}`, promises };
}

/** One who saves while ten people read: as it was promised. */
async function savesAmongReaders({ address }: ServerAtWork, school: SchoolAtWork): Promise<Result> {
  const reading = linesOf(school).filter((each) => each.budget !== undefined && !each.what.startsWith("save"));
  let at = 0;
  const next = (): Sending => {
    at += 1;
    const line = reading[at % reading.length];
    if (line === undefined) throw new Error("there is nothing to read");
    return line.next();
  };
  const [saved] = await Promise.all([
    measureTimes(address, { clients: 1, pause: 100, most: 100, longest: 30_000 }, saving(school, 30)),
    measureTimes(address, { ...people, most: 600, longest: 30_000 }, next),
  ]);
  const promises = [{ name: "one among ten readers", value: saved.p95, most: 50, unit: "ms" }];
  return { what: "save a meeting while ten read", measured: spoken(saved), promises };
}

async function load(services: Services, tell: (result: Result) => void): Promise<number> {
  const { db } = services;
  const university = await db.selectFrom("universities").select("id").orderBy("id").executeTakeFirstOrThrow();
  const bundle = await readBundleFile(await benchFile(ACTIVITIES, "json"));
  await loadBundle(db, bundle, university.id);
  await assignPacks(db, university.id, "u1", await shippedPacks());
  await sql`vacuum analyze`.execute(db);
  tell(seconds("judge the whole school anew", await timed(() => judgeSchool(services, university.id)), 60));
  await sql`vacuum analyze`.execute(db);
  return university.id;
}

async function takeIn(services: Services): Promise<number> {
  const other = await services.db
    .insertInto("universities")
    .values({ name: "另一所大学" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const bundle = await readBundleFile(await benchFile(IMPORTED, "json"));
  const sent = { bundle, placeOf: (path: readonly (string | number)[]) => ({ path }) };
  return timed(async () => {
    const report = await importBundle(services, operator(other.id), sent, { commit: true, language: "en" });
    if (!report.done) throw new Error(`not taken in: ${report.problems[0]?.message ?? ""}`);
  });
}

/**
 * Measures a real server on a data folder of its own: start, memory, the requests of people and of programs
 * on the scaled example, judging and importing. Prints each line when it is known, and removes the folder.
 */
export async function benchServer(only?: string): Promise<void> {
  const { folder, remove } = dataFolder();
  const results: Result[] = [];
  const tell = (result: Result): void => {
    results.push(result);
    printResult(result);
  };
  let server = await startServing(folder);
  try {
    tell(seconds("cold start, empty data folder", server.took, 5, PLATFORM.cold));
    await pause(SETTLES_MS);
    tell(megabytes("memory when idle, empty", server.megabytes(), 250, PLATFORM.idle));
    const config = { ...readConfig({}), dataFolder: folder };
    const serving = server;
    await withDatabase(config, silent, async ({ db }) => {
      const services = realServices(db, config, silent);
      const universityId = await load(services, tell);
      const school = await peopleAtWork(services, universityId);
      process.stdout.write(
        "ms, p50/p95: one client; ten people and one writer; ten programs and one writer; processor time of one\n",
      );
      for (const line of linesOf(school)) {
        if (only !== undefined && !line.what.includes(only)) continue;
        const writes = line.what.startsWith("save");
        tell(await requests(serving, line, writes ? undefined : saving(school, 30)));
      }
      if (only === undefined || "save a meeting while ten read".includes(only)) {
        tell(await savesAmongReaders(serving, school));
      }
      if (only === undefined) tell(seconds(`import of ${IMPORTED} activities`, await takeIn(services), 60));
    });
    await server.stop();
    server = await startServing(folder);
    tell(seconds("warm start, all of it there", server.took, 2));
    await pause(SETTLES_MS);
    tell(megabytes("memory when idle, all of it there", server.megabytes(), 250));
    process.stdout.write(`promises missed: ${missedOf(results)}\n`);
  } finally {
    await server.stop();
    remove();
  }
}
