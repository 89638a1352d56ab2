import type { Cell, Paragraph } from "#domain/guides/import/document.ts";
import { isComplete } from "#domain/guides/import/furniture.ts";
import { paragraphsOf, rolesOf } from "#domain/guides/import/items.ts";
import type { RowItem } from "#domain/guides/import/items.ts";
import { readNumber, styleRank } from "#domain/guides/import/numbering.ts";
import type { Numbered } from "#domain/guides/import/numbering.ts";
import {
  continueHeading,
  continuePoint,
  openLevel1,
  openLevel2,
  openPoint,
  readHeadingText,
  unplaced,
} from "#domain/guides/import/outline.ts";
import type { Draft, OutlinePoint } from "#domain/guides/import/outline.ts";
import { joinCut, tidy } from "#domain/guides/import/spaces.ts";
import type { Levels } from "#domain/guides/import/styles.ts";
import { reasons, warn } from "#domain/guides/import/warnings.ts";

/** Texts of cells that are merged downwards, by column: they hold for the rows below too. */
export type Carried = Map<number, string>;

type Part = { paragraphs: Paragraph[]; continued: boolean; present: boolean };

type RowParts = {
  level1: Part;
  level2: Part;
  level3: Part;
  codes: { before: "level1" | "level2" | "level3" | null; text: string }[];
  extras: { role: "evidence" | "criteria"; column: number; text: string; lines: string[] }[];
};

const NONE: Part = { paragraphs: [], continued: false, present: false };

/** Lines of evidence or criteria stay apart: they are lists. */
function listText(cell: Cell): string {
  return paragraphsOf(cell)
    .map(({ text }) => tidy(text))
    .join("\n");
}

function partsOf(item: RowItem, carried: Carried, draft: Draft): RowParts {
  const parts: RowParts = { level1: NONE, level2: NONE, level3: NONE, codes: [], extras: [] };
  let code: string | null = null;
  for (const [cell, role] of rolesOf(item.row, item.columns) ?? []) {
    const text = listText(cell);
    if (role === "level1" || role === "level2" || role === "level3") {
      const before = parts[role];
      parts[role] = {
        paragraphs: [...before.paragraphs, ...paragraphsOf(cell)],
        continued: before.continued || cell.continued,
        present: true,
      };
      if (code !== null) parts.codes.push({ before: role, text: code });
      code = null;
    } else if (role === "code") code = text === "" ? null : text;
    else if (role === "evidence" || role === "criteria") {
      const full = cell.continued && text === "" ? (carried.get(cell.column) ?? "") : text;
      carried.set(cell.column, full);
      parts.extras.push({ role, column: cell.column, text: full, lines: full === "" ? [] : full.split("\n") });
    } else if (text !== "" && !(role === "serial" && /^[\d０-９]+[.．、]?$/.test(text))) {
      const heading =
        item.columns.find((column) => cell.column >= column.from && cell.column <= column.to)?.heading ?? "";
      draft.warnings.push(warn(paragraphsOf(cell)[0]?.line ?? item.line, text, reasons.noColumn, { column: heading }));
    }
  }
  return parts;
}

/** The number in the column of codes beside a cell. */
function readCode(parts: RowParts, role: "level1" | "level2" | "level3"): Numbered | null {
  const code = parts.codes.find(({ before }) => before === role)?.text;
  return code === undefined ? null : (readNumber(code) ?? readNumber(`${code}.`));
}

/** The cell's heading, with the code that a column beside it gives. */
function headingOf(parts: RowParts, role: "level1" | "level2"): ReturnType<typeof readHeadingText> | null {
  const part = parts[role];
  const first = part.paragraphs[0];
  if (first === undefined) return null;
  const begun = readHeadingText(first.text, first.line);
  const title = part.paragraphs.slice(1).reduce((whole, { text: more }) => joinCut(whole, tidy(more)), begun.title);
  const heading = { ...begun, title };
  return heading.number === null ? { ...heading, number: readCode(parts, role) } : heading;
}

/** True when the row's points go on from the last one after a page: no number begins them, or the numbers run on. */
function pointsGoOn(parts: RowParts, draft: Draft, levels: Levels): boolean {
  const first = parts.level3.paragraphs[0];
  if (draft.point === null || first === undefined) return false;
  const number = readNumber(first.text);
  if (number === null) return levels.pointStyle !== null;
  const { number: last } = draft.point;
  return last !== null && number.style === last.style && number.value === last.value + 1 && number.value > 1;
}

function placeHeadings(parts: RowParts, draft: Draft, levels: Levels): boolean {
  const goesOn = draft.page && pointsGoOn(parts, draft, levels);
  const level1 = headingOf(parts, "level1");
  const level2 = headingOf(parts, "level2");
  let fresh = false;
  if (level1 !== null) {
    const runsOn =
      goesOn ||
      (draft.page &&
        level2?.number != null &&
        level2.number.value === (draft.group?.heading?.number?.value ?? -1) + 1 &&
        level2.number.value > 1);
    if (level1.number === null && draft.level1?.number != null && runsOn) {
      if (!draft.level1.title.endsWith(level1.title)) continueHeading(draft, draft.level1, level1.title, level1.line);
      draft.page = true;
    } else fresh = openLevel1(draft, level1);
  }
  if (level2 !== null) {
    const heading = draft.group?.heading;
    if (level2.number === null && heading != null && !fresh && goesOn) {
      if (!heading.title.endsWith(level2.title)) continueHeading(draft, heading, level2.title, level2.line);
      // The row's points may be cut by the same page.
      draft.page = true;
      return false;
    }
    return openLevel2(draft, level2, level2.line) || fresh;
  }
  if (fresh && !parts.level2.continued && parts.level3.paragraphs.length > 0)
    openLevel2(draft, null, level1?.line ?? 0);
  return fresh;
}

/** Points that follow each other in one paragraph: `（1）…。（2）…。`. */
function splitRun(number: Numbered, text: string): { number: Numbered; text: string }[] {
  if (number.style === "arabic" || number.style.startsWith("dotted")) return [{ number, text }];
  const found: { number: Numbered; text: string }[] = [];
  let current = number;
  let start = 0;
  for (const match of text.matchAll(/[。；;]\s*(?=\S)/g)) {
    const at = match.index + match[0].length;
    const next = readNumber(text.slice(at, at + 12));
    if (next === null || next.style !== number.style || next.value !== current.value + 1) continue;
    found.push({ number: current, text: text.slice(start, at) });
    start = text.length - (readNumber(text.slice(at))?.rest.length ?? 0);
    current = next;
  }
  return [...found, { number: current, text: text.slice(start) }];
}

/** Opens a point for each number of its style in the paragraph. */
export function openPoints(draft: Draft, number: Numbered, text: string, line: number): OutlinePoint[] {
  return splitRun(number, text).map((each) => openPoint(draft, each.number, each.text, line));
}

function placePoints(
  parts: RowParts,
  item: RowItem,
  draft: Draft,
  levels: Levels,
  newHeading: boolean,
): OutlinePoint[] {
  const opened: OutlinePoint[] = [];
  for (const [index, { line, text }] of parts.level3.paragraphs.entries()) {
    const own = readNumber(text);
    const number = own ?? (index === 0 ? readCode(parts, "level3") : null);
    const last = draft.point;
    const open = index > 0 || !newHeading ? last : null;
    const isNext =
      number !== null &&
      number.style === levels.pointStyle &&
      (index === 0 || last?.number == null || number.value > last.number.value);
    const isList =
      number !== null && levels.pointStyle !== null && styleRank(number.style) > styleRank(levels.pointStyle);
    if (isNext || (index === 0 && number !== null && levels.pointStyle !== null && !(isList && open !== null))) {
      opened.push(...openPoints(draft, number, own?.rest ?? text, line));
      continue;
    }
    const cut = open !== null && !isComplete(open.text);
    // A page may cut a point where a sentence ends.
    const cutByPage = index === 0 && draft.page && levels.pointStyle !== null && open?.number != null;
    const goesOn =
      cutByPage ||
      (index > 0
        ? item.row.firm || cut || isList || levels.pointStyle === null
        : cut && (draft.page || levels.pointStyle !== null));
    if (open !== null && (goesOn || isList)) {
      continuePoint(draft, open, text, line);
      if (!opened.includes(open)) opened.push(open);
    } else if (index === 0) opened.push(openPoint(draft, null, text, line));
    else unplaced(draft, line, text);
  }
  return opened;
}

function addTo(point: OutlinePoint, role: "evidence" | "criteria", text: string): void {
  if (text === "" || point[role] === text || point[role].endsWith(`\n${text}`)) return;
  point[role] = point[role] === "" ? text : `${point[role]}\n${text}`;
}

/** An extra cell speaks to all points of its row, or to each in turn when it numbers its lines like them. */
function placeExtras(parts: RowParts, points: readonly OutlinePoint[], draft: Draft): void {
  const targets = points.length > 0 ? points : draft.point === null ? [] : [draft.point];
  for (const { role, text, lines } of parts.extras) {
    const numbers = lines.map((line) => readNumber(line));
    const inTurn =
      targets.length > 1 &&
      lines.length === targets.length &&
      targets.every(
        (point, index) =>
          numbers[index] != null &&
          numbers[index].style === point.number?.style &&
          numbers[index].value === point.number.value,
      );
    for (const [index, point] of targets.entries()) addTo(point, role, inTurn ? (numbers[index]?.rest ?? "") : text);
  }
}

/** Places one row of a table whose columns are known. */
export function placeRow(item: RowItem, draft: Draft, levels: Levels, carried: Carried): void {
  const parts = partsOf(item, carried, draft);
  const newHeading = placeHeadings(parts, draft, levels);
  const points = placePoints(parts, item, draft, levels, newHeading);
  const code = parts.codes.find(({ before }) => before === "level3")?.text;
  if (code !== undefined && readCode(parts, "level3") === null && points[0] !== undefined) points[0].code = tidy(code);
  placeExtras(parts, points, draft);
}
