import { isFields } from "#formats/workbook/fields.ts";
import { segmentKinds } from "#domain/bundle/activities.ts";
import { cellProblems } from "#domain/problems/cell-problems.ts";
import { shown } from "#domain/problems/from-zod.ts";
import { segmentKindTerms } from "#domain/wording/terms.ts";
import { segmentKindAliases } from "#formats/workbook/aliases.ts";
import { termOfValue, valueOfTerm } from "#formats/workbook/choices.ts";
import type { Draft } from "#formats/workbook/drafts.ts";
import { listIn } from "#formats/workbook/entries.ts";
import type { Sheet } from "#formats/workbook/model.ts";
import { at, textOf } from "#formats/workbook/nest.ts";
import type { ProblemList } from "#formats/workbook/problem-list.ts";
import type { Row } from "#formats/workbook/read-sheet.ts";
import { agendaSheet } from "#formats/workbook/sheets/activities.ts";

/** Rows of a sheet of their own that belong into entries of another. */
export type Children = { sheet: Sheet; rows: readonly Row[] };

function byId(drafts: readonly Draft[]): Map<unknown, Draft> {
  return new Map(drafts.map((draft) => [draft.value["id"], draft]));
}

function hang(
  draft: Draft,
  path: readonly (string | number)[],
  holder: Record<string, unknown>,
  field: string,
  child: Record<string, unknown>,
  sheet: Sheet,
  row: Row,
): void {
  const list = listIn(holder, field);
  draft.anchors.push({
    path: [...path, field, list.length],
    sheet,
    row: row.row,
    ...(row.wrong.length === 0 ? {} : { wrong: row.wrong }),
  });
  list.push(child);
}

/** The row without the columns that only say where it belongs. */
function without(values: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)));
}

function requireKey(sheet: Sheet, row: Row, key: string, problems: ProblemList): unknown {
  const value = row.values[key];
  const column = sheet.columns.find((each) => each.key === key);
  if (value === undefined && !row.wrong.includes(key)) {
    const place = { sheet: sheet.name, row: row.row, column: column?.heading ?? key };
    problems.add(cellProblems.required, place, { hint: column?.hint ?? "" });
  }
  return value;
}

/** Hangs rows such as headcounts into the organisation that they name. */
export function hangIntoOrganisations(
  organisations: readonly Draft[],
  { sheet, rows }: Children,
  parentsUsable: boolean,
  problems: ProblemList,
): void {
  const known = byId(organisations);
  for (const row of rows) {
    const id = requireKey(sheet, row, "organisationId", problems);
    const draft = known.get(id);
    if (draft !== undefined) {
      hang(draft, [], draft.value, sheet.code, without(row.values, ["organisationId"]), sheet, row);
    } else if (id !== undefined && parentsUsable) {
      const place = { sheet: sheet.name, row: row.row, column: sheet.columns[0]?.heading ?? "" };
      problems.add(cellProblems.noParent, place, { sheet: "党组织", value: shown(id) });
    }
  }
}

/** How the segments of an activity are told apart in the sheet of agenda items: by kind, or by number where kinds repeat. */
export function segmentNames(kinds: readonly string[]): string[] {
  return kinds.map((kind, index) =>
    kinds.filter((other) => other === kind).length === 1 ? termOfValue(kind, segmentKindTerms) : String(index + 1),
  );
}

/** The index of the segment that the cell names; -1 where it names none. */
function segmentIndex(named: unknown, kinds: readonly string[]): number {
  if (named === undefined) return kinds.length === 1 ? 0 : -1;
  const number = Number(named);
  if (Number.isInteger(number)) return number >= 1 && number <= kinds.length ? number - 1 : -1;
  const kind = valueOfTerm(textOf(named), segmentKindTerms, segmentKindAliases);
  return kind !== undefined && kinds.indexOf(kind) === kinds.lastIndexOf(kind) ? kinds.indexOf(kind) : -1;
}

/** Hangs agenda items into the segment of the activity (or plan) that they name. */
export function hangAgenda(
  drafts: readonly Draft[],
  parent: Sheet,
  rows: readonly Row[],
  parentsUsable: boolean,
  problems: ProblemList,
): void {
  const known = byId(drafts);
  const sheet = agendaSheet;
  for (const row of rows) {
    const id = requireKey(sheet, row, "activityId", problems);
    const draft = known.get(id);
    if (draft === undefined) {
      const place = { sheet: sheet.name, row: row.row, column: "活动编号" };
      if (id !== undefined && parentsUsable)
        problems.add(cellProblems.noParent, place, { sheet: parent.name, value: shown(id) });
      continue;
    }
    const segments = listIn(draft.value, "segments");
    const kinds = segments.map((segment) => textOf(at(segment, "kind")));
    const index = segmentIndex(row.values["segment"], kinds);
    const segment = segments[index];
    if (!isFields(segment)) {
      const place = { sheet: sheet.name, row: row.row, column: "环节" };
      const usable = kinds.every((kind) => segmentKinds.some((each) => each === kind));
      if (usable) problems.add(cellProblems.whichSegment, place, { options: segmentNames(kinds).join("、") });
      continue;
    }
    const item = without(row.values, ["activityId", "segment", "of"]);
    hang(draft, ["segments", index], segment, "agenda", item, sheet, row);
  }
}
