import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import { registerGuide } from "#cli/guide.ts";
import { runCommand } from "#test/fake-shell.ts";

const folder = mkdtempSync(join(tmpdir(), "biaogan-out-"));
after(() => rmSync(folder, { recursive: true }));

const SOURCE = fileURLToPath(new URL("../test/fixtures/guides/tiangong-2025.txt", import.meta.url));
const importTo = (out: string) => runCommand(registerGuide, ["guide", "import", SOURCE, "--out", out]);

test("a folder that cannot be made is told in words, and nothing is printed", async () => {
  const inTheWay = join(folder, "file");
  writeFileSync(inTheWay, "");
  for (const out of [inTheWay, join(inTheWay, "x"), ""]) {
    const ran = await importTo(out);
    assert.deepEqual([ran.out, ran.status], ["", 2]);
    assert.match(ran.err, /cannot be written \((?:EEXIST|ENOTDIR|ENOENT)\)/);
  }
});

test("of two packs neither stays when one cannot be written", async () => {
  const out = join(folder, "packs");
  mkdirSync(join(out, "branch.yaml", "in-the-way"), { recursive: true });
  const ran = await importTo(out);
  assert.equal(ran.status, 2);
  assert.ok(!existsSync(join(out, "department.yaml")));
});

test("what a guide says to the terminal is shown and not done", async () => {
  const path = join(folder, "esc.txt");
  writeFileSync(path, "1.甲\u001b[31m\n1.1乙\n（1）每月学习1次。\n无处安放\u001b[2J\n");
  const { out } = await runCommand(registerGuide, ["guide", "import", path]);
  assert.doesNotMatch(out, /\u001b/);
});
