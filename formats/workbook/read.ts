import { bundleBuilder } from "#domain/bundle/builder.ts";
import type { Bundle, ListName } from "#domain/bundle/bundle.ts";
import { cellProblems } from "#domain/problems/cell-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Place, Problem } from "#domain/problems/problem.ts";
import { hangAgenda, hangIntoOrganisations } from "#formats/workbook/children.ts";
import { locate } from "#formats/workbook/drafts.ts";
import type { Anchor, Draft } from "#formats/workbook/drafts.ts";
import { gatherer } from "#formats/workbook/entries.ts";
import { isUntouchedExample } from "#formats/workbook/examples.ts";
import { findSheets } from "#formats/workbook/find-sheets.ts";
import { labelsOf } from "#formats/workbook/labels.ts";
import type { AllLabels } from "#formats/workbook/labels.ts";
import type { LabelledList, Sheet } from "#formats/workbook/model.ts";
import { textOf } from "#formats/workbook/nest.ts";
import { problemList } from "#formats/workbook/problem-list.ts";
import type { ProblemList } from "#formats/workbook/problem-list.ts";
import { readSheet } from "#formats/workbook/read-sheet.ts";
import type { Row, SheetResult } from "#formats/workbook/read-sheet.ts";
import { calendarDraft, settingsDraft } from "#formats/workbook/school.ts";
import { activitiesSheet, agendaSheet, plansSheet } from "#formats/workbook/sheets/activities.ts";
import { allSheets } from "#formats/workbook/sheets/all.ts";
import { directivesSheet } from "#formats/workbook/sheets/desk.ts";
import {
  committeeSheet,
  earlierSheet,
  headcountsSheet,
  organisationsSheet,
  positionsSheet,
} from "#formats/workbook/sheets/organisations.ts";
import { calendarSheet, settingsSheet } from "#formats/workbook/sheets/school.ts";
import { withWorkbook } from "#formats/workbook/xlsx/open.ts";
import type { OpenWorkbook, SheetPart } from "#formats/workbook/xlsx/open.ts";

/** Told now and then how far reading has come, in bytes of the unpacked workbook. */
export type OnProgress = (bytesRead: number, bytesInAll: number) => void;

/** A bundle from a workbook, with the way back from a path in it to the sheet, row and column it came from. */
export type ReadWorkbook = { bundle: Bundle; placeOf: (path: readonly (string | number)[]) => Place };

type Path = readonly (string | number)[];
type Anchors = Map<string, readonly (readonly Anchor[])[]>;

/** Where the words that stand for ids are found: list, sheet, column. */
const LABELS = [
  ["organisations", organisationsSheet, "name"],
  ["positions", positionsSheet, "name"],
  ["directives", directivesSheet, "number"],
] as const satisfies readonly (readonly [LabelledList, Sheet, string])[];

/** Sheets whose rows go into entries of other sheets, read before those. */
const NESTED: readonly Sheet[] = [
  earlierSheet,
  committeeSheet,
  headcountsSheet,
  agendaSheet,
  calendarSheet,
  settingsSheet,
];

type Reading = {
  file: string;
  workbook: OpenWorkbook;
  parts: ReadonlyMap<Sheet, SheetPart>;
  onBytes: (bytes: number) => void;
};

async function readLabels({ file, workbook, parts, onBytes }: Reading): Promise<AllLabels> {
  const none = labelsOf([]);
  const labels = { organisations: none, positions: none, directives: none };
  const context = { date1904: workbook.date1904, labels };
  for (const [list, sheet, key] of LABELS) {
    const part = parts.get(sheet);
    if (part === undefined) continue;
    const found: [string, string][] = [];
    const take = ({ values }: Row): void => {
      if (typeof values["id"] === "string") found.push([values["id"], textOf(values[key])]);
    };
    // Problems are told when the sheet is read in earnest.
    const unheard = problemList(file);
    await readSheet(workbook, part, sheet, context, unheard, take, (row) => isUntouchedExample(sheet, row), onBytes);
    labels[list] = labelsOf(found);
  }
  return labels;
}

function placeIn(anchors: Anchors, path: Path): ReturnType<typeof locate> {
  const [name, index, ...rest] = path;
  if (typeof index === "number") return locate(anchors.get(String(name))?.[index] ?? [], rest);
  return locate(anchors.get(String(name))?.[0] ?? [], path.slice(1));
}

/** A problem of an entry, told at its cell; null where another problem of that cell is already told. */
function atItsCell(item: Problem, anchors: Anchors, results: ReadonlyMap<Sheet, SheetResult>): Problem | null {
  const { place, column, wrong } = placeIn(anchors, item.place.path ?? []);
  if (place.sheet === undefined) return item;
  if (item.code !== "missing") return { ...item, place };
  const sheet = allSheets.find(({ name }) => name === place.sheet);
  const result = sheet === undefined ? undefined : results.get(sheet);
  if (wrong || column === undefined || result?.isMerged(place.row ?? 0, column.heading) === true) return null;
  return problem(cellProblems.required, place, { hint: column.hint });
}

async function readAll(reading: Reading, problems: ProblemList): Promise<ReadWorkbook> {
  const { workbook, parts, file, onBytes } = reading;
  const context = { date1904: workbook.date1904, labels: await readLabels(reading) };
  const results = new Map<Sheet, SheetResult>();
  const builder = bundleBuilder(file);
  builder.field("format");
  const anchors: Anchors = new Map();

  const read = async (sheet: Sheet, onRow: (row: Row) => void): Promise<void> => {
    const part = parts.get(sheet);
    if (part === undefined) return;
    const skip = (row: Parameters<typeof isUntouchedExample>[1]): boolean => isUntouchedExample(sheet, row);
    results.set(sheet, await readSheet(workbook, part, sheet, context, problems, onRow, skip, onBytes));
  };
  const usable = (sheet: Sheet): boolean => results.get(sheet)?.usable ?? true;
  const build = (list: ListName, drafts: readonly Draft[]): void => {
    builder.field(list);
    drafts.forEach(({ value }, index) => builder.entry(list, index, value));
    anchors.set(
      list,
      drafts.map((draft) => draft.anchors),
    );
  };

  const nested = new Map<Sheet, Row[]>(NESTED.map((sheet) => [sheet, []]));
  const rowsOf = (sheet: Sheet): readonly Row[] => nested.get(sheet) ?? [];
  for (const [sheet, rows] of nested) await read(sheet, (row) => void rows.push(row));

  for (const sheet of allSheets) {
    if (sheet.list === undefined) continue;
    const gathered = gatherer(sheet, problems);
    await read(sheet, gathered.add);
    const drafts = gathered.drafts();
    if (sheet === organisationsSheet) {
      for (const child of [earlierSheet, committeeSheet, headcountsSheet]) {
        hangIntoOrganisations(drafts, { sheet: child, rows: rowsOf(child) }, usable(sheet), problems);
      }
    }
    if (sheet === activitiesSheet || sheet === plansSheet) {
      const items = rowsOf(agendaSheet).filter(({ values }) => (values["of"] ?? "activities") === sheet.list);
      hangAgenda(drafts, sheet, items, usable(sheet), problems);
    }
    build(sheet.list, drafts);
  }
  for (const [head, draft] of [
    ["calendar", calendarDraft(rowsOf(calendarSheet), problems)],
    ["settings", settingsDraft(rowsOf(settingsSheet), problems)],
  ] as const) {
    anchors.set(head, [draft.anchors]);
    builder.head(head, draft.value);
  }

  problems.addAll(builder.problems().flatMap((item) => atItsCell(item, anchors, results) ?? []));
  problems.throwIfAny();
  return { bundle: builder.finish(), placeOf: (path) => ({ file, ...placeIn(anchors, path).place }) };
}

/**
 * Reads a workbook as it streams in. Nothing is half-read: with any problem there is no bundle.
 * @throws InputError with every problem, one for each cell, row, column or sheet
 */
export async function readWorkbook(path: string, onProgress?: OnProgress): Promise<ReadWorkbook> {
  let [done, total] = [0, 0];
  const onBytes = (bytes: number): void => {
    done += bytes;
    if (total > 0) onProgress?.(Math.min(done, total), total);
  };
  return withWorkbook(
    path,
    async (workbook) => {
      const problems = problemList(path);
      const parts = await findSheets(workbook, problems);
      const again: readonly Sheet[] = LABELS.map(([, sheet]) => sheet);
      total = done;
      for (const [sheet, part] of parts) total += part.size * (again.includes(sheet) ? 2 : 1);
      return readAll({ file: path, workbook, parts, onBytes }, problems);
    },
    onBytes,
  );
}

/** The bundle of a workbook; see {@link readWorkbook}. */
export async function readWorkbookBundle(path: string, onProgress?: OnProgress): Promise<Bundle> {
  return (await readWorkbook(path, onProgress)).bundle;
}
