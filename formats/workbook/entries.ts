import { cellProblems } from "#domain/problems/cell-problems.ts";
import { shown } from "#domain/problems/from-zod.ts";
import type { Draft } from "#formats/workbook/drafts.ts";
import type { Sheet } from "#formats/workbook/model.ts";
import { nest, splitRow, textOf } from "#formats/workbook/nest.ts";
import type { ProblemList } from "#formats/workbook/problem-list.ts";
import type { Row } from "#formats/workbook/read-sheet.ts";

/** Gathers the rows of a sheet into entries. */
export type Gatherer = { add: (row: Row) => void; drafts: () => Draft[] };

function anchor(sheet: Sheet, row: Row, path: readonly (string | number)[]): Draft["anchors"][number] {
  return { path, sheet, row: row.row, ...(row.wrong.length === 0 ? {} : { wrong: row.wrong }) };
}

/** The value as a list that more can be put into; makes it where there is none. */
export function listIn(value: Record<string, unknown>, field: string): unknown[] {
  const before = value[field];
  if (Array.isArray(before)) return before;
  const made: unknown[] = [];
  value[field] = made;
  return made;
}

/** One row, one entry. */
function oneRowEach(sheet: Sheet): Gatherer {
  const drafts: Draft[] = [];
  return {
    add: (row) => void drafts.push({ value: nest(row.values), anchors: [anchor(sheet, row, [])] }),
    drafts: () => drafts,
  };
}

/** The items of a row: a cell that names several receivers of a decision stands for one item each. */
function itemsOf(rows: NonNullable<Sheet["rows"]>, item: Record<string, unknown>): Record<string, unknown>[] {
  if (rows === "segments") return [nest(item)];
  if (Object.keys(item).length === 0) return [];
  const receivers = item["organisationId"];
  return Array.isArray(receivers) ? receivers.map((organisationId: unknown) => ({ ...item, organisationId })) : [item];
}

/**
 * One row an item of a nested list; rows with the same id, wherever they stand, make one entry. What the
 * entry says of itself may stand in any of its rows, but must not differ.
 */
function oneRowAnItem(sheet: Sheet, rows: NonNullable<Sheet["rows"]>, problems: ProblemList): Gatherer {
  const drafts: Draft[] = [];
  const byId = new Map<unknown, { draft: Draft; first: number }>();

  const merge = (draft: Draft, first: number, own: Record<string, unknown>, row: number): void => {
    for (const [key, value] of Object.entries(own)) {
      const before = draft.value[key];
      if (before === undefined) draft.value[key] = value;
      else if (JSON.stringify(before) !== JSON.stringify(value)) {
        const column = sheet.columns.find((each) => each.key === key)?.heading ?? key;
        const values = { id: shown(draft.value["id"]), first, before: shown(before), value: shown(value) };
        problems.add(cellProblems.conflict, { sheet: sheet.name, row, column }, values);
      }
    }
  };

  return {
    add: (row) => {
      const { own, item } = splitRow(row.values, rows);
      const { id } = own;
      const known = id === undefined ? undefined : byId.get(id);
      const draft = known?.draft ?? { value: nest(own), anchors: [anchor(sheet, row, [])] };
      if (known === undefined) {
        drafts.push(draft);
        if (id !== undefined) byId.set(id, { draft, first: row.row });
      } else merge(draft, known.first, own, row.row);
      for (const each of itemsOf(rows, item)) {
        const list = listIn(draft.value, rows);
        draft.anchors.push(anchor(sheet, row, [rows, list.length]));
        list.push(each);
      }
    },
    drafts: () => drafts,
  };
}

/** Entries without an id get one of their organisation, date and a number: the same rows give the same ids. */
function giveIds(drafts: readonly Draft[], [organisation, date]: NonNullable<Sheet["autoId"]>): void {
  const used = new Set(drafts.map(({ value }) => value["id"]));
  const next = new Map<string, number>();
  for (const { value } of drafts) {
    if (value["id"] !== undefined) continue;
    const base = `${textOf(value[organisation])}-${textOf(value[date])}`;
    let number = next.get(base) ?? 1;
    while (used.has(`${base}-${number}`)) number += 1;
    value["id"] = `${base}-${number}`;
    next.set(base, number + 1);
  }
}

/** Gathers the entries of a sheet that fills a list. */
export function gatherer(sheet: Sheet, problems: ProblemList): Gatherer {
  const { rows, autoId } = sheet;
  const inner = rows === undefined ? oneRowEach(sheet) : oneRowAnItem(sheet, rows, problems);
  return {
    add: inner.add,
    drafts: () => {
      const drafts = inner.drafts();
      if (autoId !== undefined) giveIds(drafts, autoId);
      return drafts;
    },
  };
}
