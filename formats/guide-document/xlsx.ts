import { Readable } from "node:stream";
import type { Cell as SheetCell, Row, Worksheet } from "exceljs";
import type { Block, Cell, GuideDocument } from "#domain/guides/import/document.ts";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { readZipEntries } from "#formats/zip.ts";
import type { ZipLimits } from "#formats/zip.ts";

/** The text that a cell shows; a formula's last result. */
function shownText(cell: SheetCell): string {
  const value = cell.value;
  if (value === null || value === undefined) return "";
  if (typeof value === "object" && "richText" in value) return value.richText.map((part) => part.text).join("");
  if (typeof value === "object" && "result" in value) return value.result === undefined ? "" : String(cell.result);
  const text: unknown = cell.text;
  // A text that the workbook numbers but does not hold comes as its number.
  if (typeof text !== "string") throw new Error(`cell ${cell.address}`);
  return text;
}

/** Columns from `left` on that one merged cell covers in this row. */
function spanOf(row: Row, left: number, last: number): number {
  const master = row.getCell(left).master.address;
  let span = 1;
  while (left + span <= last && row.getCell(left + span).isMerged && row.getCell(left + span).master.address === master)
    span += 1;
  return span;
}

function readRow(row: Row, last: number): Block {
  const cells: Cell[] = [];
  let column = 1;
  while (column <= last) {
    const cell = row.getCell(column);
    const span = cell.isMerged ? spanOf(row, column, last) : 1;
    const continued = cell.isMerged && Number(cell.master.row) < row.number;
    const text = continued ? "" : shownText(cell);
    cells.push({
      column: column - 1,
      span,
      continued,
      paragraphs: text.trim() === "" ? [] : [{ line: row.number, text: text.replace(/\r\n?/g, "\n") }],
    });
    column += span;
  }
  return { kind: "row", line: row.number, cells, firm: true };
}

/** A sheet may claim thousands of empty columns. */
const MOST_COLUMNS = 256;

/** exceljs holds a sheet as objects, many times the size of its XML: a guide needs little. */
const limits: ZipLimits = { entries: 2_000, unpacked: 48 * 1024 * 1024, packed: 32 * 1024 * 1024 };
const MOST_MERGED_CELLS = 1_000_000;

function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** Cells that a sheet declares to be merged: exceljs makes an object of each, so a bomb hides in one line. */
function mergedCells(xml: string): number {
  return xml
    .matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)
    .reduce((sum, [, left, top, right, bottom]) => {
      const columns = Math.abs(columnNumber(right ?? "") - columnNumber(left ?? "")) + 1;
      return sum + columns * (Math.abs(Number(bottom) - Number(top)) + 1);
    }, 0);
}

async function guardSheets(bytes: Uint8Array, file: string): Promise<void> {
  const entries = await readZipEntries({ bytes, name: file }, limits, () => true);
  for (const [name, sheet] of entries) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) continue;
    if (mergedCells(sheet.toString("utf8")) > MOST_MERGED_CELLS) {
      throw new InputError([problem(guideProblems.badWorkbook, { file }, { detail: `${name}: mergeCell` })]);
    }
  }
}

function readSheet(sheet: Worksheet): GuideDocument {
  const blocks: Block[] = [{ kind: "table", line: 1 }];
  const last = Math.min(sheet.columnCount, MOST_COLUMNS);
  sheet.eachRow((row) => blocks.push(readRow(row, last)));
  // Sheet1, 工作表2: the name that nobody chose says nothing.
  return /^(?:sheet|工作表)\s*\d*$/i.test(sheet.name) ? { blocks } : { blocks, name: sheet.name };
}

/**
 * Reads the visible sheets of a workbook, each a document of its own. `line` is the row.
 * @throws InputError when it is no workbook, or a zip bomb
 */
export async function readXlsxGuide(bytes: Uint8Array, file: string): Promise<GuideDocument[]> {
  await guardSheets(bytes, file);
  // Loaded when first needed: it is seven hundred modules.
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  try {
    await workbook.xlsx.read(Readable.from([bytes], { objectMode: false }));
    return workbook.worksheets.filter((sheet) => sheet.state === "visible").map(readSheet);
  } catch (error) {
    throw new InputError([
      problem(guideProblems.badWorkbook, { file }, { detail: error instanceof Error ? error.message : String(error) }),
    ]);
  }
}
