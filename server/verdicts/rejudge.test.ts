import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import fc from "fast-check";
import { inTransaction } from "#server/db/db.ts";
import { rejudge } from "#server/verdicts/rejudge.ts";
import { verifyVerdicts } from "#server/verdicts/verify.ts";
import { makeExample } from "#domain/example/make-example.ts";
import { packs } from "#test/factories.ts";
import { assignPacks, loadBundle } from "#test/load-bundle.ts";
import { ledger } from "#test/random-ledger.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { services } = server;
const { db } = services;

async function judgeAll(universityId: number): Promise<number> {
  const rows = await db.selectFrom("organisations").select("id").where("university_id", "=", universityId).execute();
  const changes = await inTransaction(db, (tx) =>
    rejudge(
      tx,
      services,
      universityId,
      rows.map((each) => each.id),
    ),
  );
  return changes.length;
}

describe("kept verdicts are those of the facts", () => {
  test("of the example university, judged organisation by organisation", async () => {
    const example = makeExample({
      seed: 7,
      scale: "small",
      asOf: "2026-11-24",
      holidays: { holidays: {}, workdays: {} },
    });
    const bundle = { ...example, activities: [...example.activities] };
    const id = await loadBundle(db, bundle);
    const root = bundle.organisations.find((each) => each.parentId == null);
    await assignPacks(db, id, root?.id ?? "", packs);
    assert.ok((await judgeAll(id)) > 100);
    const verified = await verifyVerdicts(services, id);
    assert.deepEqual(verified.differences.slice(0, 5), []);
    assert.ok(verified.verdicts > 200);
    assert.equal(await judgeAll(id), 0, "judging again changes nothing");
  });

  test("of random ledgers", async () => {
    await fc.assert(
      fc.asyncProperty(ledger, async (bundle) => {
        const id = await loadBundle(db, bundle);
        await assignPacks(db, id, "u1", packs);
        await judgeAll(id);
        assert.deepEqual((await verifyVerdicts(services, id)).differences, []);
      }),
      { numRuns: 15 },
    );
  });
});
