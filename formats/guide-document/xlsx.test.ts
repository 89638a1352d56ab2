import assert from "node:assert/strict";
import { test } from "node:test";
import exceljs from "exceljs";
import { importGuides } from "#domain/guides/import/import-guides.ts";
import { readXlsxGuide } from "#formats/guide-document/xlsx.ts";
import { zipOf } from "#test/zip-file.ts";

async function bytesOf(workbook: exceljs.Workbook): Promise<Uint8Array> {
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

test("titles over all columns, merged cells, rich text, formulas, line breaks and numbers as numbers are read as shown", async () => {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet("样板支部");
  sheet.addRow(["渤海大学样板支部工作指标"]);
  sheet.mergeCells("A1:E1");
  sheet.addRow(["（2025年版）"]);
  sheet.mergeCells("A2:E2");
  sheet.addRow(["序号", "一级指标", "二级指标", "三级指标", "佐证材料"]);
  sheet.addRow([
    1,
    "一、教育",
    "1.学习",
    "（1）每月学习1次\n（2）每年讲党课1次",
    { richText: [{ text: "学习" }, { text: "记录" }] },
  ]);
  sheet.addRow([2, null, "2.活动", "（1）主题党日", { formula: 'CONCATENATE("签","到")', result: "签到" }]);
  sheet.addRow([3, "二、管理", 1.1, "（1）程序规范", null]);
  sheet.mergeCells("B4:B5");
  const hidden = workbook.addWorksheet("草稿");
  hidden.state = "hidden";
  hidden.addRow(["不应读到"]);

  const { guides, warnings } = importGuides(await readXlsxGuide(await bytesOf(workbook), "a.xlsx"));
  assert.equal(guides.length, 1);
  assert.equal(guides[0]?.title, "渤海大学样板支部工作指标");
  assert.deepEqual(
    guides[0]?.indicators.map(({ code, title }) => [code, title]),
    [
      ["1", "教育"],
      ["1.1", "学习"],
      ["1.2", "活动"],
      ["2", "管理"],
      ["2.1", ""],
    ],
  );
  assert.deepEqual(guides[0]?.points, [
    { code: "1.1(1)", level1: "1", level2: "1.1", text: "每月学习1次", evidence: "学习记录" },
    { code: "1.1(2)", level1: "1", level2: "1.1", text: "每年讲党课1次", evidence: "学习记录" },
    { code: "1.2(1)", level1: "1", level2: "1.2", text: "主题党日", evidence: "签到" },
    { code: "2.1(1)", level1: "2", level2: "2.1", text: "程序规范" },
  ]);
  assert.deepEqual(
    warnings.map(({ line, text }) => [line, text]),
    [[2, "（2025年版）"]],
  );
});

test("two sheets are two guides, named by their sheets where they have no title", async () => {
  const workbook = new exceljs.Workbook();
  for (const name of ["标杆院系", "样板支部"]) {
    const sheet = workbook.addWorksheet(name);
    sheet.addRow(["一级指标", "二级指标", "三级指标", "分值"]);
    sheet.addRow(["1.甲", "1.1 乙", "（1）丙", 5]);
  }
  const { guides, warnings } = importGuides(await readXlsxGuide(await bytesOf(workbook), "a.xlsx"));
  assert.deepEqual(
    guides.map(({ title }) => title),
    ["标杆院系", "样板支部"],
  );
  assert.deepEqual(
    warnings.map(({ line, text }) => [line, text]),
    [
      [2, "5"],
      [2, "5"],
    ],
  );
});

test("a sheet that claims billions of merged cells is refused at once", async () => {
  const sheet =
    '<worksheet><sheetData/><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>';
  await assert.rejects(readXlsxGuide(zipOf({ "xl/worksheets/sheet1.xml": sheet }), "a.xlsx"), /mergeCell/);
});
