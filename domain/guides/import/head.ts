import { endsLikeTitle, isAside, isContentsLine, isShortLine } from "#domain/guides/import/furniture.ts";
import type { Item, LineItem } from "#domain/guides/import/items.ts";
import { tidy } from "#domain/guides/import/spaces.ts";
import { reasons, warn } from "#domain/guides/import/warnings.ts";
import type { ImportWarning } from "#domain/guides/import/warnings.ts";

export type Head = { title: string; line: number; warnings: ImportWarning[] };

type HeadLine = { item: LineItem; adjacent: boolean };

function linesOf(items: readonly Item[]): HeadLine[] {
  const lines: HeadLine[] = [];
  let adjacent = false;
  for (const item of items) {
    if (item.kind === "line") lines.push({ item, adjacent });
    adjacent = item.kind === "line";
  }
  return lines;
}

function mayBeTitle(item: LineItem): boolean {
  return (
    isShortLine(item.text) &&
    !isAside(item.text) &&
    !isContentsLine(item.text) &&
    !/^[（(【[].*[)）】\]]$/.test(item.text)
  );
}

/** The first half of a title that was set on two lines: it names the institution. */
function beginsTitle(item: LineItem): boolean {
  return (
    mayBeTitle(item) &&
    /大学|学院|学校|党校|委员会|党委|党组|总支|[省市区部]/.test(item.text) &&
    item.number === null &&
    !endsLikeTitle(item.text) &&
    !/[，,〔[]|文件$|公司$|\d$/.test(item.text)
  );
}

/**
 * The title among the lines before the first indicator: the last that ends like one (指南, 指标体系 …), else
 * the first short line; joined with the line before when it was set on two. All other lines are warnings.
 */
export function readHead(items: readonly Item[]): Head {
  const lines = linesOf(items);
  const named = lines.findLastIndex(({ item }) => mayBeTitle(item) && endsLikeTitle(item.text));
  const end = named >= 0 ? named : lines.findIndex(({ item }) => mayBeTitle(item));
  const last = lines[end];
  let start = end;
  if (named >= 0) {
    for (let before = lines[start - 1]; before !== undefined; before = lines[start - 1]) {
      if (lines[start]?.adjacent !== true || !beginsTitle(before.item)) break;
      start -= 1;
    }
  }
  const parts =
    last === undefined ? [] : lines.slice(start, end + 1).map(({ item }) => tidy(item.number?.rest ?? item.text));
  const rest = lines.filter((_, index) => last === undefined || index < start || index > end);
  return {
    title: parts.join(""),
    line: last?.item.line ?? items[0]?.line ?? 1,
    warnings: [
      ...rest.map(({ item }) =>
        warn(item.line, tidy(item.text), isContentsLine(item.text) ? reasons.contents : reasons.beforeFirst),
      ),
      ...items.flatMap((item) => (item.kind === "note" ? [warn(item.line, tidy(item.text), reasons.footnote)] : [])),
    ],
  };
}
