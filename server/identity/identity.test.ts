import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { URI } from "otpauth";
import {
  accountEndpoints,
  createAccount,
  grantRole,
  listAccounts,
  resetPassword,
  revokeRole,
} from "#api/endpoints/accounts.ts";
import * as own from "#api/endpoints/me.ts";
import { firstRun, firstRunState, signInEndpoints } from "#api/endpoints/sign-in.ts";
import { openFirstRun } from "#server/identity/first-run.ts";
import { hashPassword, isPassword } from "#server/identity/passwords.ts";
import { identityRoutes } from "#server/identity/routes.ts";
import { startTestServer as startWhole } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

const table = [...signInEndpoints, ...own.meEndpoints, ...accountEndpoints];
const startTestServer: typeof startWhole = (options) => startWhole({ table, routes: identityRoutes, ...options });

const PASSWORD = "三月的雨 is a sentence";
const NEXT = "四月的风 is another one";

/** Signs in by hand and gives the cookie, or the refusal's code. */
async function enter(
  server: TestServer,
  body: object,
): Promise<{ cookie: string; status: number; code: string; raw: string }> {
  const answer = await server.app.inject({
    method: "POST",
    url: "/api/sign-in",
    headers: { "x-biaogan": "1" },
    payload: body,
  });
  const [cookie] = answer.cookies;
  return {
    cookie: cookie === undefined ? "" : `${cookie.name}=${cookie.value}`,
    status: answer.statusCode,
    code: answer.json<{ code?: string }>().code ?? "",
    raw: answer.body,
  };
}

async function newPerson(server: TestServer, name: string): Promise<string> {
  const id = server.services.newId();
  await server.services.db
    .insertInto("accounts")
    .values({
      id,
      university_id: server.universityId,
      sign_in_name: name,
      display_name: name,
      password_hash: await hashPassword(PASSWORD, server.services),
    })
    .execute();
  return id;
}

describe("the first run", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ organisations: [] });
  });
  after(() => server.close());

  const body = { universityName: "某大学党委", signInName: "admin.li", displayName: "李老师", password: PASSWORD };

  it("makes the school and its administrator with the newest code, once", async () => {
    const old = await openFirstRun(server.services);
    const run = await openFirstRun(server.services);
    assert.ok(run !== null && old !== null);
    assert.deepEqual(await server.nobody.call(firstRunState), { needed: true });
    const wrong = await server.nobody.ask(firstRun, { body: { ...body, code: old.code } });
    assert.equal(wrong.ok || wrong.problem.code, "wrong-code");
    const weak = await server.nobody.ask(firstRun, { body: { ...body, code: run.code, password: "1234567890" } });
    assert.equal(weak.ok || weak.problem.problems?.[0]?.code, "password-too-common");
    const both = await Promise.all(
      [1, 2].map(() => server.nobody.ask(firstRun, { body: { ...body, code: run.code.toUpperCase() } })),
    );
    assert.equal(both.filter((each) => each.ok).length, 1);
    assert.deepEqual(await server.nobody.call(firstRunState), { needed: false });
    assert.equal(await openFirstRun(server.services), null);
  });

  it("lets the first administrator manage accounts and see no ledger", async () => {
    const { cookie } = await enter(server, { signInName: "ADMIN.Li", password: PASSWORD });
    const admin = server.withHeaders({ cookie });
    const { university, abilities, roles } = await admin.call(own.me);
    assert.equal(university.name, "某大学党委");
    assert.deepEqual(
      roles.map((each) => each.role),
      ["administrator"],
    );
    const allowed = abilities[0]?.actions.filter((each) => each.reason === null).map((each) => each.action);
    assert.deepEqual(allowed, ["manage-accounts", "see-audit"]);
  });
});

describe("signing in", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  it("gives a new cookie each time, that scripts and other sites do not get", async () => {
    await newPerson(server, "zhang");
    const one = await server.app.inject({
      method: "POST",
      url: "/api/sign-in",
      headers: { "x-biaogan": "1" },
      payload: { signInName: "zhang", password: PASSWORD },
    });
    const [cookie] = one.cookies;
    assert.ok(cookie?.httpOnly === true && cookie.sameSite === "Lax" && cookie.path === "/");
    const two = await enter(server, { signInName: "zhang", password: PASSWORD });
    assert.notEqual(two.cookie, `biaogan=${cookie.value}`);
  });

  it("ends the session whose cookie came along: a planted one is worth nothing", async () => {
    await newPerson(server, "planted");
    const { cookie } = await enter(server, { signInName: "planted", password: PASSWORD });
    await server.app.inject({
      method: "POST",
      url: "/api/sign-in",
      headers: { "x-biaogan": "1", cookie },
      payload: { signInName: "planted", password: PASSWORD },
    });
    const answer = await server.withHeaders({ cookie }).ask(own.me);
    assert.equal(answer.ok || answer.problem.code, "not-signed-in");
  });

  it("says the same of a wrong name and a wrong password, lock-out included", async () => {
    await newPerson(server, "there");
    const tries = async (signInName: string) => {
      const said: string[] = [];
      for (let at = 0; at < 7; at += 1)
        said.push((await enter(server, { signInName, password: "wrong wrong wrong" })).raw);
      return said.map((each) => each.replaceAll(/\d+秒/g, "n秒"));
    };
    assert.deepEqual(await tries("there"), await tries("not-there"));
    const locked = await enter(server, { signInName: "there", password: PASSWORD });
    assert.equal(locked.code, "locked-out");
    assert.equal(locked.status, 429);
  });

  it("opens again after the wait, which doubles, and forgets after a right password", async () => {
    await newPerson(server, "waits");
    const wrong = { signInName: "waits", password: "wrong wrong wrong" };
    for (let at = 0; at < 5; at += 1) await enter(server, wrong);
    server.setNow("2026-11-24T10:00:31+08:00");
    assert.equal((await enter(server, wrong)).code, "wrong-credentials");
    server.setNow("2026-11-24T10:01:02+08:00");
    assert.equal((await enter(server, wrong)).code, "locked-out");
    server.setNow("2026-11-24T10:01:40+08:00");
    assert.equal((await enter(server, { signInName: "waits", password: PASSWORD })).status, 200);
    assert.equal((await enter(server, wrong)).code, "wrong-credentials");
    server.setNow("2026-11-24T10:00:00+08:00");
  });

  it("lets no more than five of many simultaneous guesses through", async () => {
    await newPerson(server, "stormed");
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => enter(server, { signInName: "stormed", password: "wrong wrong wrong" })),
    );
    assert.equal(answers.filter((each) => each.code === "wrong-credentials").length, 5);
    assert.equal(answers.filter((each) => each.code === "locked-out").length, 15);
  });

  it("limits an address, whatever names it tries", async () => {
    server.setNow("2026-11-24T12:00:00+08:00");
    await server.services.db
      .insertInto("rate_limits")
      .values({ bucket: "sign-in:127.0.0.1", window_ends_at: new Date("2026-11-24T12:05:00+08:00"), used: 59 })
      .onConflict((conflict) =>
        conflict.column("bucket").doUpdateSet({ used: 59, window_ends_at: new Date("2026-11-24T12:05:00+08:00") }),
      )
      .execute();
    assert.equal((await enter(server, { signInName: "x1", password: "y" })).code, "wrong-credentials");
    assert.equal((await enter(server, { signInName: "x2", password: "y" })).code, "too-many-requests");
    server.setNow("2026-11-24T12:05:01+08:00");
    assert.equal((await enter(server, { signInName: "x3", password: "y" })).code, "wrong-credentials");
    server.setNow("2026-11-24T10:00:00+08:00");
  });

  it("ends a session that sat idle, and every session in the end", async () => {
    await newPerson(server, "idle");
    const { cookie } = await enter(server, { signInName: "idle", password: PASSWORD });
    const person = server.withHeaders({ cookie });
    for (const [at, open] of [
      ["10:29", true],
      ["10:58", true],
      ["11:29", false],
    ] as const) {
      server.setNow(`2026-11-24T${at}:00+08:00`);
      assert.equal((await person.ask(own.me)).ok, open, at);
    }
    server.setNow("2026-11-24T10:00:00+08:00");
    const again = await enter(server, { signInName: "idle", password: PASSWORD });
    for (let minute = 0; minute < 12 * 60; minute += 25) {
      server.setNow(Temporal.Instant.from("2026-11-24T10:00:00+08:00").add({ minutes: minute }).toString());
      assert.ok((await server.withHeaders({ cookie: again.cookie }).ask(own.me)).ok);
    }
    server.setNow("2026-11-24T22:00:01+08:00");
    assert.equal((await server.withHeaders({ cookie: again.cookie }).ask(own.me)).ok, false);
    server.setNow("2026-11-24T10:00:00+08:00");
  });

  it("reads an account with its roles and abilities in at most four statements, the count of the request included", async () => {
    const person = server.as("department-office");
    await person.call(own.me);
    server.statements();
    await person.call(own.me);
    assert.ok(server.statements() <= 4);
  });

  it("lists sessions and ends one of them", async () => {
    await newPerson(server, "two-phones");
    const phone = server.withHeaders({
      cookie: (await enter(server, { signInName: "two-phones", password: PASSWORD })).cookie,
    });
    const desk = server.withHeaders({
      cookie: (await enter(server, { signInName: "two-phones", password: PASSWORD })).cookie,
    });
    const { sessions } = await desk.call(own.mySessions);
    const other = sessions.find((each) => !each.current);
    assert.equal(sessions.length, 2);
    await desk.call(own.endSession, { params: { id: other?.id ?? "" } });
    assert.equal((await phone.ask(own.me)).ok, false);
    assert.ok((await desk.ask(own.me)).ok);
  });
});

describe("passwords", () => {
  it("are stored as argon2id in the PHC format and checked in both Unicode forms", async () => {
    const stored = await hashPassword("caf\u00e9 au lait", { randomBytes: (length) => Buffer.alloc(length, 7) });
    assert.match(stored, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    assert.ok(await isPassword("cafe\u0301 au lait", stored));
    assert.equal(await isPassword("cafe au lait", stored), false);
    assert.equal(await isPassword("anything", null), false);
  });
});

describe("one's own account", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ config: { administratorsNeedTotp: true } });
  });
  after(() => server.close());

  it("must change an initial password before anything else; then other sessions end", async () => {
    const admin = await administrator(server);
    const { id, initialPassword } = await admin.call(createAccount, {
      body: { signInName: "chen", displayName: "陈" },
    });
    const first = await enter(server, { signInName: "chen", password: initialPassword });
    assert.match(first.raw, /"mustChangePassword":true/);
    const person = server.withHeaders({ cookie: first.cookie });
    const refused = await person.ask(own.mySessions);
    assert.equal(refused.ok || refused.problem.code, "must-change-password");
    assert.equal((await person.call(own.me)).mustFirst, "must-change-password");
    for (const [next, code] of [
      ["short", "password-too-short"],
      ["aaaaaaaaaaaa", "password-too-common"],
      ["chen2026", "password-too-short"],
      [initialPassword, "password-unchanged"],
    ] as const) {
      const answer = await person.ask(own.changePassword, { body: { current: initialPassword, next } });
      assert.equal(answer.ok || answer.problem.problems?.[0]?.code, code, next);
    }
    const changed = await server.app.inject({
      method: "POST",
      url: "/api/me/password",
      headers: { "x-biaogan": "1", cookie: first.cookie },
      payload: { current: initialPassword, next: NEXT },
    });
    assert.equal(changed.statusCode, 200);
    assert.equal((await person.ask(own.me)).ok, false, "the old token is void");
    const [cookie] = changed.cookies;
    assert.ok((await server.withHeaders({ cookie: `biaogan=${cookie?.value}` }).ask(own.mySessions)).ok);
    const reset = await admin.call(resetPassword, { params: { id } });
    assert.equal((await enter(server, { signInName: "chen", password: NEXT })).code, "wrong-credentials");
    assert.equal((await enter(server, { signInName: "chen", password: reset.initialPassword })).status, 200);
  });

  it("sets a second factor up, asks for it, takes each code once and each recovery code once", async () => {
    await newPerson(server, "factor");
    const person = server.withHeaders({
      cookie: (await enter(server, { signInName: "factor", password: PASSWORD })).cookie,
    });
    const { uri } = await person.call(own.startSecondFactor, { body: { password: PASSWORD } });
    const totp = URI.parse(uri);
    assert.ok("period" in totp);
    const codeAt = (time: string) => totp.generate({ timestamp: Temporal.Instant.from(time).epochMilliseconds });
    const early = await enter(server, { signInName: "factor", password: PASSWORD });
    assert.equal(early.status, 200, "an unconfirmed factor bars nobody");
    const { recoveryCodes } = await person.call(own.confirmSecondFactor, {
      body: { code: codeAt("2026-11-24T10:00:00+08:00") },
    });
    assert.equal(recoveryCodes.length, 10);
    const attempt = (code?: string) =>
      enter(server, { signInName: "factor", password: PASSWORD, ...(code === undefined ? {} : { code }) });
    assert.equal((await attempt()).code, "second-factor-needed");
    assert.equal((await attempt(codeAt("2026-11-24T10:00:00+08:00"))).code, "wrong-code", "used when it was confirmed");
    server.setNow("2026-11-24T10:01:00+08:00");
    const code = codeAt("2026-11-24T10:01:00+08:00");
    const both = await Promise.all([attempt(code), attempt(code)]);
    assert.deepEqual(
      both.map((each) => each.status).toSorted((one, other) => one - other),
      [200, 401],
    );
    assert.equal((await attempt(recoveryCodes[0]?.toUpperCase())).status, 200);
    assert.equal((await attempt(recoveryCodes[0])).code, "wrong-code");
    server.setNow("2026-11-24T10:00:00+08:00");
  });

  it("asks administrators for a second factor where the setting says so", async () => {
    const admin = server.as("administrator");
    const refused = await admin.ask(listAccounts);
    assert.equal(refused.ok || refused.problem.code, "second-factor-required");
    assert.equal((await admin.call(own.me)).mustFirst, "second-factor-required");
  });

  it("makes tokens that may do what scopes and roles both allow, until they are revoked", async () => {
    const admin = await administrator(server);
    const { token, id } = await admin.call(own.makeToken, { body: { name: "script", scopes: ["see"], days: 10 } });
    const script = server.withHeaders({ authorization: `Bearer ${token}` });
    assert.ok((await script.ask(own.me)).ok);
    const scope = await script.ask(listAccounts);
    assert.equal(scope.ok || scope.problem.code, "token-lacks-scope");
    const more = await script.ask(own.makeToken, { body: { name: "more", scopes: ["manage-accounts"], days: 10 } });
    assert.equal(more.ok || more.problem.code, "token-lacks-scope");
    const wide = await admin.call(own.makeToken, { body: { name: "wide", scopes: ["manage-accounts"], days: 1 } });
    assert.ok((await server.withHeaders({ authorization: `Bearer ${wide.token}` }).ask(listAccounts)).ok);
    await admin.call(own.revokeToken, { params: { id } });
    assert.equal((await script.ask(own.me)).ok, false);
  });

  it("lets an administrator grant and revoke roles to others where they are held, and nothing to oneself", async () => {
    const admin = await administrator(server);
    const { id } = await admin.call(createAccount, { body: { signInName: "wang", displayName: "王" } });
    const taken = await admin.ask(createAccount, { body: { signInName: "WANG", displayName: "王" } });
    assert.equal(taken.ok || taken.problem.code, "conflict");
    const granted = await admin.call(grantRole, {
      params: { id },
      body: { role: "branch-office", organisationId: "b1" },
    });
    const place = await admin.ask(grantRole, { params: { id }, body: { role: "branch-office", organisationId: "d1" } });
    assert.equal(place.ok || place.problem.problems?.[0]?.code, "role-not-held-there");
    const end = await admin.ask(grantRole, { params: { id }, body: { role: "reader", organisationId: "u1" } });
    assert.equal(end.ok || end.problem.problems?.[0]?.code, "role-needs-end");
    const { accounts, total } = await admin.call(listAccounts, { query: { text: "wan" } });
    assert.equal(total, 1);
    assert.deepEqual(
      accounts[0]?.roles.map((each) => each.organisation.id),
      ["b1"],
    );
    const self = await admin.ask(grantRole, {
      params: { id: admin.accountId },
      body: { role: "university-office", organisationId: "u1" },
    });
    assert.equal(self.ok || self.problem.code, "conflict");
    await admin.call(revokeRole, { params: { id, roleId: granted.id } });
    assert.equal((await admin.call(listAccounts, { query: { text: "wan" } })).accounts[0]?.roles.length, 0);
  });
});

/** An administrator who has the second factor that the setting asks for. */
async function administrator(server: TestServer) {
  const admin = server.as("administrator", "u1", { validFrom: "2021-01-01" });
  await admin.ask(own.me);
  const at = new Date(server.services.now().epochMilliseconds);
  await server.services.db
    .updateTable("accounts")
    .set({ totp_confirmed_at: at })
    .where("id", "=", admin.accountId)
    .execute();
  return admin;
}
