import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";
import { registerGuide } from "#cli/guide.ts";
import { importedGuides } from "#domain/guides/import/imported.ts";
import { parseGuidePack, shippedPacks } from "#formats/guide-pack.ts";
import { runCommand } from "#test/fake-shell.ts";

const folder = mkdtempSync(join(tmpdir(), "biaogan-guide-"));
after(() => rmSync(folder, { recursive: true }));

const SOURCE = fileURLToPath(new URL("../test/fixtures/guides/tiangong-2025.txt", import.meta.url));
const BRANCH_PACK = fileURLToPath(new URL("../guides/tiangong-2025/branch.yaml", import.meta.url));

test("the source gives the text of both packs bit for bit", async () => {
  const { out, err, status } = await runCommand(registerGuide, ["guide", "import", SOURCE, "--json"]);
  assert.deepEqual([err, status], ["", 0]);
  const { guides } = importedGuides.parse(JSON.parse(out));
  const packs = await shippedPacks();
  const plain = (points: readonly { code: string; level1: string; level2: string | null; text: string }[]): unknown =>
    points.map(({ code, level1, level2, text }) => ({ code, level1, level2, text }));
  assert.deepEqual(
    guides.map(({ title, indicators }) => ({ title, indicators })),
    packs.map(({ title, indicators }) => ({ title, indicators })),
  );
  assert.deepEqual(
    guides.map(({ points }) => plain(points)),
    packs.map(({ points }) => plain(points)),
  );
});

test("import prints counts, proposals and warnings in either language", async () => {
  const path = join(folder, "guide.txt");
  writeFileSync(path, "滨海大学样板支部指南\n1.甲\n1.1乙\n（1）每月学习1次。\n此行无处安放\n");
  const chinese = await runCommand(registerGuide, ["guide", "import", path], "zh-CN");
  assert.match(chinese.out, /一级指标1项，二级指标1项，三级指标1项，建议的要求1条/);
  assert.match(chinese.out, /1\.1\(1\) +“每月学习1次”：每月1次，必须/);
  assert.match(chinese.out, /第5行 “此行无处安放” 没有编号/);
  const english = await runCommand(registerGuide, ["guide", "import", path], "en");
  assert.match(english.out, /1 first-level and 1 second-level indicators, 1 point, 1 proposed requirement\n/);
  assert.match(english.out, /“每月学习1次”: once a month, must/);
  assert.match(english.out, /line 5 “此行无处安放” has no number/);
});

test("import --out writes packs that can be read again, with proposals as comments", async () => {
  const target = join(folder, "packs");
  const { status } = await runCommand(registerGuide, ["guide", "import", SOURCE, "--out", target], "zh-CN");
  assert.equal(status, 0);
  assert.deepEqual(readdirSync(target), ["branch.yaml", "department.yaml"]);
  const text = readFileSync(join(target, "branch.yaml"), "utf8");
  const pack = parseGuidePack(text, "branch.yaml");
  assert.deepEqual([pack.guide, pack.appliesTo, pack.points.length], ["branch", "branch", 28]);
  assert.match(text, /# - “每月召开1次党小组会”：每月1次，必须\n/);
});

test("import --out says what is left to do, and never overwrites a pack that somebody worked on", async () => {
  const target = join(folder, "worked-on");
  const words = ["guide", "import", SOURCE, "--out", target];
  assert.match((await runCommand(registerGuide, words, "zh-CN")).out, /写在各条前面的注释里.*还不算数/);
  assert.equal((await runCommand(registerGuide, words, "zh-CN")).status, 0, "the same again changes nothing");
  const file = join(target, "branch.yaml");
  const mine = readFileSync(file, "utf8").replace("requirements: []", "requirements: [] # 核对过");
  writeFileSync(file, mine);
  const again = await runCommand(registerGuide, words, "zh-CN");
  assert.deepEqual([again.status, again.out], [2, ""]);
  assert.match(again.err, /branch\.yaml：已经有这份指南包/);
  assert.equal(readFileSync(file, "utf8"), mine);
});

test("a document that is not there is said so, without the system's own words", async () => {
  const { err, status } = await runCommand(registerGuide, ["guide", "import", join(folder, "no.docx")], "zh-CN");
  assert.equal(status, 2);
  assert.match(err, /no\.docx：找不到这个文件/);
});

test("a document without points is refused with what a guide looks like", async () => {
  const path = join(folder, "letter.txt");
  writeFileSync(path, "今天天气很好。\n");
  const { out, err, status } = await runCommand(registerGuide, ["guide", "import", path, "--json"]);
  assert.deepEqual([out, status], ["", 2]);
  assert.match(err, /letter\.txt: no points were found/);
});

test("diff of a pack and a revised document marks the words and names the requirements", async () => {
  const revised = join(folder, "revised.txt");
  writeFileSync(
    revised,
    readFileSync(SOURCE, "utf8").replace("一般每季度召开1次支部党员大会", "每季度召开2次支部党员大会"),
  );
  const { out } = await runCommand(registerGuide, ["guide", "diff", BRANCH_PACK, revised], "zh-CN");
  assert.match(out, /新增0条，删去0条，改写1条，移动0条，未变27条/);
  assert.match(out, /\[-一般-\]每季度召开\[-1-\]\{\+2\+\}次支部党员大会/);
  assert.match(out, /branch\/1\.2\(1\)\/general-meeting “一般每季度召开1次支部党员大会” 引文已不在/);
  assert.match(out, /branch\/1\.2\(1\)\/committee-meeting “支部委员会会议” 引文仍在/);
});

test("diff takes the JSON of an import on either side and prints JSON", async () => {
  const { out } = await runCommand(registerGuide, ["guide", "import", SOURCE, "--json"]);
  const path = join(folder, "guides.json");
  writeFileSync(path, out);
  const diff: unknown = JSON.parse((await runCommand(registerGuide, ["guide", "diff", path, SOURCE, "--json"])).out);
  assert.deepEqual(Reflect.get(Object(diff), "format"), "biaogan-guide-diff/1");
  assert.match(JSON.stringify(diff), /"unchanged":39.*"unchanged":28/);
  writeFileSync(path, "{}");
  const { err, status } = await runCommand(registerGuide, ["guide", "diff", path, SOURCE]);
  assert.equal(status, 2);
  assert.match(err, /guides\.json, format: this is missing/);
});
