import { endsLikeTitle, isAside, isComplete, isShortLine } from "#domain/guides/import/furniture.ts";
import { paragraphsOf, rolesOf } from "#domain/guides/import/items.ts";
import type { Item, LineItem } from "#domain/guides/import/items.ts";
import { readNumber } from "#domain/guides/import/numbering.ts";
import type { Numbered } from "#domain/guides/import/numbering.ts";
import { fold, tidy } from "#domain/guides/import/spaces.ts";

/** The items of one guide: what stands before its first indicator, and the rest. */
export type Section = { head: Item[]; body: Item[] };

type First = { number: Numbered | null; text: string };

/** The first text of an item that could open a guide. */
function firstText(item: Item): First | null {
  if (item.kind === "line") return { number: item.number, text: item.text };
  if (item.kind !== "row") return null;
  for (const [cell, role] of rolesOf(item.row, item.columns) ?? []) {
    const paragraph = role.startsWith("level") ? paragraphsOf(cell)[0] : undefined;
    if (paragraph !== undefined) return { number: readNumber(paragraph.text), text: paragraph.text };
  }
  return null;
}

/** True when the line begins a guide: a number, or a row of the table. */
function isIndicator(items: readonly Item[], index: number): boolean {
  const item = items[index];
  if (item?.kind === "row") return true;
  if (item?.kind !== "line") return false;
  if (/^[一二三]\s*级\s*指\s*标\s*\S/.test(item.text)) return true;
  if (item.number === null || isYear(item.number)) return isBareHeading(items, index, item);
  return !isNumberedTitle(items, index, item);
}

function isYear(number: Numbered): boolean {
  return number.style === "arabic-brackets" && number.value >= 1990 && number.value <= 2099;
}

function nextOfKind(items: readonly Item[], index: number): Item | undefined {
  return items
    .slice(index + 1, index + 20)
    .find((item) => item.kind !== "blank" && item.kind !== "page" && item.kind !== "annex");
}

/** A line straight above a table without a first-level column is the first-level heading, if a title precedes. */
function isBareHeading(items: readonly Item[], index: number, item: LineItem): boolean {
  const next = nextOfKind(items, index);
  const bare =
    next?.kind === "heading" && next.columns !== null && !next.columns.some((column) => column.role === "level1");
  if (!bare || !isShortLine(item.text)) return false;
  const titled = items.slice(0, index).some((before) => before.kind === "line" && endsLikeTitle(before.text));
  return titled || !endsLikeTitle(item.text);
}

/** `一、标杆院系重点任务指南` above a table that has its own first level. */
function isNumberedTitle(items: readonly Item[], index: number, item: LineItem): boolean {
  const next = nextOfKind(items, index);
  return (
    item.outside &&
    endsLikeTitle(item.text) &&
    next?.kind === "heading" &&
    next.columns !== null &&
    next.columns.some((column) => column.role === "level1")
  );
}

/** The first indicator after a place, when only lines without number and furniture lie between. */
function indicatorAfter(items: readonly Item[], from: number): { first: First; heading: boolean } | null {
  let heading = false;
  for (let index = from; index < Math.min(items.length, from + 60); index += 1) {
    const item = items[index];
    if (item === undefined) return null;
    if (item.kind === "heading") heading = true;
    if (item.kind === "row" || (item.kind === "line" && item.number !== null && !isNumberedTitle(items, index, item))) {
      const first = firstText(item);
      return first === null ? null : { first, heading };
    }
  }
  return null;
}

/** The first-level text that an item brings, if it is one. */
function level1Text(item: Item, sectionFirst: First | null): string | null {
  if (item.kind === "line")
    return item.number !== null && item.number.style === sectionFirst?.number?.style ? item.text : null;
  if (item.kind !== "row") return null;
  for (const [cell, role] of rolesOf(item.row, item.columns) ?? []) {
    const text = paragraphsOf(cell)
      .map((paragraph) => paragraph.text)
      .join("");
    if (role === "level1" && text !== "") return text;
  }
  return null;
}

/**
 * True when numbers start over: the next guide, not a page that repeats the first level in force.
 * @param current the first-level text in force, which a page may repeat
 */
function startsOver(next: First, sectionFirst: First | null, current: string): boolean {
  if (sectionFirst === null) return true;
  if (fold(current).startsWith(fold(next.text))) return false;
  if (next.number === null || sectionFirst.number === null) return next.number === null && sectionFirst.number === null;
  return next.number.value === 1 && next.number.style === sectionFirst.number.style
    ? true
    : next.number.value === 1 &&
        /^(?:一|1|１|[Aa]1)$/.test(next.number.printed) &&
        next.number.style !== "arabic-brackets";
}

/** True when an annex brings a title that was not seen before, and its numbers begin at 1. */
function bringsTitle(items: readonly Item[], index: number, next: First, titles: ReadonlySet<string>): boolean {
  if (next.number?.value !== 1) return false;
  for (const item of items.slice(index + 1, index + 20)) {
    if (item.kind === "row" || item.kind === "heading" || (item.kind === "line" && item.number !== null)) return false;
    if (item.kind === "line" && endsLikeTitle(item.text) && !titles.has(fold(item.text))) return true;
  }
  return false;
}

/** Where the walk through a document stands. */
type Place = { first: First | null; current: string; titles: ReadonlySet<string> };

function isTitleHere(items: readonly Item[], index: number, item: LineItem, before: string, place: Place): boolean {
  if (item.cellStart === false || isAside(item.text) || !isShortLine(item.text)) return false;
  if (item.number !== null && !isNumberedTitle(items, index, item)) return false;
  if (place.titles.has(fold(item.text))) return false;
  const next = indicatorAfter(items, index + 1);
  if (next === null) return false;
  // A table of its own under a title of its own, beginning at 1, is a guide even if its first words are the same.
  const ownTable = item.outside && next.heading && endsLikeTitle(item.text) && next.first.number?.value === 1;
  if (!ownTable && !startsOver(next.first, place.first, place.current)) return false;
  if (item.outside) return next.heading || endsLikeTitle(item.text);
  return (
    (isComplete(tidy(before)) && (next.heading || endsLikeTitle(item.text))) ||
    (next.heading && endsLikeTitle(item.text))
  );
}

/** Cuts a document into its guides: at a title or an annex after which the numbers start over. */
export function sectionsOf(items: readonly Item[]): Section[] {
  const sections: Section[] = [];
  let section: Section = { head: [], body: [] };
  let sectionFirst: First | null = null;
  let before = "";
  let current = "";
  const titles = new Set<string>();

  for (const [index, item] of items.entries()) {
    if (section.body.length > 0) {
      const next = item.kind === "annex" ? indicatorAfter(items, index + 1) : null;
      const annex =
        next !== null &&
        (startsOver(next.first, sectionFirst, current) || bringsTitle(items, index, next.first, titles));
      if (
        annex ||
        (item.kind === "line" && isTitleHere(items, index, item, before, { first: sectionFirst, current, titles }))
      ) {
        sections.push(section);
        section = { head: [], body: [] };
        sectionFirst = null;
      }
    }
    if (section.body.length === 0 && !isIndicator(items, index)) {
      section.head.push(item);
      if (item.kind === "line") titles.add(fold(item.text));
    } else {
      sectionFirst ??= firstText(item);
      current = level1Text(item, sectionFirst) ?? current;
      // A running head repeats the title on every page.
      const running =
        item.kind === "line" &&
        item.number === null &&
        item.cellStart !== false &&
        endsLikeTitle(item.text) &&
        titles.has(fold(item.text));
      section.body.push(running ? { kind: "page", line: item.line } : item);
    }
    if (item.kind === "line") before = item.text;
    if (item.kind === "row") before = item.row.cells.flatMap(paragraphsOf).at(-1)?.text ?? before;
  }
  return [...sections, section];
}
