import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { z } from "zod";
import { endpoint, file, noBody, nothing } from "#api/endpoint.ts";
import type { Endpoint } from "#api/endpoint.ts";
import type { Action } from "#domain/access.ts";
import { hashOfToken } from "#server/identity/caller.ts";
import { buildApp } from "#server/http/app.ts";
import { route } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { written } from "#server/http/written.ts";
import { inTransaction } from "#server/db/db.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient, TestServer } from "#test/server.ts";

const base = {
  params: nothing,
  query: nothing,
  body: noBody,
  errors: [],
  summary: { "zh-CN": "试", en: "try" },
} as const;
const ofPlace = z.strictObject({ place: z.string() });
const ok = z.strictObject({ ok: z.boolean() });

const look = endpoint({
  ...base,
  name: "t.look",
  method: "GET",
  path: "/t/look/:place",
  permission: "see",
  params: ofPlace,
  output: ok,
});
const forgetful = endpoint({
  ...base,
  name: "t.forgetful",
  method: "GET",
  path: "/t/forgetful",
  permission: "see",
  output: ok,
});
const talkative = endpoint({
  ...base,
  name: "t.talkative",
  method: "GET",
  path: "/t/talkative",
  permission: "public",
  output: ok,
});
const ready = endpoint({
  ...base,
  name: "t.ready",
  method: "GET",
  path: "/t/ready/:json",
  permission: "public",
  params: z.strictObject({ json: z.string() }),
  output: ok,
});
const broken = endpoint({
  ...base,
  name: "t.broken",
  method: "GET",
  path: "/t/broken/:code",
  permission: "public",
  params: z.strictObject({ code: z.string() }),
  output: ok,
});
const make = endpoint({
  ...base,
  name: "t.make",
  method: "POST",
  path: "/t/make",
  permission: "record",
  body: z.strictObject({ place: z.string(), day: z.iso.date(), count: z.int().min(1) }),
  output: z.strictObject({ id: z.string() }),
});

const NAME = 'a"\r\nSet-Cookie: x=y; filename=evil.exe；名册.csv';
const download = endpoint({
  ...base,
  name: "t.download",
  method: "GET",
  path: "/t/download",
  permission: "public",
  output: file,
});

let made = 0;
const codes: Record<string, () => never> = {
  unique: () => {
    throw new Refusal("conflict", { why: { "zh-CN": "重复", en: "twice" } });
  },
  crash: () => {
    throw new Error("boom");
  },
};
const routes = [
  route(look, async (call) => {
    await call.authorise([call.input.params.place]);
    return { ok: true };
  }),
  route(download, async () => ({ name: NAME, contentType: "text/csv", content: Buffer.from("a") })),
  route(forgetful, async () => ({ ok: true })),
  route(talkative, async () => Object.assign({ ok: true }, { secret: "张三" })),
  route(ready, async (call) => written(call.input.params.json)),
  route(broken, async (call) => codes[call.input.params.code]?.() ?? { ok: true }),
  route(make, async (call) => {
    await call.authorise([call.input.body.place]);
    const { services } = call;
    const id = services.newId();
    await inTransaction(services.db, async (tx) => {
      await tx
        .insertInto("persons")
        .values({ university_id: call.actor?.universityId ?? 0, id })
        .execute();
    });
    made += 1;
    return { id };
  }),
];
const table: readonly Endpoint[] = [look, forgetful, talkative, ready, broken, make, download];

describe("the application", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ table, routes });
  });
  after(() => server.close());

  it("does not start where an endpoint has no route, or a route no endpoint", () => {
    assert.throws(() => buildApp(server.services, routes.slice(1), { table }), /t\.look has no route/);
    assert.throws(() => buildApp(server.services, routes, { table: table.slice(1) }), /t\.look is not in the table/);
  });

  it("withholds an answer for which permission was never asked, and logs it", async () => {
    const answer = await server.as("university-office").ask(forgetful);
    assert.ok(!answer.ok);
    assert.equal(answer.problem.status, 500);
    assert.equal(JSON.stringify(answer.problem).includes('"ok"'), false);
    assert.ok(server.logged.some((each) => each.level === "error"));
  });

  it("sends an answer that is JSON already as it is, and here holds it against the contract", async () => {
    const asked = (json: string) => server.app.inject({ url: `/api/t/ready/${encodeURIComponent(json)}` });
    const right = await asked('{"ok":  true}');
    assert.equal(right.statusCode, 200);
    assert.equal(right.body, '{"ok":  true}');
    assert.match(String(right.headers["content-type"]), /^application\/json/);
    assert.equal((await asked('{"ok":true,"secret":"x"}')).statusCode, 500);
    assert.equal((await asked('{"ok":1}')).statusCode, 500);
  });

  it("withholds an answer that the contract does not have, and keeps its values out of the log", async () => {
    const answer = await server.nobody.ask(talkative);
    assert.ok(!answer.ok);
    assert.equal(answer.problem.code, "internal");
    assert.equal(JSON.stringify(server.logged).includes("张三"), false);
  });

  it("says in the person's language what is wrong with each field", async () => {
    const answer = await server.app.inject({
      method: "POST",
      url: "/api/t/make",
      headers: { ...(await headersOf(server)), "accept-language": "en" },
      payload: { place: "b1", day: "x", count: 0, extra: 1 },
    });
    assert.equal(answer.statusCode, 400);
    assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/);
    const problem = answer.json<{ problems: { path: string[]; message: string }[] }>();
    assert.deepEqual(problem.problems.map((each) => each.path.join(".")).toSorted(), ["count", "day", "extra"]);
    // The account's own language wins over the browser's.
    assert.match(problem.problems[0]?.message ?? "", /[\u4e00-\u9fff]/);
  });

  it("asks the organisation's tree: below one's role yes, elsewhere no, unknown not found", async () => {
    const person = server.as("department-office", "d1");
    assert.deepEqual(await person.call(look, { params: { place: "b1" } }), { ok: true });
    const elsewhere = await person.ask(look, { params: { place: "b3" } });
    assert.equal(elsewhere.ok || elsewhere.problem.code, "not-allowed");
    const unknown = await person.ask(look, { params: { place: "nowhere" } });
    assert.equal(unknown.ok || unknown.problem.code, "not-found");
  });

  it("lets a second supervisor see and nothing more", async () => {
    await server.services.db
      .updateTable("organisations")
      .set({ second_supervisor_id: "d2" })
      .where("id", "=", "b2")
      .execute();
    const person = server.as("department-office", "d2");
    assert.ok((await person.ask(look, { params: { place: "b2" } })).ok);
    const refused = await person.ask(make, { body: { place: "b2", day: "2026-01-01", count: 1 } });
    assert.equal(refused.ok || refused.problem.code, "not-allowed");
  });

  it("refuses a change that comes from another site, or without our own header", async () => {
    const headers = await headersOf(server);
    const send = async (more: Record<string, string>, without?: string) => {
      const all: Record<string, string> = { ...headers, ...more };
      if (without !== undefined) delete all[without];
      const payload = { place: "b1", day: "2026-01-01", count: 1 };
      return (await server.app.inject({ method: "POST", url: "/api/t/make", headers: all, payload })).statusCode;
    };
    assert.equal(await send({}), 200);
    assert.equal(await send({ "sec-fetch-site": "cross-site" }), 403);
    assert.equal(await send({ "sec-fetch-site": "same-site" }), 403);
    assert.equal(await send({ origin: "https://evil.example" }), 403);
    assert.equal(await send({ origin: "null" }), 403);
    assert.equal(await send({ origin: "http://localhost:80", "sec-fetch-site": "same-origin" }), 200);
    assert.equal(await send({}, "x-biaogan"), 403);
  });

  it("makes one record of one key, however often and at once it is sent, and refuses the key for another content", async () => {
    const person = server.as("branch-office", "b1");
    const body = { place: "b1", day: "2026-01-01", count: 1 };
    const madeBefore = made;
    const answers = await Promise.all(Array.from({ length: 8 }, () => person.call(make, { body }, "one-key-for-all")));
    assert.equal(made - madeBefore, 1);
    assert.equal(new Set(answers.map((each) => each.id)).size, 1);
    const other = await person.ask(make, { body: { ...body, count: 2 } }, "one-key-for-all");
    assert.equal(other.ok || other.problem.code, "key-reused");
    const another = await server
      .as("branch-office", "b2")
      .call(make, { body: { ...body, place: "b2" } }, "one-key-for-all");
    assert.notEqual(another.id, answers[0]?.id);
  });

  it("repeats no answer to somebody whose permission has gone since", async () => {
    const person = server.as("branch-office", "b1", { validFrom: "2020-02-02" });
    const body = { place: "b1", day: "2026-01-01", count: 1 };
    const send = async (client: TestClient): Promise<string> => {
      const answer = await client.ask(make, { body }, "one-key-of-theirs");
      return answer.ok ? "ok" : answer.problem.code;
    };
    assert.deepEqual([await send(person), await send(person)], ["ok", "ok"]);
    const { db, newId, universityId } = { ...server.services, universityId: server.universityId };
    const scripted = async (scopes: Action[]): Promise<TestClient> => {
      const token = newId();
      const values = { id: newId(), account_id: person.accountId, name: "t", created_at: new Date() };
      await db
        .insertInto("api_tokens")
        .values({ ...values, scopes, token_hash: hashOfToken(token) })
        .execute();
      return server.withHeaders({ authorization: `Bearer ${token}` });
    };
    assert.equal(await send(await scripted(["see"])), "token-lacks-scope");
    // It may do this, and need not be let into all that the first answer told.
    assert.equal(await send(await scripted(["record"])), "conflict");
    const role = { id: newId(), university_id: universityId, account_id: person.accountId, role: "reader" as const };
    await db
      .insertInto("roles")
      .values({ ...role, organisation_id: "b1", valid_from: "2020-01-01" })
      .execute();
    assert.equal(await send(person), "conflict");
    await db
      .updateTable("roles")
      .set({ valid_until: "2026-11-23" })
      .where("account_id", "=", person.accountId)
      .execute();
    assert.equal(await send(person), "not-allowed");
    const rows = db.updateTable("roles").set({ revoked_at: new Date() }).where("account_id", "=", person.accountId);
    await rows.execute();
    assert.equal(await send(person), "not-allowed");
  });

  it("answers faults with a reference and no detail, foreseen ones with their code", async () => {
    const crash = await server.nobody.ask(broken, { params: { code: "crash" } });
    assert.ok(!crash.ok);
    assert.equal(crash.problem.code, "internal");
    assert.equal(JSON.stringify(crash.problem).includes("boom"), false);
    const conflict = await server.nobody.ask(broken, { params: { code: "unique" } });
    assert.equal(conflict.ok || conflict.problem.status, 409);
  });

  it("refuses what is too large, what is no JSON, and what is nowhere, each in its words", async () => {
    const headers = await headersOf(server);
    const send = async (payload: string, type: string) =>
      server.app.inject({ method: "POST", url: "/api/t/make", headers: { ...headers, "content-type": type }, payload });
    assert.equal((await send(JSON.stringify({ a: "x".repeat(1_100_000) }), "application/json")).statusCode, 413);
    assert.equal(
      (await send("{", "application/json")).json<{ problems: { code: string }[] }>().problems[0]?.code,
      "not-json",
    );
    assert.equal((await send("a=1", "application/x-www-form-urlencoded")).statusCode, 400);
    assert.equal((await server.app.inject("/api/nowhere")).statusCode, 404);
  });

  it("keeps a hostile file name inside its own header", async () => {
    const { headers } = await server.app.inject("/api/t/download");
    assert.equal(headers["set-cookie"], undefined);
    const named = String(headers["content-disposition"]);
    assert.match(named, /^attachment; filename\*=UTF-8''[\w%.~!'()*-]+$/);
    assert.equal(decodeURIComponent(named.split("''")[1] ?? ""), NAME);
  });

  it("logs the pattern of a route, never addresses, queries, cookies or bodies", async () => {
    await server.app.inject({ url: "/api/t/look/b1?name=%E5%BC%A0%E4%B8%89", headers: await headersOf(server) });
    const text = JSON.stringify(server.logged);
    assert.ok(text.includes("/api/t/look/:place"));
    for (const word of ["%E5%BC%A0", "张三", "biaogan=", "look/b1"]) assert.equal(text.includes(word), false);
  });

  it("says that it lives, that it is ready, and what it counted", async () => {
    assert.equal((await server.app.inject("/healthz")).statusCode, 200);
    assert.equal((await server.app.inject("/readyz")).statusCode, 200);
    const metrics = (await server.app.inject("/metrics")).body;
    assert.match(
      metrics,
      /biaogan_request_seconds_count\{method="GET",route="\/api\/t\/look\/:place",status="200"\} \d+/,
    );
  });

  it("sends the headers that keep other sites out", async () => {
    const { headers } = await server.app.inject("/api/docs");
    assert.match(String(headers["content-security-policy"]), /default-src 'self'/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.match(String(headers["content-type"]), /text\/html/);
  });
});

async function headersOf(server: TestServer): Promise<Record<string, string>> {
  return server.as("branch-office", "b1").headers();
}
