import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { prepared } from "#server/db/prepared.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

describe("statements that each connection keeps planned", () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.close());

  test("a marked statement is kept once, however often it is sent, and one without a mark is not", async () => {
    await server.services.db.connection().execute(async (db) => {
      for (const [mark, kept] of [
        [sql``, 0],
        [prepared, 1],
      ] as const) {
        for (const word of ["one", "two"]) {
          const { rows } = await sql<{ word: string }>`${mark} select ${word}::text as word`.execute(db);
          assert.deepEqual(rows, [{ word }], "each time with its own values");
        }
        const { rows } = await sql<{ kept: number }>`select count(*)::int as kept from pg_prepared_statements
          where statement like ${"%as word"} and name <> ''`.execute(db);
        assert.deepEqual(rows, [{ kept }]);
      }
    });
  });
});
