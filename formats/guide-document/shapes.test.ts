import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { suite, test } from "node:test";
import type { GuideDocument } from "#domain/guides/import/document.ts";
import { importGuides } from "#domain/guides/import/import-guides.ts";
import type { ImportedGuide } from "#domain/guides/import/imported.ts";
import { blocksOfText } from "#domain/guides/import/text-rows.ts";
import { readDocxGuide } from "#formats/guide-document/docx.ts";
import { readXlsxGuide } from "#formats/guide-document/xlsx.ts";
import {
  asCells,
  asLines,
  asTabs,
  docxOf,
  mergedTable,
  numberStyles,
  pointTable,
  rowsOf,
  xlsxOf,
} from "#test/guide-documents.ts";

const SOURCE = readFileSync(new URL("../../test/fixtures/guides/tiangong-2025.txt", import.meta.url), "utf8");
const original = importGuides([{ blocks: blocksOfText(SOURCE) }]).guides;

function textDocument(text: string): GuideDocument[] {
  return [{ blocks: blocksOfText(text) }];
}

/** Everything but a code that differs from the place, which some styles have by nature. */
function plain(guides: readonly ImportedGuide[]): unknown {
  return guides.map(({ title, indicators, points }) => ({
    title,
    indicators,
    points: points.map(({ code, level1, level2, text }) => ({ code, level1, level2, text })),
  }));
}

for (const [name, numbers] of Object.entries(numberStyles)) {
  suite(`both guides in the numbers ${name} come out as they went in`, () => {
    const guides = original.map((guide) => ({ title: guide.title, rows: rowsOf(guide, numbers) }));
    const expected = plain(original);
    const check = (documents: readonly GuideDocument[]): void => {
      const result = importGuides(documents);
      assert.deepEqual(plain(result.guides), expected);
      assert.deepEqual(result.warnings, []);
    };
    test("from a text with one cell a line", () =>
      check(textDocument(guides.map(({ title, rows }) => asCells(title, rows)).join(""))));
    test("from plain lines", () =>
      check(textDocument(guides.map(({ title, rows }) => asLines(title, rows)).join("附件5\n"))));
    test("from cells between tabs", () =>
      check(guides.flatMap(({ title, rows }) => textDocument(asTabs(title, rows)))));
    test("from Word tables with the first level merged", async () => {
      check(
        await readDocxGuide(
          await docxOf(guides.flatMap(({ title, rows }) => [title, mergedTable(rows), ""])),
          "a.docx",
        ),
      );
    });
    test("from Word tables with a row a point", async () => {
      check(
        await readDocxGuide(
          await docxOf(guides.flatMap(({ title, rows }) => ["附件4", title, pointTable(rows)])),
          "a.docx",
        ),
      );
    });
    test("from Word paragraphs", async () => {
      const paragraphs = guides.flatMap(({ title, rows }) => [
        "",
        title,
        "",
        ...rows.flatMap((row) => [...(row.newLevel1 ? [row.level1] : []), row.level2, ...row.points]),
      ]);
      check(await readDocxGuide(await docxOf(paragraphs), "a.docx"));
    });
    test("from a workbook with merged cells", async () => check(await readXlsxGuide(await xlsxOf(guides), "a.xlsx")));
  });
}
