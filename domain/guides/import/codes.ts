import type { ImportedGuide, ImportedPoint } from "#domain/guides/import/imported.ts";
import { isLettered } from "#domain/guides/import/numbering.ts";
import type { Numbered } from "#domain/guides/import/numbering.ts";
import type { Group, Level1, OutlineGuide, OutlinePoint } from "#domain/guides/import/outline.ts";
import { reasons, warn } from "#domain/guides/import/warnings.ts";
import type { ImportWarning } from "#domain/guides/import/warnings.ts";

/** Follows one level's numbers: each is the next one, or the first below its heading and 1 again. */
type Order = { last: number };
type Checked = { number: Numbered | null; line: number; text: string };

function checkOrder(order: Order, item: Checked, code: string, isFirst: boolean): ImportWarning[] {
  const { number, line, text } = item;
  if (number === null) return [];
  const inOrder = number.value === order.last + 1 || (isFirst && number.value === 1);
  order.last = number.value;
  return inOrder ? [] : [warn(line, text, reasons.numberSkips, { printed: number.printed, code })];
}

/**
 * The code of a group: `1.2` by its place among the headings; the level-1 code where its only heading has no
 * number, or where there is no heading at all.
 */
function groupCode(level1: Level1, group: Group, code: string): string {
  const headed = level1.groups.filter((each) => each.heading !== null);
  if (group.heading === null || (headed.length === 1 && group.heading.number === null)) return code;
  return `${code}.${headed.indexOf(group) + 1}`;
}

/** The document's own code, where the place in the list does not already say it. */
function printedOf(point: OutlinePoint, place: number): string | undefined {
  if (point.code !== "") return point.code;
  if (point.number === null) return undefined;
  return isLettered(point.number.style) || point.number.value !== place ? point.number.printed : undefined;
}

function pointOf(point: OutlinePoint, place: number, level1: string, level2: string | null): ImportedPoint {
  const printed = printedOf(point, place);
  return {
    code: `${level2 ?? level1}(${place})`,
    level1,
    level2,
    text: point.text,
    ...(point.evidence === "" ? {} : { evidence: point.evidence }),
    ...(point.criteria === "" ? {} : { criteria: point.criteria }),
    ...(printed === undefined ? {} : { printed }),
  };
}

/** Gives every indicator and point its code by place, and warns where the document's numbers disagree. */
export function codeGuide(outline: OutlineGuide): {
  guide: Omit<ImportedGuide, "proposals">;
  warnings: ImportWarning[];
} {
  const guide: Omit<ImportedGuide, "proposals"> = { title: outline.title, indicators: [], points: [] };
  const warnings: ImportWarning[] = [];
  const [first, second, third]: [Order, Order, Order] = [{ last: 0 }, { last: 0 }, { last: 0 }];

  for (const [index, level1] of outline.level1s.entries()) {
    const code1 = String(index + 1);
    guide.indicators.push({ level: 1, code: code1, title: level1.title });
    warnings.push(...checkOrder(first, { ...level1, text: level1.title }, code1, index === 0));
    if (level1.groups.every((group) => group.points.length === 0))
      warnings.push(warn(level1.line, level1.title, reasons.noPoints));
    const headed = level1.groups.filter((group) => group.heading !== null);
    const placed = new Map<string, number>();
    for (const group of level1.groups) {
      const code2 = groupCode(level1, group, code1);
      const { heading } = group;
      if (heading !== null) {
        guide.indicators.push({ level: 2, code: code2, under: code1, title: heading.title });
        warnings.push(...checkOrder(second, { ...heading, text: heading.title }, code2, headed[0] === group));
        if (group.points.length === 0) warnings.push(warn(heading.line, heading.title, reasons.noPoints));
      }
      for (const point of group.points) {
        const place = (placed.get(code2) ?? 0) + 1;
        placed.set(code2, place);
        const made = pointOf(point, place, code1, heading === null ? null : code2);
        guide.points.push(made);
        warnings.push(...checkOrder(third, point, made.code, place === 1));
      }
    }
  }
  return { guide, warnings };
}
