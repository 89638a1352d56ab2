import type { stream } from "exceljs";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { shown } from "#domain/problems/from-zod.ts";
import { workbookProblems } from "#domain/problems/workbook-problems.ts";
import { replaceFile } from "#formats/replace-file.ts";
import { bundleRows, labelsOfBundle } from "#formats/workbook/bundle-rows.ts";
import { exampleRows } from "#formats/workbook/examples.ts";
import type { PrintedRow } from "#formats/workbook/examples.ts";
import type { AllLabels } from "#formats/workbook/labels.ts";
import type { Sheet } from "#formats/workbook/model.ts";
import { printCell } from "#formats/workbook/print-cell.ts";
import { problemList } from "#formats/workbook/problem-list.ts";
import type { ProblemList } from "#formats/workbook/problem-list.ts";
import { CHOICES_SHEET, allSheets } from "#formats/workbook/sheets/all.ts";
import { choiceLists } from "#formats/workbook/write/choice-lists.ts";
import type { ChoiceLists } from "#formats/workbook/write/choice-lists.ts";
import { addGuidePage } from "#formats/workbook/write/guide-page.ts";
import { writeEmptySheet, writeSheet } from "#formats/workbook/write/sheets.ts";

type Writer = stream.xlsx.WorkbookWriter;

function addChoices(workbook: Writer, { columns }: ChoiceLists): void {
  const page = workbook.addWorksheet(CHOICES_SHEET, { state: "hidden" });
  const longest = Math.max(...columns.map((list) => list.length));
  for (let row = 0; row < longest; row += 1) page.addRow(columns.map((list) => list[row] ?? null)).commit();
  page.commit();
}

async function writeFile(path: string, fill: (workbook: Writer, lists: ChoiceLists) => Promise<void>): Promise<void> {
  // Seven hundred modules, which a server that writes no workbook need not load at its start.
  const { default: excel } = await import("exceljs");
  await replaceFile(path, async (filename) => {
    const workbook = new excel.stream.xlsx.WorkbookWriter({ filename, useStyles: true, useSharedStrings: true });
    const lists = choiceLists(allSheets);
    addGuidePage(workbook, allSheets);
    await fill(workbook, lists);
    addChoices(workbook, lists);
    await workbook.commit();
  });
}

function* printedRows(sheet: Sheet, bundle: Bundle, labels: AllLabels): Generator<PrintedRow> {
  for (const values of bundleRows(sheet, bundle)) {
    const row = new Map<string, string | number>();
    for (const { key, type } of sheet.columns) {
      const printed = printCell(values[key], type, labels);
      if (printed !== null) row.set(key, printed);
    }
    yield row;
  }
}

/** Rows with one id make one entry, so two entries with one id would become one. */
function refuseSameIds(bundle: Bundle, problems: ProblemList): void {
  for (const list of ["organisations", "activities", "plans", "directives"] as const) {
    const seen = new Set<string>();
    for (const [index, { id }] of bundle[list].entries()) {
      if (seen.has(id)) problems.add(workbookProblems.sameId, { path: [list, index, "id"] }, { id: shown(id), list });
      seen.add(id);
    }
  }
}

/**
 * Writes a bundle as a workbook, a sheet a list; `readWorkbookBundle` gives the same bundle back.
 * @param onProgress told the sheets written and in all
 * @throws InputError where a cell or a sheet of Excel cannot hold it
 */
export async function writeWorkbook(
  bundle: Bundle,
  path: string,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const problems = problemList(path);
  refuseSameIds(bundle, problems);
  problems.throwIfAny();
  const labels = labelsOfBundle(bundle);
  await writeFile(path, async (workbook, lists) => {
    for (const [index, sheet] of allSheets.entries()) {
      await writeSheet(workbook, sheet, printedRows(sheet, bundle, labels), lists, problems);
      onProgress(index + 1, allSheets.length);
    }
    problems.throwIfAny();
  });
}

/** Writes the empty workbook to be filled in: headings, drop-downs, examples and a page that explains it. */
export async function writeTemplate(path: string): Promise<void> {
  await writeFile(path, async (workbook, lists) => {
    for (const sheet of allSheets) writeEmptySheet(workbook, sheet, exampleRows(sheet), lists);
  });
}
