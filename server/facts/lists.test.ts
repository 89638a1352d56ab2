import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { sql } from "kysely";
import { z } from "zod";
import { factRows } from "#api/endpoints/facts.ts";
import { bundleLists, listNames } from "#domain/bundle/bundle.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { factSamples } from "#test/fact-samples.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient } from "#test/server.ts";

const server = await startTestServer();
after(server.close);

const samples = await factSamples(server);
let serial = 0;

/** The entry of a record whose list only the type parameter knows. */
function entryIn(record: unknown): unknown {
  return z.object({ entry: z.unknown() }).parse(record).entry;
}

async function code(asked: ReturnType<TestClient["ask"]>): Promise<string> {
  const answer = await asked;
  return answer.ok ? "ok" : answer.problem.code;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties what the list is written with to its rows
function lifeOf<Name extends ListName>(name: Name): void {
  const rows = factRows[name];
  const { writer, stranger } = samples[name];
  serial += 1;
  const [entry, corrected] = [samples[name].entry(serial), samples[name].corrected(serial)];
  const [own, other] = [server.as(...writer), server.as(...stranger)];

  test(`${name}: recorded, read, corrected, withdrawn, brought back, with a history of all of it`, async () => {
    const { record } = await own.call(rows.create, { body: { entry } });
    assert.deepEqual(entryIn(record), entry);
    assert.equal(record.recordedAt, "2026-11-24T10:00:00.000+08:00");
    const params = { id: record.id };
    assert.deepEqual(await own.call(rows.get, { params }), record);

    const second = await own.call(rows.correct, { params, body: { version: 1, reason: "写错了", entry: corrected } });
    assert.equal(second.record.version, 2);
    assert.deepEqual(entryIn(second.record), corrected);
    assert.deepEqual(await own.call(rows.get, { params }), second.record);

    const stale = await own.ask(rows.correct, { params, body: { version: 1, reason: "晚了", entry } });
    assert.ok(!stale.ok);
    assert.equal(stale.problem.code, "stale-version");
    const current = z.object({ version: z.int(), entry: z.unknown() }).parse(stale.problem.current);
    assert.deepEqual([current.version, current.entry], [2, corrected]);

    const gone = await own.call(rows.withdraw, { params, body: { version: 2, reason: "录重了" } });
    assert.equal(gone.version, 3);
    assert.equal(await code(own.ask(rows.get, { params })), "not-found");
    const back = await own.call(rows.restore, { params, body: { version: 3, reason: "并没有录重" } });
    assert.deepEqual([back.record.version, entryIn(back.record)], [4, corrected]);
    assert.equal(back.record.recordedAt, record.recordedAt, "the clock of the first version stays");
    assert.deepEqual(await own.call(rows.get, { params }), back.record);

    const { versions, abilities } = await own.call(rows.history, { params });
    assert.deepEqual(abilities, { restore: { allowed: true } });
    assert.deepEqual(
      versions.map((each) => [each.version, each.action, each.reason, each.by]),
      [
        [4, "correct", "并没有录重", writer.join(" ")],
        [3, "withdraw", "录重了", writer.join(" ")],
        [2, "correct", "写错了", writer.join(" ")],
        [1, "create", null, writer.join(" ")],
      ],
    );
    assert.deepEqual(versions.at(-1)?.entry, entry);
  });

  test(`${name}: what stands in the table is an entry of the bundle`, async () => {
    assert.ok((await own.call(rows.list, {})).total > 0);
    const table = name === "weakBranches" ? "weak_branches" : name;
    const stored = await sql<{ entry: unknown }>`select entry from ${sql.table(table)}`.execute(server.services.db);
    for (const each of stored.rows) assert.ok(bundleLists[name].safeParse(each.entry).success);
  });

  test(`${name}: who may not see one cannot tell that it is there`, async () => {
    const list = await own.call(rows.list, { query: { sort: "recorded" } });
    const id = list.records.find((each) => each.version === 4)?.id ?? "";
    assert.notEqual(id, "");
    const hidden = await other.ask(rows.get, { params: { id } });
    const absent = await other.ask(rows.get, { params: { id: "nowhere" } });
    assert.deepEqual(hidden, absent);
    assert.equal(await code(other.ask(rows.history, { params: { id } })), "not-found");
    const change = { version: 4, reason: "试试" };
    assert.equal(await code(other.ask(rows.correct, { params: { id }, body: { ...change, entry } })), "not-found");
    assert.equal(await code(other.ask(rows.withdraw, { params: { id }, body: change })), "not-found");
    assert.equal(await code(other.ask(rows.restore, { params: { id }, body: change })), "not-found");
    const theirs = await other.ask(rows.list, {});
    if (theirs.ok) assert.ok(!theirs.value.records.some((each) => each.id === id));
  });

  test(`${name}: the same creation sent twice makes one`, async () => {
    serial += 1;
    const before = await own.call(rows.list, {});
    const sent = { body: { entry: samples[name].entry(serial) } };
    const key = `twice-${name}`;
    const [one, two] = await Promise.all([own.call(rows.create, sent, key), own.call(rows.create, sent, key)]);
    assert.equal(one.record.id, two.record.id);
    const now = await own.call(rows.list, {});
    assert.equal(now.total, before.total + 1);
  });
}

describe("every list", () => {
  for (const name of listNames) lifeOf(name);
});

test("every version has its entry in the log, and the chain holds", async () => {
  const { db } = server.services;
  const versions = await db
    .selectFrom("fact_versions")
    .select(["list", "id", "version"])
    .where("account_id", "is not", null)
    .execute();
  const logged = await db.selectFrom("audit_log").selectAll().orderBy("sequence").execute();
  assert.equal(logged.length, versions.length);
  assert.ok(
    logged.every((each, row) => row === 0 || each.previous_hash.equals(logged[row - 1]?.hash ?? Buffer.alloc(0))),
  );
});
