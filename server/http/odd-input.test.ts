import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { importBundle } from "#api/endpoints/exchange.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { search } from "#api/endpoints/search.ts";
import { readVerdicts } from "#api/endpoints/verdicts.ts";
import type { Answer } from "#api/client.ts";
import type { Endpoint } from "#api/endpoint.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
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
