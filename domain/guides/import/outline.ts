import type { Numbered } from "#domain/guides/import/numbering.ts";
import { readNumber } from "#domain/guides/import/numbering.ts";
import { fold, joinCut, tidy } from "#domain/guides/import/spaces.ts";
import { reasons, warn } from "#domain/guides/import/warnings.ts";
import type { ImportWarning } from "#domain/guides/import/warnings.ts";

/** A heading as it stands: its number, if any, and its title without it. */
export type Heading = { number: Numbered | null; title: string; line: number };

export type OutlinePoint = {
  number: Numbered | null;
  line: number;
  text: string;
  evidence: string;
  criteria: string;
  /** From a column of codes beside the text. */
  code: string;
};

/** A second-level indicator with its points; without a heading where the document has none. */
export type Group = { heading: Heading | null; points: OutlinePoint[] };
export type Level1 = Heading & { groups: Group[] };
export type OutlineGuide = { title: string; line: number; level1s: Level1[] };

/** The tree as it grows, and where the last text went. */
export type Draft = {
  guides: OutlineGuide[];
  level1: Level1 | null;
  group: Group | null;
  point: OutlinePoint | null;
  last: "level1" | "level2" | "point" | null;
  /** A page broke since the last text: what follows may go on from before. */
  page: boolean;
  warnings: ImportWarning[];
};

export function newDraft(title: string, line: number): Draft {
  return {
    guides: [{ title, line, level1s: [] }],
    level1: null,
    group: null,
    point: null,
    last: null,
    page: false,
    warnings: [],
  };
}

/** Splits a heading into its number and its title. */
export function readHeadingText(text: string, line: number): Heading {
  const number = readNumber(text);
  return { number, title: tidy(number?.rest ?? text).replace(/[（(]续[）)]$/, ""), line };
}

/** The same heading again on the next page: equal but for spacing, or cut short under the same number. */
function isSameHeading(a: Heading, b: Heading): boolean {
  const [first, second] = [fold(a.title), fold(b.title)];
  const sameNumber = a.number?.printed.normalize("NFKC") === b.number?.printed.normalize("NFKC");
  if (first === second) return sameNumber || a.number === null || b.number === null;
  if (!sameNumber || a.number === null || first === "" || second === "") return false;
  return first.startsWith(second) || second.startsWith(first);
}

function lengthen(heading: Heading, again: Heading): void {
  if (fold(again.title).length > fold(heading.title).length) heading.title = again.title;
}

/** A first-level heading: new, the same again (`false`), or the first of another guide when numbers start over. */
export function openLevel1(draft: Draft, heading: Heading): boolean {
  if (draft.level1 !== null && isSameHeading(draft.level1, heading)) {
    lengthen(draft.level1, heading);
    return false;
  }
  const guide = draft.guides.at(-1);
  if (guide === undefined) return false;
  const level1: Level1 = { ...heading, groups: [] };
  // Without a title, only a new table or page tells a second guide from a number that Word began anew.
  const startsOver = draft.page && heading.number?.value === 1 && guide.level1s.some((each) => each.groups.length > 0);
  if (startsOver) draft.guides.push({ title: "", line: heading.line, level1s: [level1] });
  else guide.level1s.push(level1);
  Object.assign(draft, { level1, group: null, point: null, last: "level1", page: false });
  return true;
}

function level1Of(draft: Draft, line: number, text: string): Level1 {
  if (draft.level1 !== null) return draft.level1;
  draft.warnings.push(warn(line, text, reasons.noLevel1));
  const level1: Level1 = { number: null, title: "", line, groups: [] };
  draft.guides.at(-1)?.level1s.push(level1);
  draft.level1 = level1;
  return level1;
}

/** A second-level heading: new, or the same again (`false`). `null`: from here on there is none. */
export function openLevel2(draft: Draft, heading: Heading | null, line: number): boolean {
  const current = draft.group?.heading ?? null;
  if (heading !== null && current !== null && isSameHeading(current, heading)) {
    lengthen(current, heading);
    return false;
  }
  const group: Group = { heading, points: [] };
  level1Of(draft, line, heading?.title ?? "").groups.push(group);
  Object.assign(draft, { group, point: null, page: false });
  if (heading !== null) draft.last = "level2";
  return true;
}

export function openPoint(draft: Draft, number: Numbered | null, text: string, line: number): OutlinePoint {
  if (draft.group === null) openLevel2(draft, null, line);
  const point: OutlinePoint = { number, line, text: tidy(text), evidence: "", criteria: "", code: "" };
  draft.group?.points.push(point);
  Object.assign(draft, { point, last: "point", page: false });
  return point;
}

/** No point is so long, and no title a twentieth of it: what would still join it has lost its place. */
const LONGEST_JOINED = 20_000;
const LONGEST_TITLE = 1000;

/** Goes on with a point that a line, a page or a list has cut. */
export function continuePoint(draft: Draft, point: OutlinePoint, text: string, line: number): void {
  if (point.text.length > LONGEST_JOINED) return unplaced(draft, line, text);
  point.text = joinCut(point.text, tidy(text));
  Object.assign(draft, { last: "point", page: false });
}

/** Goes on with a title; a title that was only a number so far may get its text. */
export function continueHeading(draft: Draft, heading: Heading, text: string, line: number): void {
  if (heading.title.length > LONGEST_TITLE) return unplaced(draft, line, text);
  heading.title = joinCut(heading.title, tidy(text));
  draft.page = false;
}

/** A line that has no place. */
export function unplaced(
  draft: Draft,
  line: number,
  text: string,
  reason: Parameters<typeof warn>[2] = reasons.unplaced,
): void {
  draft.warnings.push(warn(line, tidy(text), reason));
}
