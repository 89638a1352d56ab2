import {
  columnOf,
  isHeadingLine,
  isLevelHeading,
  readHeading,
  readUpperHeading,
} from "#domain/guides/import/columns.ts";
import type { Column, Role } from "#domain/guides/import/columns.ts";
import type { Block, Cell, Paragraph, RowBlock } from "#domain/guides/import/document.ts";
import { isAnnex, isContinuedMark, isFooter } from "#domain/guides/import/furniture.ts";
import { readNumber } from "#domain/guides/import/numbering.ts";
import type { Numbered } from "#domain/guides/import/numbering.ts";
import { tidy, withoutDebris } from "#domain/guides/import/spaces.ts";

/** A line outside the columns of a table, or of a table whose columns are not known. */
export type LineItem = {
  kind: "line";
  line: number;
  text: string;
  number: Numbered | null;
  /** True at the start of a cell, false inside one, null where the document shows no cells. */
  cellStart: boolean | null;
  /** A paragraph beside the tables of a Word document or sheet: never the rest of a cell. */
  outside: boolean;
};

export type RowItem = { kind: "row"; line: number; row: RowBlock; columns: readonly Column[] };

/** What the parser walks through: the blocks, with headings of tables read and page furniture reduced. */
export type Item =
  | LineItem
  | RowItem
  | { kind: "heading"; line: number; columns: readonly Column[] | null }
  | { kind: "annex"; line: number }
  | { kind: "page"; line: number }
  | { kind: "blank"; line: number }
  | { kind: "note"; line: number; text: string };

function lineItem(paragraph: Paragraph, cellStart: boolean | null, outside: boolean): LineItem {
  const text = withoutDebris(paragraph.text).trim();
  return { kind: "line", line: paragraph.line, text, number: readNumber(text), cellStart, outside };
}

function linesOfCell(cell: Cell): Paragraph[] {
  return cell.paragraphs
    .flatMap(({ line, text }) => text.split("\n").map((part) => ({ line, text: part })))
    .filter(({ text }) => tidy(text) !== "");
}

function isFilled(cell: Cell): boolean {
  return linesOfCell(cell).length > 0;
}

/** A heading of two rows: columns that the second row leaves empty keep what the first row said. */
function mergeHeading(columns: readonly Column[], above: readonly Column[]): Column[] {
  const named = columns.filter((column) => column.heading !== "");
  const kept = above.filter((column) => !named.some((other) => other.from <= column.to && other.to >= column.from));
  return [...named, ...kept].toSorted((a, b) => a.from - b.from);
}

function sameHeadings(a: readonly Column[], b: readonly Column[]): boolean {
  return a.length === b.length && a.every((column, index) => column.heading === b[index]?.heading);
}

/** The role of each filled cell where the columns are known and the row fits them; null: read it line by line. */
export function rolesOf(row: RowBlock, columns: readonly Column[]): Map<Cell, Role> | null {
  if (!row.firm && row.cells.length !== columns.length) return null;
  return new Map(row.cells.map((cell) => [cell, columnOf(columns, cell)?.role ?? "other"]));
}

function spansAll(row: RowBlock, columns: readonly Column[]): boolean {
  const filled = row.cells.filter(isFilled);
  const only = filled[0];
  return (
    filled.length === 1 && only !== undefined && only.span > 1 && only.span >= columns.length && columns.length > 1
  );
}

/** Reads headings of tables, drops page furniture, and turns rows without known columns into lines. */
export function itemsOf(blocks: readonly Block[]): Item[] {
  const items: Item[] = [];
  const firm = blocks.some((block) => block.kind === "row" && block.firm);
  let columns: readonly Column[] | null = null;

  const pushRow = (row: RowBlock, below: Block | undefined): void => {
    const filled = row.cells.filter(isFilled);
    if (filled.length === 0) return void items.push({ kind: "blank", line: row.line });
    const upper = below?.kind === "row" && row.firm ? readUpperHeading(row.cells, below.cells) : null;
    if (upper !== null && !row.cells.some((cell) => isLevelHeading(cell.paragraphs.map(({ text }) => text).join("")))) {
      return void items.push({ kind: "heading", line: row.line, columns: upper });
    }
    const heading = readHeading(row.cells);
    const last = items.at(-1);
    if (heading !== null) {
      const explicit = row.cells.some((cell) => isLevelHeading(cell.paragraphs.map(({ text }) => text).join("")));
      if (columns === null || explicit || sameHeadings(columns, heading)) {
        const above = last?.kind === "heading" && row.firm ? last.columns : null;
        columns = above === null ? heading : mergeHeading(heading, above);
        return void items.push({ kind: "heading", line: row.line, columns });
      }
    }
    // Headings that a cut has left without their third column say nothing new.
    if (filled.every((cell) => isLevelHeading(cell.paragraphs.map(({ text }) => text).join("")))) {
      return void items.push({ kind: "heading", line: row.line, columns: null });
    }
    if (filled.length === 1 && (columns === null || spansAll(row, columns))) {
      for (const paragraph of filled.flatMap(linesOfCell))
        items.push(plainLine(paragraph, row.firm ? true : null, false));
      return undefined;
    }
    if (columns !== null && rolesOf(row, columns) !== null)
      return void items.push({ kind: "row", line: row.line, row, columns });
    for (const cell of filled) {
      for (const [index, paragraph] of linesOfCell(cell).entries())
        items.push(plainLine(paragraph, index === 0, false));
    }
    return undefined;
  };

  const plainLine = (paragraph: Paragraph, cellStart: boolean | null, outside: boolean): Item => {
    const text = withoutDebris(paragraph.text).trim();
    if (isAnnex(text)) return { kind: "annex", line: paragraph.line };
    if (isHeadingLine(text)) return { kind: "heading", line: paragraph.line, columns: null };
    if (isContinuedMark(text) || isFooter(text, cellStart === null)) return { kind: "page", line: paragraph.line };
    return text === "" ? { kind: "blank", line: paragraph.line } : lineItem(paragraph, cellStart, outside);
  };

  for (const [index, block] of blocks.entries()) {
    if (block.kind === "row") pushRow(block, blocks[index + 1]);
    else if (block.kind === "table") {
      // A table without a heading goes on with the columns of the one before only if its first row fits them.
      items.push({ kind: "blank", line: block.line });
    } else if (block.kind === "text") {
      for (const part of block.text.split("\n")) items.push(plainLine({ line: block.line, text: part }, null, firm));
    } else items.push(block);
  }
  return items;
}

/** The paragraphs of a cell, one for each line in it. */
export function paragraphsOf(cell: Cell): Paragraph[] {
  return linesOfCell(cell);
}
