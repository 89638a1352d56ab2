import { isFields } from "#formats/workbook/fields.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { addDays, daysBetween } from "#domain/dates/civil-date.ts";
import { vacationMonthTerms } from "#domain/wording/terms.ts";
import { segmentNames } from "#formats/workbook/children.ts";
import { termOfValue } from "#formats/workbook/choices.ts";
import { labelsOf } from "#formats/workbook/labels.ts";
import type { AllLabels } from "#formats/workbook/labels.ts";
import type { RowValues, Sheet } from "#formats/workbook/model.ts";
import { at } from "#formats/workbook/nest.ts";
import { agendaSheet } from "#formats/workbook/sheets/activities.ts";
import { committeeSheet, earlierSheet, headcountsSheet } from "#formats/workbook/sheets/organisations.ts";
import { calendarSheet, settingsSheet } from "#formats/workbook/sheets/school.ts";

/** The words that stand for ids when this bundle is written. */
export function labelsOfBundle(bundle: Bundle): AllLabels {
  return {
    organisations: labelsOf(bundle.organisations.map(({ id, name }) => [id, name])),
    positions: labelsOf(bundle.positions.map(({ id, name }) => [id, name])),
    directives: labelsOf(bundle.directives.map(({ id, number }) => [id, number])),
  };
}

function itemsAt(value: unknown, field: string): readonly unknown[] {
  const items = isFields(value) ? value[field] : undefined;
  return Array.isArray(items) ? items : [];
}

function rowOf(sheet: Sheet, entry: unknown): RowValues {
  return Object.fromEntries(sheet.columns.map(({ key }) => [key, at(entry, key)]));
}

/** Decisions go to dozens of branches on one day: those share a cell, up to a number that can still be read. */
const RECEIVERS_IN_A_CELL = 20;

function receiversTogether(items: readonly unknown[]): Record<string, unknown>[] {
  const groups: { organisationId: unknown[]; receivedOn: unknown; recordedAt: unknown }[] = [];
  for (const item of items) {
    const [receivedOn, recordedAt] = [at(item, "receivedOn"), at(item, "recordedAt") ?? undefined];
    const last = groups.at(-1);
    const fits = last !== undefined && last.receivedOn === receivedOn && last.recordedAt === recordedAt;
    if (fits && last.organisationId.length < RECEIVERS_IN_A_CELL) last.organisationId.push(at(item, "organisationId"));
    else groups.push({ organisationId: [at(item, "organisationId")], receivedOn, recordedAt });
  }
  return groups;
}

function isEmptyForum(value: unknown): boolean {
  return (
    isFields(value) &&
    Object.values(value).every((part) => part == null || part === "" || (Array.isArray(part) && part.length === 0))
  );
}

/** A forum of which nothing is said is still a forum: one cell has to hold something. */
function segmentItem(segment: unknown): unknown {
  return isFields(segment) && isEmptyForum(segment["forum"])
    ? { ...segment, forum: { foreignGuests: false } }
    : segment;
}

function* groupedRows(sheet: Sheet, entry: unknown, rows: "segments" | "recipients"): Generator<RowValues> {
  const items = itemsAt(entry, rows);
  const printed = rows === "recipients" ? receiversTogether(items) : items.map(segmentItem);
  let first = true;
  for (const item of printed.length === 0 ? [{}] : printed) {
    const row: RowValues = {};
    for (const { key, repeated } of sheet.columns) {
      if (key.startsWith(`${rows}.`)) row[key] = at(item, key.slice(rows.length + 1));
      else if (first || repeated === true) row[key] = at(entry, key);
    }
    yield row;
    first = false;
  }
}

function* agendaRows(bundle: Bundle): Generator<RowValues> {
  for (const list of ["activities", "plans"] as const) {
    for (const activity of bundle[list]) {
      const names = segmentNames(activity.segments.map(({ kind }) => kind));
      for (const [index, segment] of activity.segments.entries()) {
        const name = names[index] ?? "";
        const shown = names.length === 1 ? undefined : Number.isNaN(Number(name)) ? name : Number(name);
        for (const item of segment.agenda ?? []) {
          yield { activityId: activity.id, segment: shown, of: list === "plans" ? list : undefined, ...item };
        }
      }
    }
  }
}

/** Days that follow one another as first and last day; the last is left out for a single one. */
function daysTogether(days: readonly string[]): [string, string?][] {
  const runs: [string, string?][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    const lasts = run === undefined ? 0 : daysBetween(run[0], day);
    if (run !== undefined && lasts < 366 && day === addDays(run[1] ?? run[0], 1)) run[1] = day;
    else runs.push([day]);
  }
  return runs;
}

function* calendarRows({ calendar }: Bundle): Generator<RowValues> {
  for (const semester of calendar.semesters ?? []) yield { kind: "semester", ...semester };
  for (const [startsOn, endsOn] of daysTogether(calendar.holidays ?? [])) yield { kind: "holiday", startsOn, endsOn };
  for (const startsOn of calendar.makeUpDays ?? []) yield { kind: "make-up-day", startsOn };
}

function* settingRows({ settings }: Bundle): Generator<RowValues> {
  for (const [setting, value] of Object.entries(settings)) {
    if (value === null || value === undefined) continue;
    if (typeof value === "string") yield { setting, value: termOfValue(value, vacationMonthTerms) };
    else if (typeof value === "number") yield { setting, value };
    else for (const [requirement, times] of Object.entries(value)) yield { setting, requirement, value: times };
  }
}

function* nestedRows(sheet: Sheet, bundle: Bundle): Generator<RowValues> {
  for (const organisation of bundle.organisations) {
    for (const item of itemsAt(organisation, sheet.code)) {
      if (isFields(item)) yield { ...item, organisationId: organisation.id };
    }
  }
}

/** The rows of a sheet for a bundle; one row an entry, or one an item of its nested list. */
export function* bundleRows(sheet: Sheet, bundle: Bundle): Generator<RowValues> {
  if (sheet === agendaSheet) yield* agendaRows(bundle);
  else if (sheet === calendarSheet) yield* calendarRows(bundle);
  else if (sheet === settingsSheet) yield* settingRows(bundle);
  else if ([earlierSheet, committeeSheet, headcountsSheet].includes(sheet)) yield* nestedRows(sheet, bundle);
  else if (sheet.list !== undefined) {
    for (const entry of bundle[sheet.list]) {
      if (sheet.rows === undefined) yield rowOf(sheet, entry);
      else yield* groupedRows(sheet, entry, sheet.rows);
    }
  }
}
