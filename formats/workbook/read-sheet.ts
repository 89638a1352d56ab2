import { shown } from "#domain/problems/from-zod.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { workbookProblems } from "#domain/problems/workbook-problems.ts";
import { isHeadingRow, readHeadings } from "#formats/workbook/headings.ts";
import type { Headings } from "#formats/workbook/headings.ts";
import type { RowValues, Sheet } from "#formats/workbook/model.ts";
import { parseCell } from "#formats/workbook/parse-cell.ts";
import type { CellContext } from "#formats/workbook/parse-cell.ts";
import type { ProblemList } from "#formats/workbook/problem-list.ts";
import { columnLetters, columnOf } from "#formats/workbook/xlsx/cell.ts";
import type { Cell, PlacedCell } from "#formats/workbook/xlsx/cell.ts";
import type { OpenWorkbook, SheetPart } from "#formats/workbook/xlsx/open.ts";

/** A row that holds something. `wrong`: columns whose cell could not be understood; the problems are already noted. */
export type Row = { row: number; values: RowValues; wrong: readonly string[] };

/** The cells of a row by the keys of their columns, and what stands in the person's own notes. */
export type RawRow = { cells: ReadonlyMap<string, Cell>; notes: readonly string[] };

/** What a sheet gave beside its rows. */
export type SheetResult = {
  /** False without usable headings: what other rows say of this sheet cannot be checked. */
  usable: boolean;
  /** True where the cell lies in a merged range, but is not its first one. */
  isMerged: (row: number, heading: string) => boolean;
};

/** People put a title above the headings; further down it is no longer a title. */
const HEADING_WITHIN = 10;

type Range = { from: number; to: number; left: number; right: number };

function rangeOf(reference: string): Range {
  const [first = "", last = first] = reference.split(":");
  const rowOf = (cell: string): number => Number(/\d+/.exec(cell)?.[0] ?? 0);
  return { from: rowOf(first), to: rowOf(last), left: columnOf(first), right: columnOf(last) };
}

function isBlank({ cell }: PlacedCell): boolean {
  return cell.is === "text" && cell.text.trim() === "";
}

type State = { headings: Headings | null; withoutHeading: Set<number> };

function mergesResult(
  merges: readonly string[],
  headings: Headings | null,
  sheet: Sheet,
): [Problem[], SheetResult["isMerged"]] {
  const below = merges.filter((reference) => headings !== null && rangeOf(reference).to > headings.row);
  const ranges = below.map(rangeOf);
  const columnAt = new Map([...(headings?.columns ?? [])].map(([at, column]) => [column.heading, at]));
  const problems = below.map((range) => {
    const { from } = rangeOf(range);
    return problem(workbookProblems.merged, { sheet: sheet.name, row: from }, { range });
  });
  const isMerged = (row: number, heading: string): boolean => {
    const at = columnAt.get(heading) ?? -1;
    return ranges.some(({ from, to, left, right }) => row >= from && row <= to && at >= left && at <= right);
  };
  return [problems, isMerged];
}

/**
 * Reads a sheet as it streams in and hands over each row that holds something. Rows that are blank, and
 * notes of the person's own, are passed over.
 * @param skip true for a row that is not to be read: an example that was left as it is
 */
export async function readSheet(
  workbook: OpenWorkbook,
  part: SheetPart,
  sheet: Sheet,
  context: CellContext,
  problems: ProblemList,
  onRow: (row: Row) => void,
  skip: (row: RawRow) => boolean,
  onBytes?: (bytes: number) => void,
): Promise<SheetResult> {
  const state: State = { headings: null, withoutHeading: new Set() };
  let firstRow: number | null = null;

  const readRow = (headings: Headings, row: number, cells: readonly PlacedCell[]): void => {
    const values: RowValues = {};
    const wrong: string[] = [];
    const known = new Map<string, Cell>();
    const notes: string[] = [];
    const found: Problem[] = [];
    for (const { column: at, cell } of cells) {
      const column = headings.columns.get(at);
      if (column === undefined) {
        if (headings.notes.has(at)) {
          if (cell.is === "text") notes.push(cell.text.trim());
        } else if (!state.withoutHeading.has(at) && !isBlank({ column: at, cell })) {
          state.withoutHeading.add(at);
          const place = { sheet: sheet.name, row, column: columnLetters(at) };
          const value = shown(cell.is === "text" ? cell.text : cell.is === "number" ? cell.number : "…");
          found.push(problem(workbookProblems.noHeading, place, { value, headingRow: headings.row }));
        }
        continue;
      }
      known.set(column.key, cell);
      const parsed = parseCell(cell, column.type, context);
      if ("value" in parsed) {
        if (parsed.value !== undefined) values[column.key] = parsed.value;
      } else {
        wrong.push(column.key);
        found.push(problem(parsed.wrong, { sheet: sheet.name, row, column: column.heading }, parsed.values));
      }
    }
    if (skip({ cells: known, notes })) return;
    problems.addAll(found);
    if (known.size > 0) onRow({ row, values, wrong });
  };

  const merges = await workbook.rows(
    part,
    (row, all) => {
      const cells = all.every(isBlank) ? [] : all;
      if (cells.length === 0) return;
      if (state.headings !== null) {
        if (state.headings.usable) readRow(state.headings, row, cells);
        return;
      }
      firstRow ??= row;
      if (row > firstRow + HEADING_WITHIN || !isHeadingRow(sheet, cells)) return;
      state.headings = readHeadings(sheet, row, cells);
      problems.addAll(state.headings.problems);
    },
    onBytes,
  );
  const { headings } = state;
  if (headings === null && firstRow !== null) {
    const required = sheet.columns.filter((column) => column.required === true).map((column) => column.heading);
    problems.add(workbookProblems.noHeadings, { sheet: sheet.name, row: firstRow }, { headings: required.join("、") });
  }
  const [mergeProblems, isMerged] = mergesResult(merges, headings, sheet);
  problems.addAll(mergeProblems);
  return { usable: firstRow === null || headings?.usable === true, isMerged };
}
