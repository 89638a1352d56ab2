import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { registerBundle } from "#cli/bundle.ts";
import { registerTemplate } from "#cli/template.ts";
import { runCommand } from "#test/fake-shell.ts";
import { testFolder, workbookFile } from "#test/workbook-file.ts";

const folder = testFolder();
const activity = ["a1", "教师支部", "2026-03-05", "三月支委会", "支委会"];
const organisations = [
  ["编号", "名称", "类型"],
  ["b1", "教师支部", "党支部"],
];
const headings = ["编号", "党组织", "日期", "标题", "环节"];

test("a bundle goes to a workbook and back unchanged", async () => {
  const [json, xlsx, back] = ["in.json", "out.xlsx", "back.json"].map((name) => join(folder, name));
  assert.ok(json !== undefined && xlsx !== undefined && back !== undefined);
  const bundle = { format: "biaogan-bundle/1", organisations: [{ id: "b1", kind: "branch", name: "教师支部" }] };
  writeFileSync(json, JSON.stringify(bundle));
  assert.equal((await runCommand(registerBundle, ["bundle", "to-xlsx", json, xlsx])).status, 0);
  const { out, status } = await runCommand(registerBundle, ["bundle", "from-xlsx", xlsx]);
  assert.deepEqual([JSON.parse(out), status], [bundle, 0]);
  await runCommand(registerBundle, ["bundle", "from-xlsx", xlsx, "--out", back]);
  assert.equal(readFileSync(back, "utf8"), out);
});

test("a reference to what is not there is told with its sheet, row and column, and nothing is written", async () => {
  const path = await workbookFile(folder, {
    党组织: organisations,
    活动: [headings, activity, ["a2", "b9", "2026-03-05", "t", "其他"]],
  });
  const { out, err, status } = await runCommand(registerBundle, ["bundle", "from-xlsx", path], "zh-CN");
  assert.deepEqual([out, status], ["", 2]);
  assert.match(err, /工作表“活动” 第3行 “党组织”列：.*b9/);
});

test("a part of a school may name what other parts hold", async () => {
  const path = await workbookFile(folder, { 活动: [headings, activity] });
  const { out, status } = await runCommand(registerBundle, ["bundle", "from-xlsx", path, "--part"]);
  assert.equal(status, 0);
  assert.match(out, /"organisationId":"教师支部"/);
});

test("template writes an empty workbook once, and never over one that is there", async () => {
  const path = join(folder, "template.xlsx");
  const first = await runCommand(registerTemplate, ["template", path], "zh-CN");
  assert.match(first.err, /先看第一页“填写说明”/);
  const before = readFileSync(path);
  const second = await runCommand(registerTemplate, ["template", path], "zh-CN");
  assert.match(second.err, /没有覆盖/);
  assert.equal(second.status, 2);
  assert.deepEqual(readFileSync(path), before);
});

test("a workbook is never written over, and a name must say what the file holds", async () => {
  const path = await workbookFile(folder, { 党组织: organisations });
  const before = readFileSync(path);
  for (const [words, said] of [
    [["to-xlsx", path, path], /没有覆盖/],
    [["merge", path, "--out", path], /没有覆盖/],
    [["to-xlsx", path, join(folder, "x.json")], /请以 \.xlsx 结尾/],
    [["from-xlsx", path, "--out", path], /请以 \.json 结尾/],
  ] as const) {
    const { err, status } = await runCommand(registerBundle, ["bundle", ...words], "zh-CN");
    assert.equal(status, 2);
    assert.match(err, said);
  }
  const template = await runCommand(registerTemplate, ["template", join(folder, "t.docx")], "zh-CN");
  assert.match(template.err, /请以 \.xlsx 结尾/);
  assert.deepEqual(readFileSync(path), before);
});

test("a name that leads nowhere is told with the one that was meant", async () => {
  const path = await workbookFile(folder, {
    党组织: organisations,
    活动: [headings, ["a2", "教师党支部", "2026-03-05", "t", "其他"]],
  });
  const { err } = await runCommand(registerBundle, ["bundle", "validate", path], "zh-CN");
  assert.match(err, /“教师党支部”不在党组织（organisations）之中，最接近的是“教师支部”。/);
});

test("an old or locked Excel file says what to do with it", async () => {
  const path = join(folder, "old.xls");
  writeFileSync(path, Buffer.from("d0cf11e0a1b11ae1", "hex"));
  const { err } = await runCommand(registerBundle, ["bundle", "validate", path], "zh-CN");
  assert.match(err, /旧版 Excel 文件（\.xls）或加了密码/);
});
