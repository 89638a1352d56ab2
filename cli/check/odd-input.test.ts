import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { registerCheck } from "#cli/check/check.ts";
import { table } from "#cli/table.ts";
import { branch, school } from "#test/factories.ts";
import { runCommand } from "#test/fake-shell.ts";

const folder = mkdtempSync(join(tmpdir(), "biaogan-odd-"));
after(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const check = (...words: string[]) => runCommand(registerCheck, ["check", ...words, "--as-of", "2026-11-24"]);

const BUNDLE = file("bundle.json", school({ organisations: [branch("b1", { name: "一\n\u001b[31m支部\u202e" })] }));

test("a name with line breaks and commands to the terminal stays on its line of the report", async () => {
  for (const words of [[], ["--explain", "1.2(1)"]]) {
    const { out } = await check(BUNDLE, "--guide", "branch", ...words);
    assert.match(out, /一\\n\\u001b\[31m支部\\u202e/);
    assert.doesNotMatch(out, /[\u001b\u202e]/);
  }
});

test("the last days that can be asked about are judged", async () => {
  const { status } = await runCommand(registerCheck, ["check", BUNDLE, "--guide", "branch", "--as-of", "9998-12-31"]);
  assert.equal(status, 1);
});

test("a table of 200,000 rows is laid out", () => {
  const rows = Array.from({ length: 200_000 }, () => ["a", "b"]);
  assert.equal(
    table(
      [
        { heading: "甲", most: 9 },
        { heading: "乙", most: 9 },
      ],
      rows,
    ).length,
    200_001,
  );
});

function pack(of: string): string {
  const requirement = { id: "g/1(1)/a", quote: "x", strength: "must", kind: "roll-up", of: [of] };
  return file("pack.yaml", {
    format: "biaogan-guide/1",
    pack: "p",
    guide: "g",
    title: "指南",
    appliesTo: "department",
    indicators: [],
    points: [{ code: "1(1)", level1: "1", level2: null, text: "x", requirements: [requirement] }],
  });
}

test("a roll-up of a requirement that no guide has is refused, since it would always be met", async () => {
  const { out, err, status } = await check(BUNDLE, "--guide", pack("branch/term2"));
  assert.deepEqual([out, status], ["", 2]);
  assert.match(err, /“g\/1\(1\)\/a” rolls up “branch\/term2”, which is in no guide; the nearest is “branch\/term”/);
  assert.equal((await check(BUNDLE, "--guide", pack("branch/term"))).status, 0);
});
