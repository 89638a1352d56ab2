import assert from "node:assert/strict";
import { after, test } from "node:test";
import { auditList } from "#api/endpoints/audit.ts";
import { backupStatus } from "#api/endpoints/care.ts";
import { noteCare } from "#server/backup/care.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const administrator = server.as("administrator");

test("where nothing was backed up yet, it says so", async () => {
  const { backup, drill, verified, bytes, postgres } = await administrator.call(backupStatus, {});
  assert.deepEqual([backup, drill, verified], [null, null, null]);
  assert.ok(bytes > 1_000_000);
  assert.match(postgres, /^\d\d/);
});

test("the newest backup and drill are told, a drill that failed as such, and the log holds them", async () => {
  const { db } = server.services;
  await noteCare(db, Temporal.Instant.from("2026-11-22T02:15:00+08:00"), "backup-taken", "aa");
  await noteCare(db, Temporal.Instant.from("2026-11-23T02:15:00+08:00"), "backup-taken", "bb");
  await noteCare(db, Temporal.Instant.from("2026-11-23T03:00:00+08:00"), "restore-drilled");
  await noteCare(db, Temporal.Instant.from("2026-11-24T03:00:00+08:00"), "restore-drill-failed");
  const { backup, drill, verified } = await administrator.call(backupStatus, {});
  assert.deepEqual(backup, { at: "2026-11-22T18:15:00.000Z", well: true, file: "bb" });
  assert.deepEqual(drill, { at: "2026-11-23T19:00:00.000Z", well: false, file: null });
  assert.equal(verified, null);
  const { entries } = await administrator.call(auditList, { query: { action: "backup-taken" } });
  assert.deepEqual(
    entries.map((each) => [each.targetId, each.address]),
    [
      ["bb", "console"],
      ["aa", "console"],
    ],
  );
});
