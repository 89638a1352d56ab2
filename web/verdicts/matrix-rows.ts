import type { z } from "zod";
import type { matrix } from "#api/endpoints/verdict-shapes.ts";
import type { Summary } from "#domain/verdicts/summary.ts";
import type { MatrixSearch } from "#web/verdicts/matrix-search.ts";

export type Matrix = z.output<typeof matrix>;
export type MatrixRow = Matrix["rows"][number];
export type MatrixGuide = Matrix["guides"][number];

/** How a column is called: its number, and its title for whoever asks. */
export type MatrixColumn = { code: string; shown: string; title: string };

/** The branches of one department, or all rows where there is no more than one above them. */
export type MatrixGroup = { id: string; name: string | null; rows: readonly MatrixRow[] };

/** Worst first, as rules.md section 4 has it. */
const worstFirst: readonly Summary[] = ["attention", "hint", "pending", "judgement", "ok", "not-applicable"];
/** So many rows are on the page without anybody opening a department. */
const OPEN_AT_FIRST = 40;

/** True where something that must be is short. */
export function isShort(row: Pick<MatrixRow, "cells">): boolean {
  return Object.values(row.cells).some((each) => each.summary === "attention");
}

/** The rows that the filters leave. A department without a category is left by none of the branches’ categories. */
export function filteredRows(rows: readonly MatrixRow[], search: MatrixSearch): MatrixRow[] {
  const { category, department, short } = search;
  return rows.filter(
    (each) =>
      (category === undefined || each.category === category) &&
      (department === undefined || each.organisationId === department || each.parentId === department) &&
      (short !== true || isShort(each)),
  );
}

/** Rows of one guide by the organisation above them, in the order of the rows. */
export function groupsOf(rows: readonly MatrixRow[], nameOf: (id: string) => string): MatrixGroup[] {
  const groups = new Map<string, MatrixRow[]>();
  for (const each of rows) {
    const id = each.kind === "branch" ? (each.parentId ?? "") : "";
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [each]);
    else group.push(each);
  }
  const isOne = groups.size <= 1;
  return [...groups].map(([id, own]) => ({ id, name: isOne || id === "" ? null : nameOf(id), rows: own }));
}

/**
 * What all these names begin with, as far as it is the name of a unit (文学院 of 文学院教师第一党支部): below the
 * unit's own line it need not be read again. Empty where there is none.
 */
export function sharedPrefix(names: readonly string[]): string {
  const [first = "", ...rest] = names;
  if (rest.length === 0) return "";
  let length = first.length;
  for (const each of rest) while (!each.startsWith(first.slice(0, length))) length -= 1;
  const unit = /^.*[院系部处室所馆心]/.exec(first.slice(0, length))?.[0] ?? "";
  return names.some((each) => each === unit) ? "" : unit;
}

/** Which groups show their rows: those named in the address, else all if they fit. */
export function openGroups(groups: readonly MatrixGroup[], open: string | undefined): Set<string> {
  const unnamed = groups.filter((each) => each.name === null).map((each) => each.id);
  if (open !== undefined) return new Set([...unnamed, ...open.split(",")]);
  const all = groups.reduce((sum, each) => sum + each.rows.length, 0);
  return new Set(all <= OPEN_AT_FIRST ? groups.map((each) => each.id) : unnamed);
}

/** What a department’s line says of a column: the worst state among its branches, and how many of them are in it. */
export function groupCell(rows: readonly MatrixRow[], column: string): { summary: Summary | null; count: number } {
  const found = rows.map((each) => each.cells[column]?.summary ?? null);
  const worst = worstFirst.find((each) => found.includes(each)) ?? null;
  return { summary: worst, count: found.filter((each) => each === worst).length };
}

/** The last days of the months before `today`, the oldest first. */
export function monthEnds(today: string, count: number): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 - (count - 1 - index), 0)).toISOString().slice(0, 10),
  );
}
