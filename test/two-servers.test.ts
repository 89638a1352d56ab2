import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { factRows } from "#api/endpoints/facts.ts";
import { me } from "#api/endpoints/me.ts";
import { signIn, signOut } from "#api/endpoints/sign-in.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import { openDb } from "#server/db/db.ts";
import type { Db } from "#server/db/db.ts";
import { openPool } from "#server/db/pool.ts";
import type { DemoAccount } from "#server/demo/accounts.ts";
import { signInLimit } from "#server/http/rate-limit.ts";
import { waitUntil } from "#server/postgres/processes.ts";
import { externalDatabase, PASSWORD } from "#test/external-database.ts";
import { fillPlace, newBrowser, runProgram, serveLive, signedInBrowser } from "#test/live-server.ts";
import type { LiveServer } from "#test/live-server.ts";

describe("two servers on one external database", { skip: process.platform === "win32" }, async () => {
  const external = await externalDatabase();
  const environment = { DATABASE_URL: external.url(PASSWORD) };
  let db: Db;
  let accounts: readonly DemoAccount[];
  const servers: LiveServer[] = [];
  const addressOf = (which: number): string => servers[which % 2]?.address ?? "";
  const account = (role: DemoAccount["role"]): DemoAccount => {
    const found = accounts.find((each) => each.role === role);
    assert.ok(found !== undefined);
    return found;
  };

  before(async () => {
    ({ accounts } = await fillPlace(environment));
    db = openDb(openPool({ connectionString: external.url(PASSWORD) }, { max: 2 }));
    servers.push(...(await Promise.all([serveLive(environment), serveLive(environment)])));
  });
  after(async () => {
    for (const each of servers) each.kill("SIGTERM");
    const ended = await Promise.all(servers.map((each) => each.gone));
    await db.destroy();
    assert.deepEqual(
      ended.map((each) => each.status),
      [0, 0],
    );
  });

  test("a session made at one is good at the other, and dead there once it is ended at one", async () => {
    const browser = await signedInBrowser(addressOf(0), account("reader"));
    const cookie = browser.cookie();
    assert.ok((await browser.at(addressOf(1)).call(me, {})).ok);
    assert.ok((await browser.at(addressOf(0)).call(signOut, {})).ok);
    const left = await fetch(`${addressOf(1)}/api/me`, { headers: { cookie } });
    assert.equal(left.status, 401);
  });

  test("both save at once below the same department: every answer holds, and the verdicts are those of the facts", async () => {
    const roles = ["branch-office", "minute-taker", "department-office"] as const;
    const places = await db
      .selectFrom("roles")
      .innerJoin("accounts", "accounts.id", "roles.account_id")
      .select(["accounts.sign_in_name as name", "organisation_id as at"])
      .execute();
    const write = async (which: number): Promise<string[]> => {
      const role = roles[which % roles.length] ?? "branch-office";
      const organisationId = places.find((each) => each.name === account(role).signInName)?.at ?? "";
      const kind = role === "department-office" ? ("party-committee-meeting" as const) : ("committee-meeting" as const);
      const client = (await signedInBrowser(addressOf(which), account(role))).at(addressOf(which));
      const saved: string[] = [];
      for (let step = 0; step < 4; step += 1) {
        const heldOn = addDays("2026-01-05", (which * 37 + step * 11) % 300);
        const entry = { organisationId, heldOn, title: `并行${which}之${step}`, segments: [{ kind }] };
        // A busy machine may turn a request away; with its key it is asked again.
        const key = randomUUID();
        let answer = await client.call(factRows.activities.create, { body: { entry } }, key);
        for (let more = 0; !answer.ok && answer.problem.code === "unavailable" && more < 20; more += 1) {
          answer = await client.call(factRows.activities.create, { body: { entry } }, key);
        }
        assert.ok(answer.ok, JSON.stringify(answer));
        saved.push(entry.title);
      }
      return saved;
    };
    const saved = (await Promise.all([0, 1, 2, 3, 4, 5].map(write))).flat();
    const { rows } = await sql<{ title: string }>`
      select entry ->> 'title' as title from activities where entry ->> 'title' like '并行%'`.execute(db);
    assert.deepEqual(rows.map((each) => each.title).toSorted(), saved.toSorted());
    for (const command of ["verdicts", "audit"]) {
      const { status, said } = await runProgram([command, "verify"], environment);
      assert.equal(status, 0, `${command} verify: ${said}`);
    }
  });

  test("jobs that wait are each done once, by either of them", async () => {
    await sql`create table job_starts (id text not null)`.execute(db);
    await sql`create function note_job_start() returns trigger language plpgsql as $$
      begin insert into job_starts values (new.id::text); return new; end $$`.execute(db);
    await sql`create trigger note_job_start after update of state on jobs for each row
      when (new.state = 'active') execute function note_job_start()`.execute(db);
    await sql`insert into jobs (id, university_id, kind, input, account_id, state, done, total, created_at, seen_at)
      select gen_random_uuid(), (select min(id) from universities), 'judge-school', jsonb_build_object('test', n), null,
        'waiting', 0, null, now(), now() from generate_series(1, 6) n`.execute(db);
    const open = async (): Promise<number> => {
      const left = await db.selectFrom("jobs").select("id").where("state", "in", ["waiting", "active"]).execute();
      return left.length;
    };
    let left = await open();
    for (const until = performance.now() + 60_000; left > 0 && performance.now() < until; left = await open()) {
      await waitUntil(() => false, 100, 50);
    }
    assert.equal(left, 0);
    const { rows } = await sql<{ starts: number }>`
      select count(*)::int as starts from job_starts group by id`.execute(db);
    assert.deepEqual(
      rows.map((each) => each.starts),
      [1, 1, 1, 1, 1, 1],
    );
    await sql`drop trigger note_job_start on jobs`.execute(db);
  });

  test("sign-ins from one address are counted over both", async () => {
    await sql`delete from rate_limits`.execute(db);
    const asked = signInLimit.most + 6;
    const answers = await Promise.all(
      Array.from({ length: asked }, (_, at) =>
        newBrowser()
          .at(addressOf(at))
          .call(signIn, { body: { signInName: `nobody-${at}`, password: "一句没有人用的话" } }),
      ),
    );
    const codes = answers.map((each) => (each.ok ? "ok" : each.problem.code));
    // Either alone has had half of them, which is far from the limit. A busy machine may turn some away uncounted.
    assert.ok(codes.filter((each) => each === "wrong-credentials").length <= signInLimit.most, codes.join(" "));
    assert.ok(codes.includes("too-many-requests"), codes.join(" "));
  });
});
