import { InputError, problem } from "#domain/problems/problem.ts";
import { workbookProblems } from "#domain/problems/workbook-problems.ts";
import type { PlacedCell } from "#formats/workbook/xlsx/cell.ts";
import { openPackage, readRelations } from "#formats/workbook/xlsx/package.ts";
import type { Package } from "#formats/workbook/xlsx/package.ts";
import { readRows } from "#formats/workbook/xlsx/rows.ts";
import type { SheetContext } from "#formats/workbook/xlsx/rows.ts";
import { readSharedStrings } from "#formats/workbook/xlsx/strings.ts";
import { readDatedStyles } from "#formats/workbook/xlsx/styles.ts";
import { damaged, parseXml } from "#formats/workbook/xlsx/xml.ts";

/** A sheet by its name; `size` in bytes as unpacked. */
export type SheetPart = { name: string; part: string; size: number };

/** An opened workbook: its sheets in order, and a way to read the rows of each as a stream. */
export type OpenWorkbook = {
  sheets: readonly SheetPart[];
  /** Days are counted from 1 January 1904 instead of 1900 (old Macintosh workbooks). */
  date1904: boolean;
  /** @returns the ranges of merged cells */
  rows: (
    sheet: SheetPart,
    onRow: (row: number, cells: PlacedCell[]) => void,
    onBytes?: (bytes: number) => void,
  ) => Promise<string[]>;
  close: () => void;
};

type Listing = { part: string; sheets: { name: string; relation: string }[]; date1904: boolean };

async function readListing(zip: Package, part: string): Promise<Listing> {
  const listing: Listing = { part, sheets: [], date1904: false };
  await parseXml(await zip.open(part), {
    open: (element, attributes) => {
      if (element === "workbookPr") listing.date1904 = ["1", "true"].includes(attributes["date1904"] ?? "");
      if (element !== "sheet") return;
      const relation = Object.entries(attributes).find(([name]) => name.endsWith(":id"))?.[1];
      listing.sheets.push({ name: attributes["name"] ?? "", relation: relation ?? "" });
    },
  });
  return listing;
}

async function open(zip: Package, onBytes: (bytes: number) => void): Promise<OpenWorkbook> {
  const root = [...(await readRelations(zip, "")).values()];
  const part = root.find((relation) => relation.type === "officeDocument")?.target ?? "xl/workbook.xml";
  if (!zip.has(part) || !part.endsWith(".xml") || part.startsWith("word/")) {
    throw new InputError([problem(workbookProblems.notAWorkbook, {})]);
  }
  const listing = await readListing(zip, part);
  const relations = await readRelations(zip, part);
  const ofType = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type && zip.has(relation.target))?.target;
  const [strings, styles] = [ofType("sharedStrings"), ofType("styles")];
  const context: SheetContext = {
    strings: strings === undefined ? [] : await readSharedStrings(await zip.open(strings, onBytes)),
    dated: styles === undefined ? [] : await readDatedStyles(await zip.open(styles)),
  };
  const sheets = listing.sheets.flatMap(({ name, relation }) => {
    const target = relations.get(relation);
    // A chart has no rows; a sheet whose rows are not there must not pass for one that was left out.
    if (target !== undefined && target.type !== "worksheet") return [];
    if (target === undefined || !zip.has(target.target)) throw damaged(`sheet “${name}”`);
    return [{ name, part: target.target, size: zip.size(target.target) }];
  });
  return {
    sheets,
    date1904: listing.date1904,
    rows: async (sheet, onRow, onSheetBytes) => readRows(await zip.open(sheet.part, onSheetBytes), context, onRow),
    close: () => zip.close(),
  };
}

/** Runs `use` on the opened workbook and closes it; every problem names the file. */
export async function withWorkbook<Result>(
  path: string,
  use: (workbook: OpenWorkbook) => Promise<Result>,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<Result> {
  const zip = await openPackage(path);
  try {
    return await use(await open(zip, onBytes));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(error.problems.map((item) => ({ ...item, place: { file: path, ...item.place } })));
  } finally {
    zip.close();
  }
}
