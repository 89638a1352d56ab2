import assert from "node:assert/strict";
import { chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { registerAudit } from "#cli/audit.ts";
import { registerBackup } from "#cli/backup.ts";
import { registerImport } from "#cli/import.ts";
import { registerRestore } from "#cli/restore.ts";
import { readConfig } from "#server/config.ts";
import { fillWithExample } from "#server/demo/fill.ts";
import { startServer } from "#server/main.ts";
import type { RunningServer } from "#server/main.ts";
import { runCommand } from "#test/fake-shell.ts";

describe("commands beside a running server", () => {
  let folder: string;
  let server: RunningServer | undefined;
  const at = (name: string) => join(folder, name);
  const on = (data: string) => {
    process.env["BIAOGAN_DATA"] = at(data);
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "biaogan-commands-"));
    // Started by root, the database runs as another user, who must get through.
    await chmod(folder, 0o711);
    on("data");
    server = await startServer(readConfig({ BIAOGAN_DATA: at("data"), PORT: "0", BIAOGAN_LOG_LEVEL: "silent" }));
    const accounts = await fillWithExample(server.services, "small");
    assert.deepEqual(new Set(accounts.map((each) => each.role)).size, accounts.length);
  });
  after(async () => {
    await server?.stop();
    delete process.env["BIAOGAN_DATA"];
    await rm(folder, { recursive: true, force: true });
  });

  test("back up, verify and try out what it keeps", async () => {
    const backup = await runCommand(registerBackup, ["backup", "--out", at("b.zip")]);
    assert.deepEqual([backup.status, backup.err], [0, ""]);
    assert.match(backup.out, /Backed up .*: \d+ tables, \d+ rows, .* SHA-256 [0-9a-f]{64}/);
    assert.equal((await stat(at("b.zip"))).mode & 0o777, 0o600);
    const verified = await runCommand(registerAudit, ["audit", "verify"]);
    assert.match(verified.out, /^The audit log is whole/);
    const drilled = await runCommand(registerRestore, ["restore", "--drill", at("b.zip")]);
    assert.deepEqual(
      [
        drilled.status,
        /The drill went well: the backup of \d+ \w+ \d{4}, \d\d:\d\d \(Beijing time\)/.test(drilled.out),
      ],
      [0, true],
      drilled.out + drilled.err,
    );
    const exported = await runCommand(registerAudit, ["audit", "export", "--out", at("log.jsonl")]);
    assert.equal(exported.status, 0);
    const log = await readFile(at("log.jsonl"), "utf8");
    assert.match(log, /"action":"import"/);
    // Each of them wrote itself into the log, and the log is whole with it.
    const written = [...log.matchAll(/"action":"((?:backup|restore|audit)-[a-z-]+)"/g)].map((each) => each[1]);
    assert.deepEqual(written, ["backup-taken", "audit-verified", "restore-drilled"]);
    const sha256 = /SHA-256 ([0-9a-f]{64})/.exec(backup.out)?.[1] ?? "none";
    assert.ok(log.includes(sha256));
    assert.match((await runCommand(registerAudit, ["audit", "verify"])).out, /^The audit log is whole/);
  });

  test("write nothing over what is there, and half of nothing", async () => {
    const over = await runCommand(registerRestore, ["restore", at("b.zip")]);
    assert.deepEqual([over.status, /already holds data/.test(over.err)], [2, true]);
    const nowhere = await runCommand(registerBackup, ["backup", "--out", at("no/such/folder/b.zip")]);
    assert.deepEqual([nowhere.status, /cannot be written \(ENOENT\)/.test(nowhere.err)], [2, true]);
  });

  test("tell a place without data from one with it", async () => {
    on("elsewhere");
    const backup = await runCommand(registerBackup, ["backup", "--out", at("c.zip")]);
    assert.deepEqual([backup.status, /there is no data in/.test(backup.err)], [2, true]);
    on("data");
  });

  test("take in a file dry first, then for good, and a second time nothing", async () => {
    const file = join(import.meta.dirname, "..", "examples", "small.json");
    const dry = await runCommand(registerImport, ["import", file]);
    assert.match(dry.out, /This was a dry run/);
    const done = await runCommand(registerImport, ["import", file, "--commit"]);
    assert.match(done.out + done.err, /Imported|Not imported/);
  });

  test("restore into an empty place once the server is gone", async () => {
    await server?.stop();
    server = undefined;
    on("restored");
    const restored = await runCommand(registerRestore, ["restore", at("b.zip")]);
    assert.deepEqual(
      [restored.status, /every count and hash as in the backup/.test(restored.out)],
      [0, true],
      restored.err,
    );
    const verified = await runCommand(registerAudit, ["audit", "verify"]);
    assert.match(verified.out, /^The audit log is whole/);
  });
});
