import { setImmediate } from "node:timers/promises";
import type { stream, Worksheet } from "exceljs";
import { workbookProblems } from "#domain/problems/workbook-problems.ts";
import type { PrintedRow } from "#formats/workbook/examples.ts";
import type { Column, Sheet } from "#formats/workbook/model.ts";
import type { Printed } from "#formats/workbook/print-cell.ts";
import type { ProblemList } from "#formats/workbook/problem-list.ts";
import { EXAMPLE_NOTE, NOTES } from "#formats/workbook/sheets/all.ts";
import type { ChoiceLists } from "#formats/workbook/write/choice-lists.ts";
import { columnStyle, exampleStyle, headingStyle, tabColours } from "#formats/workbook/write/styles.ts";
import { addValidations } from "#formats/workbook/write/validations.ts";
import { columnLetters } from "#formats/workbook/xlsx/cell.ts";
import { escapeText } from "#formats/workbook/xlsx/escape.ts";

const LONGEST_TEXT = 32_767;
const MOST_ROWS = 1_048_576;
/** After so many rows the zip gets its turn, so that a large ledger is not all in memory. */
const ROWS_AT_A_TIME = 500;

const noteColumn: Column = { key: "", heading: NOTES, type: { is: "text" }, hint: "自己的附注，不会读入。", width: 20 };

/** In half-width characters: so much of a sheet can be read when it is printed across one page. */
const PRINTED_WIDTH = 160;

function addSheet(workbook: stream.xlsx.WorkbookWriter, sheet: Sheet, columns: readonly Column[]): Worksheet {
  const printed = columns.reduce((sum, column) => sum + (column.width ?? 12), 0);
  const page = workbook.addWorksheet(sheet.name, {
    views: [{ state: "frozen", ySplit: 1, topLeftCell: "A2", activeCell: "A2" }],
    properties: { tabColor: { argb: tabColours[sheet.use] } },
    pageSetup: {
      printTitlesRow: "1:1",
      orientation: "landscape",
      paperSize: 9,
      fitToPage: true,
      fitToWidth: Math.ceil(printed / PRINTED_WIDTH),
      fitToHeight: 0,
    },
  });
  page.columns = columns.map(({ width = 12, type }) => ({ width, style: columnStyle(type) }));
  const headings = page.getRow(1);
  headings.height = 26;
  for (const [index, { heading, required }] of columns.entries()) {
    const cell = headings.getCell(index + 1);
    cell.value = required === true ? `${heading} *` : heading;
    cell.style = headingStyle(required === true);
  }
  headings.commit();
  page.autoFilter = `A1:${columnLetters(columns.length - 1)}1`;
  return page;
}

/** Undefined for a blank cell: exceljs would write one that holds null with its style, and the file would be three times as long. */
function stored(printed: Printed | undefined): string | number | undefined {
  return typeof printed === "string" ? escapeText(printed) : (printed ?? undefined);
}

/** Writes a sheet with the rows of a bundle. */
export async function writeSheet(
  workbook: stream.xlsx.WorkbookWriter,
  sheet: Sheet,
  rows: Iterable<PrintedRow>,
  lists: ChoiceLists,
  problems: ProblemList,
): Promise<void> {
  const { columns } = sheet;
  const page = addSheet(workbook, sheet, columns);
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (count + 1 > MOST_ROWS) continue;
    for (const { key, heading } of columns) {
      const printed = row.get(key);
      if (typeof printed !== "string" || printed.length <= LONGEST_TEXT) continue;
      const place = { sheet: sheet.name, row: count + 1, column: heading };
      problems.add(workbookProblems.textTooLong, place, { length: printed.length, limit: LONGEST_TEXT });
    }
    page.addRow(columns.map(({ key }) => stored(row.get(key)))).commit();
    if (count % ROWS_AT_A_TIME === 0) await setImmediate();
  }
  if (count + 1 > MOST_ROWS) {
    problems.add(workbookProblems.tooManyRows, { sheet: sheet.name }, { count, limit: MOST_ROWS - 1 });
  }
  addValidations(page, columns, lists, Math.min(count, MOST_ROWS - 2001), false);
  page.commit();
}

/** Writes a sheet to be filled in: its example rows in grey, and a column for notes. */
export function writeEmptySheet(
  workbook: stream.xlsx.WorkbookWriter,
  sheet: Sheet,
  examples: readonly PrintedRow[],
  lists: ChoiceLists,
): void {
  const columns = [...sheet.columns.filter(({ system }) => system !== true), noteColumn];
  const page = addSheet(workbook, sheet, columns);
  for (const example of examples) {
    const row = page.addRow(columns.map(({ key }) => (key === "" ? EXAMPLE_NOTE : stored(example.get(key)))));
    for (const [index, { type }] of columns.entries()) row.getCell(index + 1).style = exampleStyle(type);
    row.commit();
  }
  addValidations(page, columns, lists, examples.length, true);
  page.commit();
}
