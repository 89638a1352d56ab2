import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const EXAMPLE = fileURLToPath(new URL("../examples/small.json", import.meta.url));
const CHECK = [MAIN, "--lang", "en", "check", EXAMPLE, "--guide", "branch", "--as-of", "2026-11-24", "--json"];

test("a full disk ends with status 2 and a sentence, never with a stack", { skip: !existsSync("/dev/full") }, () => {
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, CHECK, { stdio: ["ignore", full, "pipe"], encoding: "utf8" });
  closeSync(full);
  assert.equal(status, 2);
  assert.equal(stderr, "The output could not be written (ENOSPC).\n");
});

test("a standard error that cannot be written to does not hide the status", { skip: !existsSync("/dev/full") }, () => {
  const full = openSync("/dev/full", "w");
  const { status, stdout } = spawnSync(process.execPath, [MAIN, "check", "none.json", "--guide", "branch"], {
    stdio: ["ignore", "pipe", full],
    encoding: "utf8",
  });
  closeSync(full);
  assert.deepEqual([status, stdout], [2, ""]);
});

test("a reader that has seen enough is no failure", { skip: process.platform === "win32" }, () => {
  const line = `"$0" "$@" | head -c 1; exit "\${PIPESTATUS[0]}"`;
  const ran = spawnSync("bash", ["-c", line, process.execPath, ...CHECK], { encoding: "utf8" });
  assert.deepEqual([ran.status, ran.stdout, ran.stderr], [1, "{", ""]);
});
