import { isHeadingLine, isLevelHeading } from "#domain/guides/import/columns.ts";
import type { Block, Cell, Paragraph } from "#domain/guides/import/document.ts";
import { endsLikeTitle, isAnnex, isComplete, isFooter, isShortLine } from "#domain/guides/import/furniture.ts";
import { readNumber } from "#domain/guides/import/numbering.ts";
import { tidy, withoutDebris } from "#domain/guides/import/spaces.ts";

type Line = { line: number; raw: string; text: string };

type OpenRow = { cells: Paragraph[][]; heading: boolean };

function isBlank(line: Line): boolean {
  return line.text === "";
}

/** A cell that begins: the line starts with a tab, perhaps after blanks. */
function startsCell(line: Line): boolean {
  return /^[ \u3000]*\t/.test(line.raw);
}

function splitLines(text: string): Line[] {
  return text
    .split(/\r\n|\n|\r|\u0085|\u2028/)
    .map((raw, index) => ({ line: index + 1, raw, text: withoutDebris(raw).trim() }));
}

/** True when the text is a table copied from a sheet: tabs between all cells of a line. */
function isTabSeparated(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => text.includes("\t") && isHeadingLine(text));
}

function tabRow({ line, raw }: Line): Block {
  const cells = raw.split("\t").map((text, column): Cell => ({
    column,
    span: 1,
    continued: false,
    paragraphs: text.trim() === "" ? [] : [{ line, text }],
  }));
  return { kind: "row", line, cells, firm: true };
}

function plainLine(line: Line): Block {
  if (isBlank(line)) return { kind: "blank", line: line.line };
  if (isFooter(line.text, !startsCell(line))) return { kind: "page", line: line.line };
  return { kind: "text", line: line.line, text: line.raw };
}

function isHeadingNext(lines: readonly Line[], from: number): boolean {
  const next = lines.slice(from + 1).find((line) => !isBlank(line));
  return next !== undefined && startsCell(next) && isHeadingLine(next.text);
}

/** True when only lines without a number lie between this line and the heading of a table: a title, a preface. */
function leadsToHeading(lines: readonly Line[], from: number): boolean {
  const titled = endsLikeTitle(lines[from]?.text ?? "");
  let short = 0;
  for (const line of lines.slice(from, from + 12)) {
    if (isBlank(line) || isFooter(line.text, true) || isAnnex(line.text)) continue;
    if (isHeadingLine(line.text)) return true;
    if (startsCell(line) || readNumber(line.text) !== null || !(titled || isShortLine(line.text))) return false;
    short += 1;
    if (short > 3) return false;
  }
  return false;
}

/**
 * Puts the rows of a table together again from a text that has one cell a line, as Word tables come out when
 * they are saved as text: a tab begins a cell, lines without one go on in it, an empty line ends the row.
 */
export function blocksOfText(text: string): Block[] {
  const lines = splitLines(text.replaceAll("\v", "\n").replaceAll("\f", "\n"));
  if (isTabSeparated(lines))
    return lines.map((line) => (line.text.includes("\t") || startsCell(line) ? tabRow(line) : plainLine(line)));

  const blocks: Block[] = [];
  const state: { row: OpenRow | null } = { row: null };
  let width: number | null = null;
  let before = "";

  const close = (): void => {
    const { row } = state;
    if (row === null) return;
    const cells = row.cells.map((paragraphs, column): Cell => ({ column, span: 1, continued: false, paragraphs }));
    const line = cells.flatMap((cell) => cell.paragraphs)[0]?.line;
    if (row.heading && (width === null || cells.length >= 3)) width = cells.length;
    if (line !== undefined) blocks.push({ kind: "row", line, cells, firm: false });
    state.row = null;
  };
  const open = (): OpenRow => {
    state.row ??= { cells: [], heading: false };
    return state.row;
  };

  for (const [index, line] of lines.entries()) {
    const current = state.row;
    if (startsCell(line)) {
      const heading = isLevelHeading(line.text);
      const full = width !== null && current !== null && !current.heading && current.cells.length >= width;
      const turns =
        current !== null && (current.heading ? readNumber(line.text) !== null || line.text.length > 16 : heading);
      if (full || turns) close();
      const target = open();
      if (heading) target.heading = true;
      target.cells.push(isBlank(line) ? [] : [{ line: line.line, text: line.raw }]);
    } else if (isBlank(line)) {
      close();
      blocks.push({ kind: "blank", line: line.line });
    } else {
      const ends = isComplete(tidy(before)) || (endsLikeTitle(line.text) && current !== null);
      const outside = isFooter(line.text, true) || isAnnex(line.text) || (ends && leadsToHeading(lines, index));
      const cell = current?.heading === true ? undefined : current?.cells.at(-1);
      const number = readNumber(line.text);
      // A stray line among the headings, or under a cell that is empty, does not break the row.
      const stray =
        current !== null && number === null && (current.heading ? isHeadingNext(lines, index) : cell?.length === 0);
      if (stray && !outside) blocks.push(plainLine(line));
      else if (outside || cell === undefined) {
        close();
        blocks.push(plainLine(line));
      } else cell.push({ line: line.line, text: line.raw });
    }
    if (!isBlank(line)) before = line.text;
  }
  close();
  return blocks;
}
