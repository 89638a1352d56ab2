import { workbookProblems } from "#domain/problems/workbook-problems.ts";
import { nearest } from "#domain/wording/nearest.ts";
import { plainTerm } from "#formats/workbook/choices.ts";
import type { Sheet } from "#formats/workbook/model.ts";
import type { ProblemList } from "#formats/workbook/problem-list.ts";
import { CHOICES_SHEET, GUIDE_SHEET, NOTES, allSheets } from "#formats/workbook/sheets/all.ts";
import type { OpenWorkbook, SheetPart } from "#formats/workbook/xlsx/open.ts";

const NOT_READ = [GUIDE_SHEET, CHOICES_SHEET].map(plainTerm);

async function isEmpty(workbook: OpenWorkbook, part: SheetPart): Promise<boolean> {
  let empty = true;
  await workbook.rows(part, (_, cells) => {
    if (cells.length > 0) empty = false;
  });
  return empty;
}

/**
 * The sheets of a file by what they are, in the order of the tabs this program writes. An unknown sheet
 * is a problem unless it is empty (Excel's own “Sheet1”) or its name starts with 备注.
 */
export async function findSheets(workbook: OpenWorkbook, problems: ProblemList): Promise<Map<Sheet, SheetPart>> {
  const byName = new Map(
    allSheets.flatMap((sheet) => [sheet.code, sheet.name].map((name) => [plainTerm(name), sheet] as const)),
  );
  const found = new Map<Sheet, SheetPart>();
  for (const part of workbook.sheets) {
    const plain = plainTerm(part.name);
    const sheet = byName.get(plain);
    if (sheet !== undefined && found.has(sheet)) {
      problems.add(workbookProblems.duplicateSheet, { sheet: part.name }, { name: sheet.name });
    } else if (sheet !== undefined) {
      found.set(sheet, part);
    } else if (!NOT_READ.includes(plain) && !plain.startsWith(NOTES) && !(await isEmpty(workbook, part))) {
      const names = allSheets.map(({ name }) => name);
      problems.add(
        workbookProblems.unknownSheet,
        { sheet: part.name },
        { name: part.name, nearest: nearest(part.name, names) },
      );
    }
  }
  if (found.size === 0 && problems.count() === 0) problems.add(workbookProblems.noSheets, {});
  return new Map(
    allSheets.flatMap((sheet) => {
      const part = found.get(sheet);
      return part === undefined ? [] : [[sheet, part] as const];
    }),
  );
}
