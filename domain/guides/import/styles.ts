import { paragraphsOf, rolesOf } from "#domain/guides/import/items.ts";
import type { Item } from "#domain/guides/import/items.ts";
import { readNumber, styleRank } from "#domain/guides/import/numbering.ts";
import type { NumberStyle } from "#domain/guides/import/numbering.ts";

/** Which level a style of numbering stands for in one guide; 4: a list inside a point. */
export type Levels = {
  levelOf: (style: NumberStyle) => 1 | 2 | 3 | 4;
  /** The style of most points in columns; null where they carry no numbers. */
  pointStyle: NumberStyle | null;
};

function count<Key>(keys: readonly Key[]): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

function mostCommon<Key>(keys: readonly Key[]): Key | null {
  return [...count(keys)].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

/** The styles at the start of the cells of each level's column. */
function columnStyles(items: readonly Item[]): Record<"level1" | "level2" | "level3", (NumberStyle | null)[]> {
  const found: Record<"level1" | "level2" | "level3", (NumberStyle | null)[]> = { level1: [], level2: [], level3: [] };
  for (const item of items) {
    if (item.kind !== "row") continue;
    let code: NumberStyle | null = null;
    for (const [cell, role] of rolesOf(item.row, item.columns) ?? []) {
      const first = paragraphsOf(cell)[0];
      if (first === undefined) continue;
      const style = readNumber(first.text)?.style ?? null;
      if (role === "level1" || role === "level2" || role === "level3") found[role].push(style ?? code);
      code = role === "code" ? style : null;
    }
  }
  return found;
}

/** True when most entries of a style have none of the deeper style below them: they are points with lists. */
function isMostlyLeaf(styles: readonly NumberStyle[], style: NumberStyle, deeper: NumberStyle): boolean {
  const places = styles.flatMap((each, index) => (each === style ? [index] : []));
  const parents = places.filter((index) => styles[index + 1] === deeper);
  return parents.length * 2 < places.length;
}

function levelsByRank(styles: readonly NumberStyle[]): Map<NumberStyle, 1 | 2 | 3 | 4> {
  const ordered = [...new Set(styles)].toSorted((a, b) => styleRank(a) - styleRank(b));
  const [first, second, third] = ordered;
  const levels = new Map<NumberStyle, 1 | 2 | 3 | 4>(ordered.map((style) => [style, 4]));
  if (first !== undefined) levels.set(first, ordered.length === 1 ? 3 : 1);
  if (second === undefined) return levels;
  if (third === undefined || isMostlyLeaf(styles, second, third)) return levels.set(second, 3);
  return levels.set(second, 2).set(third, 3);
}

/** What the numbers of a guide mean: told by the columns where there are any, else by how they nest. */
export function levelsOf(items: readonly Item[]): Levels {
  const columns = columnStyles(items);
  const pointStyle = mostCommon(columns.level3);
  const lines = items.flatMap((item) => (item.kind === "line" && item.number !== null ? [item.number.style] : []));
  const known = new Map<NumberStyle, 1 | 2 | 3 | 4>();
  for (const [level, role] of [
    [1, "level1"],
    [2, "level2"],
    [3, "level3"],
  ] as const) {
    for (const style of count(columns[role]).keys()) if (style !== null && !known.has(style)) known.set(style, level);
  }
  if (known.size === 0) {
    const levels = levelsByRank(lines);
    return { levelOf: (style) => levels.get(style) ?? 4, pointStyle };
  }
  const highest = Math.min(...[...known].map(([style]) => styleRank(style)));
  const noLevel1 = columns.level1.length === 0;
  return { levelOf: (style) => known.get(style) ?? (noLevel1 && styleRank(style) < highest ? 1 : 4), pointStyle };
}
