import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import { InputError } from "#domain/problems/problem.ts";
import { parseGuidePack, readGuidePack } from "#formats/guide-pack.ts";

const folder = mkdtempSync(join(tmpdir(), "biaogan-pack-"));
after(() => rmSync(folder, { recursive: true }));

const BRANCH = readFileSync(fileURLToPath(new URL("../guides/tiangong-2025/branch.yaml", import.meta.url)), "utf8");

function codesOf(text: string): string[] {
  try {
    parseGuidePack(text, "pack.yaml");
    return [];
  } catch (error) {
    assert.ok(error instanceof InputError, String(error));
    return error.problems.map(({ code }) => code);
  }
}

function changed(from: string | RegExp, to: string): string {
  const text = BRANCH.replace(from, to);
  assert.notEqual(text, BRANCH);
  return text;
}

test("aliases that multiply, lead nowhere or lead back to themselves are refused", () => {
  const layers = Array.from({ length: 12 }, (_, at) =>
    at === 0
      ? "a0: &a0 [x,x,x]"
      : `a${at}: &a${at} [${Array(10)
          .fill(`*a${at - 1}`)
          .join(",")}]`,
  );
  assert.deepEqual(codesOf(layers.join("\n")), ["pack-bad-alias"]);
  assert.deepEqual(codesOf("a: *nowhere"), ["pack-bad-alias"]);
  assert.ok(codesOf("format: &a [*a]").includes("not-in-list"));
  assert.ok(codesOf("? [a, b]\n: c").includes("unknown-field"));
});

test("a few aliases are a convenience", () => {
  const first = changed("strength: must", "strength: &s must");
  let left = 30;
  assert.deepEqual(codesOf(first.replaceAll("strength: must", (all) => (left-- > 0 ? "strength: *s" : all))), []);
});

test("a kind of requirement that is missing or unknown is told with those there are", () => {
  assert.throws(() => parseGuidePack(changed("kind: count", "kind: counts"), "p"), /“counts” is not .*count \| reg/);
  assert.throws(() => parseGuidePack(changed(/ +kind: count\n/, ""), "p"), /kind: this is missing; use one of: count/);
});

test("a term of thousands of years, and requirements apart that repeat an id or misquote, are refused", () => {
  assert.deepEqual(codesOf(changed("years: 3", "years: 500000")), ["too-big"]);
  assert.deepEqual(codesOf(changed("id: branch/term", "id: branch/1.2(2)/theme-day")), ["duplicate-requirement"]);
  const moved = changed("from: department/4.1(4)", "from: branch/1.1(1)");
  assert.deepEqual(codesOf(moved), ["quote-not-in-point"]);
});

test("a folder, a file that is no text and one far too large are told apart", async () => {
  await assert.rejects(readGuidePack(folder), /this is a folder/);
  await assert.rejects(readGuidePack(join(folder, "none.yaml")), /there is no such file/);
  const path = join(folder, "x.yaml");
  writeFileSync(path, Buffer.from([0x00, 0x01, 0x02, 0xff, 0xfe, 0x00]));
  await assert.rejects(readGuidePack(path), /this is no text/);
  writeFileSync(path, Buffer.alloc(9 * 1024 * 1024, "a"));
  await assert.rejects(readGuidePack(path), /more than the 8 MB allowed/);
});

test("a pack saved in another encoding is read", async () => {
  const path = join(folder, "wide.yaml");
  writeFileSync(path, Buffer.from(`\uFEFF${BRANCH}`, "utf16le"));
  assert.deepEqual(await readGuidePack(path), parseGuidePack(BRANCH, path));
});
