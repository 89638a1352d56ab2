import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { registerExample } from "#cli/example.ts";
import { readBundleFile } from "#formats/bundle-json/read.ts";
import { readWorkbook } from "#formats/workbook/read.ts";
import { runCommand } from "#test/fake-shell.ts";

const folder = mkdtempSync(join(tmpdir(), "biaogan-example-"));
after(() => rmSync(folder, { recursive: true }));

const COMMITTED = fileURLToPath(new URL("../examples/", import.meta.url));

test("the committed example is what the command makes today", async () => {
  const out = join(folder, "small.json");
  const ran = await runCommand(registerExample, ["example", "--scale", "small", "--out", out]);
  assert.equal(ran.status, 0);
  assert.match(ran.err, /holidays of 2027 are not published yet/);
  assert.equal(readFileSync(out, "utf8"), readFileSync(join(COMMITTED, "small.json"), "utf8"));
});

test("the committed workbook holds the same as the committed bundle", async () => {
  const fromWorkbook = await readWorkbook(join(COMMITTED, "small.xlsx"));
  const fromBundle = await readBundleFile(join(COMMITTED, "small.json"));
  const withoutNulls = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (_, each: unknown) => each ?? undefined));
  assert.deepEqual(withoutNulls(fromWorkbook.bundle), withoutNulls(fromBundle));
});

test("a wrong date, seed or ending is refused", async () => {
  for (const args of [
    ["--as-of", "2026-02-30"],
    ["--seed", "x"],
    ["--scale", "huge"],
  ]) {
    await assert.rejects(runCommand(registerExample, ["example", "--out", join(folder, "x.json"), ...args]), /invalid/);
  }
  assert.equal((await runCommand(registerExample, ["example", "--out", join(folder, "x.csv")])).status, 2);
});

test("a seed that is no number and a day at the end of all calendars are refused", async () => {
  for (const words of [
    ["--seed", ""],
    ["--seed", "1e400"],
    ["--as-of", "9999-12-31"],
    ["--as-of", "2026-02-30"],
  ]) {
    await assert.rejects(runCommand(registerExample, ["example", "--out", "never.json", ...words]), /invalid/);
  }
});
