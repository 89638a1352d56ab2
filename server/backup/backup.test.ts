import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { InputError } from "#domain/problems/problem.ts";
import { drill } from "#server/backup/drill.ts";
import { restoreBackup } from "#server/backup/restore.ts";
import { takeBackup } from "#server/backup/take.ts";
import type { Manifest } from "#server/backup/manifest.ts";
import { readBackup } from "#test/backup-file.ts";
import { testDatabase } from "#test/database.ts";
import type { TestDatabase } from "#test/database.ts";
import { zipOf } from "#test/zip-file.ts";

const taken = Temporal.Instant.from("2026-11-24T08:00:00Z");

async function fill({ db }: TestDatabase): Promise<void> {
  await sql`insert into universities (name) values ('示例大学'), ('另一所大学')`.execute(db);
  await sql`insert into organisations (university_id, id, kind, name, path, version, recorded_at, entry, official_order, founded_on)
    select 1, 'b' || n, 'branch', '第' || n || '党支部', array['u1', 'b' || n], 1, now(), jsonb_build_object('id', 'b' || n, '引号"', E'换\n行'),
    n / 3.0, date '2020-01-01' + n from generate_series(1, 5000) n`.execute(db);
  await sql`insert into fact_versions (university_id, list, id, version, action, recorded_at, entry, private, salt)
    values (1, 'activities', 'a1', 1, 'create', '2026-03-01 10:00:00.123456+08', '{"a":1.50}', null, '\\x00ff10')`.execute(
    db,
  );
}

const refusedWith = (code: string) => (error: unknown) =>
  error instanceof InputError && error.problems.some((each) => each.code === code);

describe("a backup", () => {
  let source: TestDatabase;
  let folder: string;
  let manifest: Manifest;
  const file = () => join(folder, "school.biaogan");

  before(async () => {
    source = await testDatabase();
    folder = await mkdtemp(join(tmpdir(), "biaogan-backup-"));
    await fill(source);
    manifest = await takeBackup(source.db, file(), taken);
  });
  after(async () => {
    await source.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("holds every table with its count, its hash and the schema's version, and only its owner may read it", async () => {
    const rows = Object.fromEntries(manifest.tables.map((each) => [each.table, each.rows]));
    assert.equal(rows["organisations"], 5000);
    assert.equal(rows["universities"], 2);
    assert.deepEqual(manifest.migrations.slice(0, 1), ["0001_base.sql"]);
    assert.ok(!("sessions" in rows), "who is signed in is left out");
    assert.equal((await stat(file())).mode & 0o777, 0o600);
    const { tables } = await source.db.introspection
      .getTables()
      .then((all) => ({ tables: all.map((each) => each.name) }));
    const told = [...manifest.tables.map((each) => each.table), ...manifest.leftOut, "schema_migrations"];
    assert.deepEqual(told.toSorted(), tables.toSorted());
  });

  test("is restored row by row as it was, and numbers go on after the highest", async () => {
    const target = await testDatabase();
    try {
      const { compared } = await restoreBackup(target.db, file());
      assert.deepEqual(
        compared.filter((each) => !each.same),
        [],
      );
      const again = join(folder, "again.biaogan");
      const second = await takeBackup(target.db, again, taken);
      assert.deepEqual(second.tables, manifest.tables);
      const next = await sql<{ id: number }>`insert into universities (name) values ('x') returning id`.execute(
        target.db,
      );
      assert.equal(next.rows[0]?.id, 3);
    } finally {
      await target.close();
    }
  });

  test("sees one moment, whatever is written meanwhile", async () => {
    const own = join(folder, "meanwhile.biaogan");
    let written = 0;
    const during = await takeBackup(source.db, own, taken, (table) => {
      if (table !== "universities" || written > 0) return;
      written += 1;
      void sql`update organisations set name = 'changed' where id = 'b77'`.execute(source.db);
    });
    assert.equal(written, 1);
    assert.deepEqual(
      during.tables.map((each) => each.sha256),
      manifest.tables.map((each) => each.sha256),
    );
    await sql`update organisations set name = '第77党支部' where id = 'b77'`.execute(source.db);
  });

  test("is not restored over anything, and nothing changes", async () => {
    await assert.rejects(restoreBackup(source.db, file()), refusedWith("place-not-empty"));
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from organisations`.execute(source.db);
    assert.equal(rows[0]?.count, 5000);
  });

  test("that was cut, changed or never one is refused with a sentence, and the place stays empty", async () => {
    const target = await testDatabase();
    const bytes = await readFile(file());
    const parts = await readBackup(file());
    const changed = {
      ...parts,
      "tables/organisations.jsonl": (parts["tables/organisations.jsonl"] ?? "").replace("第9党支部", "第8党支部"),
    };
    const cases: [string, Buffer | string, string][] = [
      ["cut.biaogan", bytes.subarray(0, bytes.length / 2), "not-a-backup"],
      ["noise.biaogan", "no zip at all", "not-a-backup"],
      ["other.zip", zipOf({ "bundle.json": "{}" }), "not-a-backup"],
      ["changed.biaogan", zipOf(changed), "backup-wrong-hash"],
      ["missing.biaogan", zipOf({ "manifest.json": parts["manifest.json"] ?? "" }), "backup-incomplete"],
      [
        "newer.biaogan",
        zipOf({ ...parts, "manifest.json": (parts["manifest.json"] ?? "").replace("0001_base.sql", "9999_x.sql") }),
        "backup-newer",
      ],
    ];
    try {
      for (const [name, content, code] of cases) {
        const path = join(folder, name);
        await writeFile(path, content);
        await assert.rejects(restoreBackup(target.db, path), refusedWith(code), name);
      }
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(4000) ^ 0xff, 4000);
      await writeFile(join(folder, "flipped.biaogan"), flipped);
      await assert.rejects(restoreBackup(target.db, join(folder, "flipped.biaogan")), InputError);
      await assert.rejects(restoreBackup(target.db, join(folder, "none")), refusedWith("backup-not-found"));
      const { compared } = await restoreBackup(target.db, file());
      assert.ok(
        compared.every((each) => each.same),
        "after all the refusals the real one goes in",
      );
    } finally {
      await target.close();
    }
  });

  test("of an older version gets the changes that have come since", async () => {
    const migrations = join(folder, "migrations");
    await cp(join(import.meta.dirname, "..", "..", "db", "migrations"), migrations, { recursive: true });
    await writeFile(
      join(migrations, "9000_later.sql"),
      "alter table universities add column motto text not null default '自强';\n",
    );
    const target = await testDatabase();
    try {
      const { compared } = await restoreBackup(target.db, file(), () => {}, migrations);
      assert.ok(compared.every((each) => each.same));
      const { rows } = await sql<{ motto: string }>`select motto from universities`.execute(target.db);
      assert.deepEqual(
        rows.map((each) => each.motto),
        ["自强", "自强"],
      );
    } finally {
      await target.close();
    }
  });

  test("is tried out in a scratch database that is gone afterwards, even when it is damaged", async () => {
    const reached = { db: source.db, connection: source.connection };
    const { compared, audit } = await drill(reached, file());
    assert.ok(compared.every((each) => each.same));
    assert.equal(audit.length, 2);
    await assert.rejects(drill(reached, join(folder, "changed.biaogan")), InputError);
    const left = await sql`select from pg_database where datname like 'biaogan_drill_%'`.execute(source.db);
    assert.equal(left.rows.length, 0);
  });
});
