import type { Place } from "#domain/problems/problem.ts";
import type { Column, Sheet } from "#formats/workbook/model.ts";

type Path = readonly (string | number)[];

/** Says which row of which sheet a part of an entry came from; `key`: its only column, where the path does not say. */
export type Anchor = { path: Path; sheet: Sheet; row: number; wrong?: readonly string[]; key?: string };

/** An entry as the rows have it, before its schema has looked at it. */
export type Draft = { value: Record<string, unknown>; anchors: Anchor[] };

function startsWith(path: Path, start: Path): boolean {
  return start.every((step, index) => path[index] === step);
}

function columnAt(sheet: Sheet, key: string): Column | undefined {
  for (let rest = key; rest !== ""; rest = rest.slice(0, Math.max(0, rest.lastIndexOf(".")))) {
    const column =
      sheet.columns.find((each) => each.key === rest) ?? sheet.columns.find((each) => each.key.startsWith(`${rest}.`));
    if (column !== undefined) return column;
  }
  return undefined;
}

/** Where a part of an entry stands in the workbook, with its column and whether that cell was not understood. */
export function locate(anchors: readonly Anchor[], path: Path): { place: Place; column?: Column; wrong: boolean } {
  let best: Anchor | undefined;
  for (const anchor of anchors) {
    if (startsWith(path, anchor.path) && (best === undefined || anchor.path.length > best.path.length)) best = anchor;
  }
  if (best === undefined) return { place: {}, wrong: false };
  const { sheet, row } = best;
  const prefix = sheet.rows !== undefined && best.path.length > 0 ? `${sheet.rows}.` : "";
  const rest = path.slice(best.path.length).filter((step) => typeof step === "string");
  const column = columnAt(sheet, best.key ?? prefix + rest.join("."));
  if (column === undefined) return { place: { sheet: sheet.name, row }, wrong: false };
  return {
    place: { sheet: sheet.name, row, column: column.heading },
    column,
    wrong: best.wrong?.includes(column.key) ?? false,
  };
}
