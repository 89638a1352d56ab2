import { shown } from "#domain/problems/from-zod.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { workbookProblems } from "#domain/problems/workbook-problems.ts";
import { nearest } from "#domain/wording/nearest.ts";
import { plainTerm } from "#formats/workbook/choices.ts";
import type { Column, Sheet } from "#formats/workbook/model.ts";
import { NOTES } from "#formats/workbook/sheets/all.ts";
import { columnLetters } from "#formats/workbook/xlsx/cell.ts";
import type { PlacedCell } from "#formats/workbook/xlsx/cell.ts";

/** What the columns of a sheet as it stands in a file mean. */
export type Headings = {
  row: number;
  columns: ReadonlyMap<number, Column>;
  /** Columns with notes of the person's own, which are not read. */
  notes: ReadonlySet<number>;
  problems: readonly Problem[];
  /** False where a required column is missing: the rows cannot be understood. */
  usable: boolean;
};

/** A heading without what people and this program put around it: blanks, line breaks, * for required. */
function plainHeading(text: string): string {
  return plainTerm(text).replace(/[*:]+$|^\*+|\((?:必填|选填)\)$/g, "");
}

function headingText(cell: PlacedCell["cell"]): string {
  return cell.is === "text" ? cell.text : cell.is === "number" ? String(cell.number) : "";
}

function columnsByHeading(sheet: Sheet): Map<string, Column> {
  const byCode = sheet.columns.map((column) => [plainHeading(column.key), column] as const);
  const byHeading = sheet.columns.map((column) => [plainHeading(column.heading), column] as const);
  return new Map([...byCode, ...byHeading]);
}

/** True when the row looks like the sheet's headings: at least one of them stands in it. */
export function isHeadingRow(sheet: Sheet, cells: readonly PlacedCell[]): boolean {
  const known = columnsByHeading(sheet);
  return cells.some(({ cell }) => known.has(plainHeading(headingText(cell))));
}

/** Reads the row of headings; unknown, repeated and missing ones are problems. */
export function readHeadings(sheet: Sheet, row: number, cells: readonly PlacedCell[]): Headings {
  const known = columnsByHeading(sheet);
  const columns = new Map<number, Column>();
  const placeOf = new Map<Column, number>();
  const notes = new Set<number>();
  const problems: Problem[] = [];
  for (const { column: at, cell } of cells) {
    const name = headingText(cell).trim();
    if (name === "" && cell.is === "text") continue;
    if (name.startsWith(NOTES)) {
      notes.add(at);
      continue;
    }
    const place = { sheet: sheet.name, row, column: columnLetters(at) };
    const column = known.get(plainHeading(name));
    if (column === undefined) {
      const names = sheet.columns.map(({ heading }) => heading);
      problems.push(
        problem(workbookProblems.unknownColumn, place, { name: shown(name), nearest: nearest(name, names) }),
      );
      notes.add(at);
      continue;
    }
    const before = placeOf.get(column);
    if (before !== undefined) {
      const values = { name: column.heading, first: columnLetters(before), second: columnLetters(at) };
      problems.push(problem(workbookProblems.duplicateColumn, { sheet: sheet.name, row }, values));
      continue;
    }
    placeOf.set(column, at);
    columns.set(at, column);
  }
  const missing = sheet.columns.filter((column) => column.required === true && !placeOf.has(column));
  for (const column of missing) {
    problems.push(problem(workbookProblems.missingColumn, { sheet: sheet.name, row }, { name: column.heading }));
  }
  return { row, columns, notes, problems, usable: missing.length === 0 };
}
