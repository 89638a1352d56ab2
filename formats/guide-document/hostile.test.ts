import assert from "node:assert/strict";
import { test } from "node:test";
import { importGuides } from "#domain/guides/import/import-guides.ts";
import { readDocxGuide } from "#formats/guide-document/docx.ts";
import { decodeText } from "#formats/guide-document/text.ts";
import { readXlsxGuide } from "#formats/guide-document/xlsx.ts";
import { zipOf } from "#test/zip-file.ts";

const NAMES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`;

function paragraph(text: string, properties = ""): string {
  return `<w:p>${properties}<w:r><w:t>${text}</w:t></w:r></w:p>`;
}

function docx(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipOf({ "word/document.xml": `<w:document ${NAMES}><w:body>${body}</w:body></w:document>`, ...parts });
}

function nested(depth: number): string {
  const inner = ["1.组织建设", "1.1领导", "（1）每月召开1次会议"].map((text) => paragraph(text)).join("");
  return `${"<w:tbl><w:tr><w:tc>".repeat(depth)}${inner}${"</w:tc></w:tr></w:tbl>".repeat(depth)}`;
}

test("tables fifty deep are read, a hundred thousand deep refused at once", { timeout: 10_000 }, async () => {
  const { guides } = importGuides(await readDocxGuide(docx(nested(50)), "a.docx"));
  assert.deepEqual(
    guides[0]?.points.map((each) => each.text),
    ["每月召开1次会议"],
  );
  await assert.rejects(readDocxGuide(docx(nested(100_000)), "a.docx"), /depth > 2000/);
});

test("lists that begin at a billion, in letters or Roman numerals, cost nothing", { timeout: 10_000 }, async () => {
  const place = `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`;
  for (const format of ["lowerLetter", "upperRoman", "chineseCounting", "decimalEnclosedCircle"]) {
    for (const start of ["1000000000", "-5", "0", "x"]) {
      const level = `<w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%1."/></w:lvl>`;
      const numbering = `<w:numbering ${NAMES}><w:abstractNum w:abstractNumId="1">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`;
      const bytes = docx(paragraph("每月1次", place).repeat(3), { "word/numbering.xml": numbering });
      const [document] = await readDocxGuide(bytes, "a.docx");
      assert.ok(JSON.stringify(document).length < 1000, `${format} from ${start}`);
    }
  }
});

test("entities from outside and entities that multiply are not read", async () => {
  for (const entity of [`<!ENTITY e SYSTEM "file:///etc/hostname">`, `<!ENTITY a "xxxx"><!ENTITY e "&a;&a;">`]) {
    const xml = `<!DOCTYPE x [${entity}]><w:document ${NAMES}><w:body>${paragraph("&e;")}</w:body></w:document>`;
    await assert.rejects(readDocxGuide(zipOf({ "word/document.xml": xml }), "a.docx"), /undefined entity/);
  }
});

test("a workbook whose texts are missing is refused and not read as their numbers", async () => {
  const bytes = zipOf({
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets><sheet name="指南" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>7</v></c></row></sheetData></worksheet>`,
  });
  await assert.rejects(readXlsxGuide(bytes, "a.xlsx"), /this workbook cannot be read/);
});

test("a stray zero byte makes no UTF-16 of a text", () => {
  const text = `样板支部任务指南\n${"（1）每月召开1次党小组会。\n".repeat(50)}`;
  assert.equal(decodeText(Buffer.from(text.replace("任务", "任\0务"))), text.replace("任务", "任\0务"));
});
