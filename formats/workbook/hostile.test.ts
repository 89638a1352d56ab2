import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import { readWorkbookBundle } from "#formats/workbook/read.ts";
import { writeTemplate, writeWorkbook } from "#formats/workbook/write/workbook.ts";
import { linesOf, testFolder, workbookFile } from "#test/workbook-file.ts";
import { zipOf } from "#test/zip-file.ts";

const folder = testFolder();

async function refusal(content: Uint8Array | string, name = "in.xlsx"): Promise<string[]> {
  const path = join(folder, name);
  await writeFile(path, content);
  return linesOf(readWorkbookBundle(path), path);
}

const WORKBOOK = `<workbook xmlns:r="r"><sheets><sheet name="活动" sheetId="1" r:id="r1"/></sheets></workbook>`;
const RELATIONS = `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;

function workbookWith(sheet: string | Buffer): Buffer {
  return zipOf({
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": RELATIONS,
    "xl/worksheets/sheet1.xml": sheet,
  });
}

function cell(reference: string, text: string): string {
  return `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

const HEADINGS = ["党组织", "日期", "标题", "环节"]
  .map((heading, index) => cell(`${"ABCD"[index]}1`, heading))
  .join("");

test("a file that is not there, a folder, an empty file and other kinds of file are refused with a sentence", async () => {
  const missing = join(folder, "nothing.xlsx");
  assert.equal((await linesOf(readWorkbookBundle(missing), missing)).length, 1);
  assert.equal((await linesOf(readWorkbookBundle(folder), folder)).length, 1);
  for (const content of ["", "姓名,日期\n", "<html></html>", "%PDF-1.7", Buffer.from("d0cf11e0a1b11ae1", "hex")]) {
    assert.equal((await refusal(content)).length, 1);
  }
});

test("a Word document and any other zip are no workbook", async () => {
  const word = zipOf({
    "_rels/.rels": `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": "<w/>",
  });
  for (const content of [word, zipOf({ "a.txt": "a" })])
    assert.match((await refusal(content)).join(), /^这不是 Excel 工作簿。/);
});

test("a truncated workbook, one with broken XML and one with a dangling text are damaged", async () => {
  const path = join(folder, "whole.xlsx");
  await writeTemplate(path);
  const whole = await readFile(path);
  const broken = [
    whole.subarray(0, whole.length / 2),
    workbookWith("<worksheet><sheetData><row r='1'>"),
    workbookWith(`<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>`),
    workbookWith(Buffer.from([0x3c, 0x61, 0xff, 0xfe])),
  ];
  for (const content of broken) assert.match((await refusal(content)).join(), /损坏/);
});

test("entities of its own are not expanded", async () => {
  const lol = `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1">${cell("A1", "&b;")}</row></sheetData></worksheet>`;
  assert.match((await refusal(workbookWith(lol))).join(), /损坏/);
});

test("a zip bomb is refused before it fills the memory", async () => {
  const bomb = zipOf(
    { "xl/workbook.xml": WORKBOOK },
    { name: "xl/worksheets/sheet1.xml", packed: deflateRawSync(Buffer.alloc(1 << 20)), size: 3_000_000_000 },
  );
  assert.equal((await refusal(bomb)).length, 1);
});

test("rows and cells without references, prefixed names and single quotes are read like Excel's own", async () => {
  const headings = ["党组织", "日期", "标题", "环节"]
    .map((text) => `<x:c t='inlineStr'><x:is><x:t>${text}</x:t></x:is></x:c>`)
    .join("");
  const row = `<x:row><x:c t='str'><x:v>b1</x:v></x:c><x:c t='d'><x:v>2026-03-05T00:00:00</x:v></x:c><x:c t='inlineStr'><x:is><x:r><x:t>第</x:t></x:r><x:r><x:t xml:space='preserve'>一 次</x:t></x:r><x:rPh sb='0' eb='1'><x:t>di</x:t></x:rPh></x:is></x:c><x:c t='inlineStr'><x:is><x:t><![CDATA[党课]]></x:t></x:is></x:c></x:row>`;
  const path = join(folder, "prefixed.xlsx");
  await writeFile(
    path,
    workbookWith(`<x:worksheet xmlns:x='m'><x:sheetData><x:row>${headings}</x:row>${row}</x:sheetData></x:worksheet>`),
  );
  const [activity] = (await readWorkbookBundle(path)).activities;
  assert.deepEqual(
    [activity?.heldOn, activity?.title, activity?.segments[0]?.kind],
    ["2026-03-05", "第一 次", "party-lecture"],
  );
});

test("a cell at the far end of the sheet costs nothing", async () => {
  const far = `<row r="1048576">${cell("XFD1048576", "远")}</row>`;
  const lines = await refusal(
    workbookWith(`<worksheet><sheetData><row r="1">${HEADINGS}</row>${far}</sheetData></worksheet>`),
  );
  assert.match(lines.join(), /第1048576行 “XFD”列：这一列有内容“远”/);
});

test("a workbook without any known sheet says so", async () => {
  const path = await workbookFile(folder, { Sheet1: [] });
  assert.match((await linesOf(readWorkbookBundle(path), path)).join(), /^没有找到可以读的工作表/);
});

test("what a cell cannot hold is refused in writing, and no file is left behind", async () => {
  const path = join(folder, "long.xlsx");
  const bundle = emptyBundle();
  bundle.activities.push({
    id: "a",
    organisationId: "b",
    heldOn: "2026-01-01",
    title: "t",
    minutes: "长".repeat(32_768),
    segments: [{ kind: "other" }],
  });
  assert.match((await linesOf(writeWorkbook(bundle, path), path)).join(), /第2行 “纪要”列：这段文字有32768个字符/);
  await assert.rejects(readFile(path));
  await assert.rejects(readFile(`${path}.part`));
});

test("two entries with one id are refused in writing, since their rows would become one entry", async () => {
  const path = join(folder, "same.xlsx");
  const bundle = emptyBundle();
  for (const title of ["t", "u"])
    bundle.plans.push({ id: "a", organisationId: "b", heldOn: "2026-01-01", title, segments: [{ kind: "other" }] });
  assert.match((await linesOf(writeWorkbook(bundle, path), path)).join(), /编号“a”在“plans”里出现了两次/);
});

test("a folder that is not there is told when writing", async () => {
  const path = join(folder, "no", "where.xlsx");
  assert.match((await linesOf(writeTemplate(path), path)).join(), /^无法写入这个文件（ENOENT）/);
});

test("a cell for a shared text without its number is blank, not the first text of the workbook", async () => {
  const shared = zipOf({
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": RELATIONS.replace(
      "</Relationships>",
      `<Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ),
    "xl/sharedStrings.xml": "<sst><si><t>标题</t></si></sst>",
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1">${HEADINGS}</row><row r="2">${cell("A2", "b1")}${cell("B2", "2026-03-05")}<c r="C2" t="s"/>${cell("D2", "党课")}</row></sheetData></worksheet>`,
  });
  assert.match((await refusal(shared)).join(), /^工作表“活动” 第2行 “标题”列：/);
});

test("a sheet without its rows, or with something else in their place, does not pass for an empty one", async () => {
  const missing = zipOf({ "xl/workbook.xml": WORKBOOK, "xl/_rels/workbook.xml.rels": RELATIONS });
  const outside = zipOf({
    "xl/workbook.xml": WORKBOOK,
    "xl/_rels/workbook.xml.rels": RELATIONS.replace("/>", ` TargetMode="External"/>`),
  });
  for (const content of [missing, outside]) assert.match((await refusal(content)).join(), /损坏（sheet “活动”）/);
  assert.match((await refusal(workbookWith("<html><body/></html>"))).join(), /损坏（<html>）/);
});

test("a million merged cells are told at once", async () => {
  const merges = `<mergeCells>${`<mergeCell ref="A2:A3"/>`.repeat(1_000_000)}</mergeCells>`;
  const lines = await refusal(
    workbookWith(`<worksheet><sheetData><row r="1">${HEADINGS}</row></sheetData>${merges}</worksheet>`),
  );
  assert.match(lines[0] ?? "", /A2:A3 是合并单元格/);
});
