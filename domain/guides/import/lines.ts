import { isAside, isComplete, isContentsLine } from "#domain/guides/import/furniture.ts";
import type { Item, LineItem } from "#domain/guides/import/items.ts";
import { isLettered } from "#domain/guides/import/numbering.ts";
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
import type { Draft, Heading } from "#domain/guides/import/outline.ts";
import { openPoints } from "#domain/guides/import/rows.ts";
import { fold, joinCut, tidy } from "#domain/guides/import/spaces.ts";
import type { Levels } from "#domain/guides/import/styles.ts";
import { reasons } from "#domain/guides/import/warnings.ts";

const LABEL = /^([一二三])\s*级\s*指\s*标\s*[:：]?\s*(?=\S)(.+)$/su;
const EXTRA =
  /^(佐证材料|支撑材料|证明材料|印证材料|备查材料|评价标准|评分标准|考核标准|评价要点|观测点)\s*[:：]\s*(.+)$/su;

/** The number that may follow next at the level of the number given; 0 where nothing stands before. */
function lastValue(draft: Draft, level: 1 | 2 | 3): number {
  if (level === 1) return draft.level1?.number?.value ?? 0;
  if (level === 2) return draft.group?.heading?.number?.value ?? 0;
  return draft.point?.number?.value ?? 0;
}

/**
 * True when a number at the start of a line is only the rest of a cut sentence (`…不少于` / `2.5 …`), or a
 * year in brackets.
 */
function isNoNumber(item: LineItem, number: Numbered, level: 1 | 2 | 3, draft: Draft): boolean {
  const next = number.value === lastValue(draft, level) + 1;
  if (number.style === "arabic-brackets" && number.value >= 1990 && number.value <= 2099) return !next;
  if (item.cellStart === true || isLettered(number.style)) return false;
  const open =
    draft.last === "point" && draft.point !== null && draft.point.text !== "" && !isComplete(draft.point.text);
  // A page repeats the headings in force before it goes on.
  return open && !next && number.value !== 1 && !(draft.page && level < 3);
}

/** The level of the next numbered line, or null where a row comes first or nothing more. */
function nextLevel(items: readonly Item[], from: number, levels: Levels): 1 | 2 | 3 | 4 | null {
  for (const item of items.slice(from, from + 40)) {
    if (item.kind === "row") return null;
    if (item.kind === "line" && item.number !== null) return levels.levelOf(item.number.style);
  }
  return null;
}

function headingOf(item: LineItem, text: string): Heading {
  return readHeadingText(text, item.line);
}

function placeNumbered(item: LineItem, number: Numbered, draft: Draft, levels: Levels): boolean {
  const level = levels.levelOf(number.style);
  if (level === 4) {
    if (draft.point === null) return false;
    continuePoint(draft, draft.point, item.text, item.line);
    return true;
  }
  if (isNoNumber(item, number, level, draft)) return false;
  if (level === 3) openPoints(draft, number, number.rest, item.line);
  else if (level === 2) openLevel2(draft, headingOf(item, item.text), item.line);
  else openLevel1(draft, headingOf(item, item.text));
  return true;
}

/** A line that says its level itself: `一级指标：…`. */
function placeLabelled(item: LineItem, level: string, text: string, draft: Draft): void {
  const heading = headingOf(item, text);
  if (level === "一") openLevel1(draft, heading);
  else if (level === "二") openLevel2(draft, heading, item.line);
  else openPoint(draft, heading.number, heading.number?.rest ?? text, item.line);
}

/** Below a heading, a line without a number is the rest of its title, or a second-level heading without one. */
function placeBelowHeading(item: LineItem, draft: Draft, level1: Heading, next: 1 | 2 | 3 | 4 | null): void {
  const empty = draft.last === "level1" && level1.title === "";
  if (empty) return continueHeading(draft, level1, item.text, item.line);
  if (draft.last === "level1") {
    const title = item.cellStart === false || (item.cellStart === null && next === 2) || (draft.page && next === 2);
    if (title) return continueHeading(draft, level1, item.text, item.line);
    openLevel2(draft, headingOf(item, item.text), item.line);
    return undefined;
  }
  const heading = draft.group?.heading;
  if (heading == null) return unplaced(draft, item.line, item.text);
  if (item.cellStart === true && !draft.page && heading.title !== "") openPoint(draft, null, item.text, item.line);
  else continueHeading(draft, heading, item.text, item.line);
  return undefined;
}

/** True when a line repeats the heading in force, without its number. */
function repeatsHeading(text: string, draft: Draft): boolean {
  const folded = fold(text);
  return [draft.level1, draft.group?.heading].some(
    (heading) => heading != null && heading.title !== "" && fold(heading.title) === folded,
  );
}

/**
 * The width at which a text was broken into lines, null where it was not: the usual length of lines that end
 * in the middle of a sentence.
 */
export function wrapWidth(items: readonly Item[]): number | null {
  const broken = items.flatMap((item, index) => {
    const next = items[index + 1];
    const cut =
      item.kind === "line" &&
      next?.kind === "line" &&
      next.number === null &&
      !isComplete(item.text) &&
      isComplete(next.text);
    return cut ? [item.text.length] : [];
  });
  const sorted = broken.toSorted((a, b) => a - b);
  return sorted.length < 2 ? null : (sorted[Math.floor(sorted.length / 2)] ?? null);
}

/** True when a line goes on with a text that ended in a full stop, because the page or the width cut it there. */
function wasCutHere(
  items: readonly Item[],
  index: number,
  item: LineItem,
  draft: Draft,
  { wrap, rows }: Reading,
): boolean {
  // Where the text has cells, the rest of a cut cell stands in a cell.
  if (rows && item.cellStart === null) return false;
  if (draft.page) return isComplete(item.text) || item.text.length >= 15;
  const before = items[index - 1];
  return wrap !== null && before?.kind === "line" && Math.abs(before.text.length - wrap) <= 3;
}

/** What a section tells about how its lines are to be read. */
export type Reading = {
  levels: Levels;
  /** The table has a column of evidence, and its cells follow the points as lines without number. */
  lists: boolean;
  /** The width at which lines are broken. */
  wrap: number | null;
  /** The guide is a table whose columns are known. */
  rows: boolean;
};

function placeUnnumbered(items: readonly Item[], index: number, item: LineItem, draft: Draft, reading: Reading): void {
  const next = nextLevel(items, index + 1, reading.levels);
  const { point, level1 } = draft;
  const extra = EXTRA.exec(item.text);
  if (extra?.[2] !== undefined && point !== null) {
    const role = /材料/.test(extra[1] ?? "") ? "evidence" : "criteria";
    point[role] = joinCut(point[role], tidy(extra[2]));
    return;
  }
  if (isContentsLine(item.text)) return unplaced(draft, item.line, item.text, reasons.contents);
  const open = point !== null && draft.last === "point" && !isComplete(point.text);
  if ((!open || item.outside) && isAside(item.text)) return unplaced(draft, item.line, item.text, reasons.aside);
  if (item.cellStart !== false && repeatsHeading(item.text, draft)) return;
  if (item.outside && draft.last === "point") return unplaced(draft, item.line, item.text);
  if (draft.last === "point" && point !== null) {
    if (open || wasCutHere(items, index, item, draft, reading))
      return continuePoint(draft, point, item.text, item.line);
    if (reading.lists) {
      point.evidence = point.evidence === "" ? tidy(item.text) : `${point.evidence}\n${tidy(item.text)}`;
      return;
    }
    // A cell that begins after a complete point, before further points, is a heading without its number.
    if (item.cellStart === true && next === 3 && level1 !== null) {
      openLevel2(draft, headingOf(item, item.text), item.line);
      return;
    }
    return unplaced(draft, item.line, item.text);
  }
  if (level1 === null) return unplaced(draft, item.line, item.text, reasons.beforeFirst);
  return placeBelowHeading(item, draft, level1, next);
}

/** Places one line by its number, or by what stands before it. */
export function placeLine(items: readonly Item[], index: number, draft: Draft, reading: Reading): void {
  const item = items[index];
  if (item?.kind !== "line") return;
  const label = LABEL.exec(item.text);
  if (label?.[1] !== undefined && label[2] !== undefined) return placeLabelled(item, label[1], label[2], draft);
  if (item.number !== null && isContentsLine(item.text)) return unplaced(draft, item.line, item.text, reasons.contents);
  if (item.number !== null && placeNumbered(item, item.number, draft, reading.levels)) return;
  placeUnnumbered(items, index, item, draft, reading);
}
