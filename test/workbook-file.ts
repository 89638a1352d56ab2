import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import excel from "exceljs";
import type { CellValue, Workbook } from "exceljs";
import { InputError, wordProblem } from "#domain/problems/problem.ts";
import type { Language } from "#domain/wording/language.ts";

/** Rows of a sheet, as exceljs takes them. */
export type Rows = readonly (readonly CellValue[])[];

/** A folder for the tests of one file, removed when they are over. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "workbook-"));
  after(() => rmSync(folder, { recursive: true }));
  return folder;
}

let files = 0;

/** Writes a workbook as a person would have made it, with exceljs and not with this program. */
export async function workbookFile(
  folder: string,
  sheets: Readonly<Record<string, Rows>>,
  change: (workbook: Workbook) => void = () => undefined,
): Promise<string> {
  const workbook = new excel.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  change(workbook);
  files += 1;
  const path = join(folder, `${files}.xlsx`);
  await workbook.xlsx.writeFile(path);
  return path;
}

/** The problems with which reading is refused, as lines; empty where it is not. The file's name is left out. */
export async function linesOf(
  reading: Promise<unknown>,
  file: string,
  language: Language = "zh-CN",
): Promise<string[]> {
  try {
    await reading;
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((item) => wordProblem(item, language).replace(`${file} `, "").replace(`${file}：`, ""));
  }
}
