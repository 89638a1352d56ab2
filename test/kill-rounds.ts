/** Rounds of kill -9 in a stream of acknowledged writes over HTTP; test/durability.test.ts runs a few, `npm run durability` twenty. */
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { factRows } from "#api/endpoints/facts.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import { sql } from "kysely";
import { withDatabase } from "#server/backup/reach.ts";
import type { Config } from "#server/config.ts";
import { isAlive, waitUntil } from "#server/postgres/processes.ts";
import { fillPlace, postmasterOf, runProgram, serveLive, signedInBrowser } from "#test/live-server.ts";
import type { Browser, LiveServer } from "#test/live-server.ts";

const silent = (): void => {};
const log = { info: silent, warn: silent, error: silent };

/** What is killed: the server's process alone, or the database's first process with it. */
export type Victim = "server" | "both";

/** What a run measured. */
export type KillReport = {
  /** Creations and corrections that were answered with success. */
  acknowledged: number;
  /** Creations without an answer, sent again with the same key; so many of them had been kept. */
  retried: number;
  retriedKept: number;
  /** Milliseconds of each start after a kill, up to its first answer. */
  restarts: number[];
};

type Creation = { title: string; key: string; organisationId: string; heldOn: string };
/** What the writer knows of a record: its version that was acknowledged, and whether a later one may be there. */
type Known = Creation & { id: string; version: number; mayBeLater: boolean };

/** Somebody who records, and now and then corrects the last record. */
type Writer = {
  browser: Browser;
  organisationId: string;
  kind: "committee-meeting" | "party-committee-meeting";
  known: Known[];
  /** Sent and not answered. */
  open: Creation | null;
};

let serial = 0;

function entryOf(writer: Writer, { title, heldOn, organisationId }: Creation, title2 = title) {
  return { organisationId, heldOn, title: title2, segments: [{ kind: writer.kind }] };
}

/** Sends the creation; the answer's record, or nothing where the server said that it cannot just now. */
async function create(writer: Writer, address: string, creation: Creation): Promise<boolean> {
  const body = { entry: entryOf(writer, creation) };
  const answer = await writer.browser.at(address).call(factRows.activities.create, { body }, creation.key);
  if (answer.ok) {
    const { id, version } = answer.value.record;
    writer.known.push({ ...creation, id, version, mayBeLater: false });
    return true;
  }
  assert.equal(answer.problem.code, "unavailable", JSON.stringify(answer.problem));
  return false;
}

/** Corrects the record; until the answer is there, nobody knows which version holds. */
async function correct(writer: Writer, address: string, known: Known): Promise<void> {
  known.mayBeLater = true;
  const body = { version: known.version, reason: "写错了", entry: entryOf(writer, known, `${known.title}，更正`) };
  const sent = { params: { id: known.id }, body };
  const answer = await writer.browser.at(address).call(factRows.activities.correct, sent);
  if (!answer.ok) {
    assert.equal(answer.problem.code, "unavailable", JSON.stringify(answer.problem));
    return;
  }
  known.version = answer.value.record.version;
  known.mayBeLater = false;
}

/** Writes until the connection breaks. @throws where the server refuses for another reason than that it cannot just now */
async function write(writer: Writer, address: string, count: () => void): Promise<void> {
  for (let step = 1; ; step += 1) {
    writer.open ??= {
      title: `掉电试验${(serial += 1)}`,
      key: randomUUID(),
      organisationId: writer.organisationId,
      heldOn: addDays("2026-03-01", serial % 200),
    };
    try {
      if (!(await create(writer, address, writer.open))) {
        await pause(20);
        continue;
      }
      writer.open = null;
      count();
      const last = writer.known.at(-1);
      if (step % 4 === 0 && last !== undefined) {
        await correct(writer, address, last);
        if (!last.mayBeLater) count();
      }
    } catch (error) {
      // A connection that broke, an answer that was cut short or is not coming: what was sent has no answer.
      if (error instanceof Error && /^(TypeError|SyntaxError|TimeoutError)$/.test(error.name)) return;
      throw error;
    }
  }
}

type Kept = { id: string; title: string; version: number; versions: number; logged: number };

/** Every record of this run as the database has it, with its versions and its entries in the log. */
async function readKept(config: Config): Promise<Kept[]> {
  return withDatabase(config, log, async ({ db }) => {
    const { rows } = await sql<Kept>`
      select a.id, a.entry ->> 'title' as title, a.version,
        (select count(*) from fact_versions v where v.list = 'activities' and v.id = a.id) as versions,
        (select count(*) from audit_log l where l.list = 'activities' and l.target_id = a.id) as logged
      from activities a where a.entry ->> 'title' like '掉电试验%'`.execute(db);
    return rows;
  });
}

function titleOf(row: Kept): string {
  return row.title.replace("，更正", "");
}

/** Holds what was acknowledged against what is there, each once, whole, with its versions and its log. */
function mustBeThere(kept: readonly Kept[], writers: readonly Writer[]): void {
  const byTitle = Map.groupBy(kept, titleOf);
  for (const known of writers.flatMap((each) => each.known)) {
    const rows = byTitle.get(known.title) ?? [];
    assert.deepEqual(
      rows.map((each) => each.id),
      [known.id],
      `${known.title} was acknowledged and must be there once`,
    );
    const version = rows[0]?.version ?? 0;
    const may = known.mayBeLater ? [known.version, known.version + 1] : [known.version];
    assert.ok(may.includes(version), `${known.title} has version ${version}, acknowledged was ${known.version}`);
    known.version = version;
    known.mayBeLater = false;
    byTitle.delete(known.title);
  }
  const open = new Set(writers.flatMap((each) => each.open?.title ?? []));
  for (const [title, rows] of byTitle) assert.ok(open.has(title) && rows.length === 1, `${title}: ${rows.length} rows`);
  for (const row of kept) assert.deepEqual([row.versions, row.logged], [row.version, row.version], row.title);
}

/** What had no answer is sent again with its key, and the last that had one as well: neither may come twice. */
async function sendAgain(writer: Writer, address: string): Promise<void> {
  const last = writer.known.at(-1);
  if (last !== undefined) {
    assert.ok(await create(writer, address, last), "a repeated request is answered");
    assert.equal(writer.known.pop()?.id, last.id, "with the answer of the first");
  }
  if (writer.open === null) return;
  assert.ok(await create(writer, address, writer.open));
  writer.open = null;
}

function killOf(server: LiveServer, victim: Victim, postmaster: number, databaseFirst: boolean): void {
  if (victim === "both" && databaseFirst) process.kill(postmaster, "SIGKILL");
  server.kill("SIGKILL");
  // Where the server went first, the kernel has told the database to end: it may be gone already.
  if (victim === "both" && !databaseFirst && isAlive(postmaster)) process.kill(postmaster, "SIGKILL");
}

async function makeWriters(
  folder: string,
  many: number,
): Promise<{ config: Config; writers: Writer[]; first: LiveServer }> {
  const own = { BIAOGAN_DATA: folder };
  const { config, accounts } = await fillPlace(own);
  const places = await withDatabase(config, log, async ({ db }) =>
    db
      .selectFrom("roles")
      .innerJoin("accounts", "accounts.id", "roles.account_id")
      .select(["sign_in_name", "organisation_id"])
      .execute(),
  );
  const first = await serveLive(own);
  const writers: Writer[] = [];
  for (let at = 0; at < many; at += 1) {
    const role = at % 3 === 2 ? "department-office" : "branch-office";
    const account = accounts.find((each) => each.role === role);
    const place = places.find((each) => each.sign_in_name === account?.signInName);
    assert.ok(account !== undefined && place !== undefined);
    const kind = role === "branch-office" ? "committee-meeting" : "party-committee-meeting";
    const browser = await signedInBrowser(first.address, account);
    writers.push({ browser, organisationId: place.organisation_id, kind, known: [], open: null });
  }
  return { config, writers, first };
}

/** After a start: what must be there is, what had no answer is sent again, and then all is there once. */
async function holdAgainst(
  config: Config,
  writers: readonly Writer[],
  address: string,
  report: KillReport,
): Promise<void> {
  const kept = await readKept(config);
  mustBeThere(kept, writers);
  const titles = new Set(kept.map(titleOf));
  const open = writers.flatMap((each) => each.open ?? []);
  report.retried += open.length;
  report.retriedKept += open.filter((each) => titles.has(each.title)).length;
  for (const each of writers) await sendAgain(each, address);
  mustBeThere(await readKept(config), writers);
}

/**
 * Kills the server, or it and its database, at another moment of the stream each round, starts it again and holds
 * every write against the database; at the end the verdicts and the audit log are verified by the program's own commands.
 * @param folder an empty data folder
 * @throws AssertionError when anything acknowledged is lost, or anything is there twice
 */
export async function killRounds(folder: string, victims: readonly Victim[], many = 8): Promise<KillReport> {
  const own = { BIAOGAN_DATA: folder };
  const { config, writers, first } = await makeWriters(folder, many);
  const report: KillReport = { acknowledged: 0, retried: 0, retriedKept: 0, restarts: [] };
  let server = first;
  try {
    for (const [round, victim] of victims.entries()) {
      let inRound = 0;
      const { address } = server;
      const writing = Promise.all(writers.map((each) => write(each, address, () => (inRound += 1))));
      // Another moment each time.
      const enough = 20 + ((37 * round) % 90);
      const reached = waitUntil(() => inRound > enough, 60_000, 1);
      await Promise.race([reached, writing]);
      assert.ok(inRound > enough, `only ${inRound} writes were answered`);
      killOf(server, victim, postmasterOf(folder), round % 4 < 2);
      await Promise.all([writing, server.gone]);
      server = await serveLive(own);
      report.restarts.push(server.took);
      report.acknowledged += inRound;
      await holdAgainst(config, writers, server.address, report);
    }
  } finally {
    server.kill("SIGTERM");
  }
  assert.equal((await server.gone).status, 0);
  for (const command of ["verdicts", "audit"]) {
    const { status, said } = await runProgram([command, "verify"], own);
    assert.equal(status, 0, `${command} verify: ${said}`);
  }
  return report;
}
