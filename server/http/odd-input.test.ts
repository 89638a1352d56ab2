import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";
import { previewReform } from "#api/endpoints/organisations.ts";
import { importBundle } from "#api/endpoints/exchange.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { search } from "#api/endpoints/search.ts";
import { readVerdicts } from "#api/endpoints/verdicts.ts";
import type { Answer } from "#api/client.ts";
import type { Endpoint } from "#api/endpoint.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import { bundleText } from "#formats/bundle-json/write.ts";
import { held } from "#test/factories.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

describe("odd input is refused with a sentence, and is no error of the server", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  const codeOf = <Row extends Endpoint>(answer: Answer<Row>): string => (answer.ok ? "ok" : answer.problem.code);

  for (const [what, odd] of [
    ["NUL", "a\u0000b"],
    ["half of a surrogate pair", "a\ud800b"],
  ] as const) {
    test(what, async () => {
      const office = server.as("branch-office", "b1");
      const { id: _id, ...entry } = held("2026-11-03", "theme-day", { title: odd });
      const codes = [
        codeOf(await office.ask(factRows.activities.create, { body: { entry } })),
        codeOf(
          await office.ask(factRows.activities.create, { body: { entry: { ...entry, title: "x", minutes: odd } } }),
        ),
        codeOf(
          await office.ask(importBundle, {
            body: Buffer.from(bundleText({ ...emptyBundle(), activities: [{ ...entry, id: "odd" }] })),
            query: { commit: "true" },
          }),
        ),
      ];
      assert.deepEqual(codes, ["invalid-input", "invalid-input", "invalid-input"]);
    });
  }

  test("what is beyond measure: a file in the title, thousands of segments, the year 9999", async () => {
    const office = server.as("branch-office", "b1");
    const { id: _id, ...entry } = held("2026-11-03", "theme-day");
    const [segment] = entry.segments;
    assert.ok(segment !== undefined);
    const problemsOf = async (change: Partial<typeof entry>): Promise<string[]> => {
      const body = { entry: { ...entry, ...change } };
      const answers = [
        await office.ask(factRows.activities.create, { body }),
        await office.ask(factRows.activities.correct, {
          params: { id: "nowhere" },
          body: { version: 1, reason: "x", ...body },
        }),
      ];
      const [created = [], corrected = []] = answers.map((answer) =>
        answer.ok ? [] : (answer.problem.problems ?? []).map((each) => `${each.code} ${each.path.join(".")}`),
      );
      // What needs today's date is asked once the record is found.
      assert.ok(corrected.length === 0 || corrected.join() === created.join());
      return created;
    };
    assert.deepEqual(await problemsOf({ title: "长".repeat(501) }), ["too-long entry.title"]);
    assert.deepEqual(await problemsOf({ place: "x".repeat(200_000) }), ["too-long entry.place"]);
    assert.deepEqual(await problemsOf({ minutes: "x".repeat(200_001) }), ["too-long entry.minutes"]);
    const many = Array.from({ length: 5000 }, () => segment);
    assert.deepEqual(await problemsOf({ segments: many }), ["too-many entry.segments"]);
    assert.deepEqual(await problemsOf({ segments: [{ ...segment, topics: many.map((_, at) => `t${at}`) }] }), [
      "too-many entry.segments.0.topics",
    ]);
    assert.deepEqual(await problemsOf({ observers: 1e12 }), ["too-big entry.observers"]);
    assert.deepEqual(await problemsOf({ heldOn: "9999-12-31" }), ["date-out-of-range entry.heldOn"]);
    assert.deepEqual(await problemsOf({ heldOn: "1920-12-31" }), ["date-out-of-range entry.heldOn"]);
    assert.deepEqual(await problemsOf({ heldOn: "2027-11-26" }), ["date-too-far-ahead entry.heldOn"]);
    const answer = await office.ask(factRows.plans.create, { body: { entry: { ...entry, heldOn: "2027-11-25" } } });
    assert.ok(answer.ok, "a year ahead is planned");
    // What people do enter stays possible.
    assert.deepEqual(
      await problemsOf({ title: "长".repeat(500), minutes: "记".repeat(200_000), segments: many.slice(0, 50) }),
      [],
    );
  });

  test("the same limits hold for a file that is imported, and say where", async () => {
    const office = server.as("branch-office", "b1");
    const activities = [
      held("2026-11-03", "theme-day", { title: "长".repeat(501) }),
      held("2028-11-03", "theme-day"),
      held("2026-11-03", "theme-day"),
    ];
    const answer = await office.ask(importBundle, {
      body: Buffer.from(bundleText({ ...emptyBundle(), activities })),
      query: { commit: "true" },
    });
    assert.ok(answer.ok);
    assert.deepEqual(
      answer.value.problems.map((each) => each.code),
      ["too-long", "date-too-far-ahead"],
    );
    assert.doesNotThrow(
      () => parseBundle(JSON.parse(bundleText({ ...emptyBundle(), activities }))),
      "a file may hold them",
    );
  });

  test("a reason, a name and a day outside an entry", async () => {
    const office = server.as("university-office");
    const body = {
      on: "9999-01-01",
      reason: "由".repeat(2001),
      steps: [{ kind: "re-found" as const, from: "b4", into: { name: "名".repeat(201) } }],
    };
    const answer = await office.ask(previewReform, { body });
    assert.ok(!answer.ok);
    assert.deepEqual((answer.problem.problems ?? []).map((each) => each.code).toSorted(), [
      "date-out-of-range",
      "too-long",
      "too-long",
    ]);
    assert.match(JSON.stringify(answer.problem), /这里有2001个字符，最多2000个/);
  });

  test("an address that cannot be read, or is too long", async () => {
    const told = async (url: string, language: string) => {
      const answer = await server.app.inject({ url, headers: { "accept-language": language } });
      assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/, url);
      const { code, status, title } = answer.json<{ code: string; status: number; title: string }>();
      assert.equal(status, answer.statusCode);
      return [status, code, title.length > 0 && /[\u4e00-\u9fff]/.test(title) ? "zh" : "en"];
    };
    for (const url of ["/api/%ff", "/%E0%A4%A", "/api/activities/%c3%28"]) {
      assert.deepEqual(await told(url, "en"), [400, "malformed", "en"]);
    }
    assert.deepEqual(await told("/api/%ff", "zh"), [400, "malformed", "zh"]);
    assert.deepEqual(await told(`/api/activities/${"a".repeat(201)}`, "en"), [414, "address-too-long", "en"]);
  });

  test("what is no request of HTTP, and headers without end", async () => {
    const { port } = new URL(await server.listen());
    const said = async (text: string): Promise<string> => {
      const socket = connect(Number(port), "127.0.0.1");
      socket.end(text);
      return (await socket.setEncoding("utf8").toArray()).join("");
    };
    const headers = await said(`GET /${"a".repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`);
    assert.match(headers, /^HTTP\/1\.1 431 .*application\/problem\+json/s);
    assert.match(headers, /"code":"headers-too-large".*网址或请求头太大.*The address or the headers are too large/s);
    assert.match(await said("HELLO\r\n\r\n"), /^HTTP\/1\.1 400 .*"code":"malformed"/s);
  });

  test("NUL in an address", async () => {
    const office = server.as("branch-office", "b1");
    assert.deepEqual(
      [
        codeOf(await office.ask(factRows.activities.get, { params: { id: "\u0000" } })),
        codeOf(await office.ask(factRows.activities.list, { query: { text: "\u0000" } })),
        codeOf(await office.ask(search, { query: { text: "a\u0000" } })),
      ],
      ["invalid-input", "invalid-input", "invalid-input"],
    );
  });

  test("an as-of day at the end of the calendar", async () => {
    const office = server.as("branch-office", "b1");
    for (const asOf of ["9999-12-31", "0001-01-01"]) {
      assert.equal(codeOf(await office.ask(readVerdicts, { params: { id: "b1" }, query: { asOf } })), "invalid-input");
    }
  });
});
