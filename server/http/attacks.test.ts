/** Attacks tried by hand on the real application, kept as tests: what they tried must go on failing. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import exceljs from "exceljs";
import { changeAccount } from "#api/endpoints/accounts.ts";
import { exportBundle } from "#api/endpoints/exchange.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { makeToken, me } from "#api/endpoints/me.ts";
import type { Action } from "#domain/access.ts";
import { hashPassword } from "#server/identity/passwords.ts";
import { held } from "#test/factories.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient, TestServer } from "#test/server.ts";

const PASSWORD = "三月的雨 is a sentence";
const FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://evil.example")'];

describe("attacks", () => {
  let server: TestServer;
  let office: TestClient;
  before(async () => {
    server = await startTestServer();
    office = server.as("branch-office", "b1");
  });
  after(() => server.close());

  const { id: _id, ...entry } = held("2026-11-03", "theme-day");
  const codeOf = async (asked: ReturnType<TestClient["ask"]>): Promise<string> => {
    const answer = await asked;
    return answer.ok ? "ok" : answer.problem.code;
  };
  const post = async (url: string, payload: string, more: Record<string, string> = {}) =>
    server.app.inject({
      method: "POST",
      url,
      headers: { ...(await office.headers()), "content-type": "application/json", ...more },
      payload,
    });
  const tokenOf = async (client: TestClient, scopes: Action[]): Promise<TestClient> => {
    const { token } = await client.call(makeToken, { body: { name: "script", scopes, days: 1 } });
    return server.withHeaders({ authorization: `Bearer ${token}` });
  };

  test("a cookie planted before the sign-in is no session after it", async () => {
    const { db, newId } = server.services;
    const values = { id: newId(), university_id: server.universityId, display_name: "某人" };
    const password_hash = await hashPassword(PASSWORD, server.services);
    await db
      .insertInto("accounts")
      .values({ ...values, sign_in_name: "planted", password_hash })
      .execute();
    const planted = "biaogan=planted-by-somebody-else";
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/sign-in",
      headers: { "x-biaogan": "1", cookie: planted },
      payload: { signInName: "planted", password: PASSWORD },
    });
    assert.equal(answer.statusCode, 200);
    assert.notEqual(answer.cookies[0]?.value, "planted-by-somebody-else");
    assert.equal(await codeOf(server.withHeaders({ cookie: planted }).ask(me)), "not-signed-in");
  });

  test("an account that is disabled: its sessions and its tokens are dead with the next request", async () => {
    const person = server.as("branch-office", "b2");
    const script = await tokenOf(person, ["see", "record"]);
    assert.deepEqual([await codeOf(person.ask(me)), await codeOf(script.ask(me))], ["ok", "ok"]);
    const admin = server.as("administrator");
    await server.services.db
      .updateTable("accounts")
      .set({ totp_confirmed_at: new Date() })
      .where("id", "=", (await admin.headers(), admin.accountId))
      .execute();
    const change = (version: number, disabled: boolean) =>
      admin.call(changeAccount, {
        params: { id: person.accountId },
        body: { version, displayName: "某人", language: "zh-CN", disabled },
      });
    const { version } = await change(1, true);
    assert.deepEqual([await codeOf(person.ask(me)), await codeOf(script.ask(me))], ["not-signed-in", "not-signed-in"]);
    // Enabled again, it signs in anew: an old cookie does not come back to life.
    await change(version, false);
    assert.equal(await codeOf(person.ask(me)), "not-signed-in");
  });

  test("a token to read writes nothing, and no token makes another", async () => {
    const reads = await tokenOf(office, ["see"]);
    const writes = await tokenOf(office, ["see", "record"]);
    assert.equal(await codeOf(reads.ask(factRows.activities.list, { query: {} })), "ok");
    assert.equal(await codeOf(reads.ask(factRows.activities.create, { body: { entry } })), "token-lacks-scope");
    assert.equal(await codeOf(writes.ask(factRows.activities.create, { body: { entry } })), "ok");
    for (const script of [reads, writes]) {
      const more = script.ask(makeToken, { body: { name: "more", scopes: ["redact"], days: 1 } });
      assert.equal(await codeOf(more), "token-lacks-scope");
    }
  });

  test("titles and names that begin like formulas are text in the workbook", async () => {
    for (const title of FORMULAS) {
      await office.call(factRows.activities.create, { body: { entry: { ...entry, title, place: title } } });
    }
    const content = await office.call(exportBundle, { params: { id: "b1" }, query: { format: "xlsx" } });
    const book = new exceljs.Workbook();
    await book.xlsx.load(await content.arrayBuffer());
    const texts: string[] = [];
    book.eachSheet((sheet) =>
      sheet.eachRow((row) =>
        row.eachCell((cell) => {
          assert.notEqual(cell.type, exceljs.ValueType.Formula, `${sheet.name} ${cell.address}`);
          texts.push(cell.text);
        }),
      ),
    );
    for (const title of FORMULAS) assert.ok(texts.includes(title), title);
  });

  test("a body over the limit, JSON without a bottom, and a prototype in it are refused in our own words", async () => {
    const large = await post(
      "/api/activities",
      JSON.stringify({ entry: { ...entry, minutes: "x".repeat(1_100_000) } }),
    );
    assert.deepEqual([large.statusCode, large.json<{ code: string }>().code], [413, "too-large"]);
    assert.match(String(large.headers["content-type"]), /^application\/problem\+json/);
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    for (const payload of [
      deep,
      `{"entry":${deep}}`,
      `{"entry":${JSON.stringify(entry).slice(0, -1)},"segments":${deep}}}`,
      '{"__proto__":{"isAdmin":true},"entry":{}}',
      '{"entry":{"constructor":{"prototype":{"x":1}}}}',
      '{"entry":{"__proto__":{"organisationId":"b3"}}}',
    ]) {
      const answer = await post("/api/activities", payload);
      assert.deepEqual(
        [answer.statusCode, answer.json<{ code: string }>().code],
        [400, "invalid-input"],
        payload.slice(0, 60),
      );
    }
    assert.equal(Reflect.get({}, "isAdmin"), undefined);
  });

  test("of a key that is sent twice one value counts, for permission as for what is saved", async () => {
    const body = JSON.stringify({ entry });
    const [own, other] = ['"organisationId":"b1"', '"organisationId":"b3"'];
    const twice = (first: string, second: string) => post("/api/activities", body.replace(own, `${first},${second}`));
    assert.equal((await twice(own, other)).statusCode, 403);
    const saved = await twice(other, own);
    assert.equal(saved.json<{ record: { organisationId: string } }>().record.organisationId, "b1");
  });

  test("headers of the request do not come back in the answer's", async () => {
    const answer = await server.app.inject({
      url: "/api/me",
      headers: {
        ...(await office.headers()),
        "x-request-id": "chosen\tby-them",
        "x-forwarded-for": "10.0.0.1",
        "x-forwarded-proto": "https",
      },
    });
    assert.equal(answer.statusCode, 200);
    assert.match(String(answer.headers["x-request-id"]), /^[0-9a-f-]{36}$/);
    assert.doesNotMatch(JSON.stringify([answer.headers, server.logged]), /chosen|by-them|10\.0\.0\.1/);
    for (const language of ["x\r\nSet-Cookie: a=b", "zh\u0000", "en;q=NaN,*;q=∞"]) {
      const odd = await server.app.inject({ url: "/api/nowhere", headers: { "accept-language": language } });
      assert.equal(odd.statusCode, 404);
      assert.equal(odd.headers["set-cookie"], undefined);
    }
  });

  test("a key of idempotency is of visible characters, and belongs to its account", async () => {
    for (const key of ["short", "x".repeat(129), "with blank inside", "换行不行换行不行"]) {
      const answer = await post("/api/activities", JSON.stringify({ entry }), { "idempotency-key": key });
      assert.equal(answer.statusCode, 400, key);
    }
    const neighbour = server.as("branch-office", "b3");
    const secret = { ...entry, organisationId: "b3", title: "邻支部的活动" };
    await neighbour.call(factRows.activities.create, { body: { entry: secret } }, "a-key-they-guessed");
    const guessed = await post("/api/activities", JSON.stringify({ entry: secret }), {
      "idempotency-key": "a-key-they-guessed",
    });
    assert.equal(guessed.statusCode, 403);
  });
});
