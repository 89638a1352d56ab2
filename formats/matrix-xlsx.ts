import excel from "exceljs";
import type { Style } from "exceljs";
import { APART } from "#domain/verdicts/cells.ts";
import type { Cell } from "#domain/verdicts/cells.ts";
import { cellLegend, cellSign } from "#domain/verdicts/cell-words.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { replaceFile } from "#formats/replace-file.ts";
import { escapeText } from "#formats/workbook/xlsx/escape.ts";

/** A sheet of the matrix: organisations × indicators of one guide. */
export type MatrixSheet = {
  /** The guide's title. */
  title: string;
  columns: readonly { code: string; title: string }[];
  rows: readonly { name: string; above: string; category: string; cells: Readonly<Record<string, Cell>> }[];
};

const words = {
  organisation: { "zh-CN": "党组织", en: "Organisation" },
  above: { "zh-CN": "上级党组织", en: "Organisation above" },
  category: { "zh-CN": "类别", en: "Category" },
  asOf: { "zh-CN": "以{date}为准", en: "As of {date}" },
  apart: { "zh-CN": "不在条目中的要求", en: "Requirements of no point" },
  nothing: { "zh-CN": "总览", en: "Matrix" },
  empty: {
    "zh-CN": "这个日期没有判定，或下面还没有指定指南的党组织。",
    en: "Nothing is judged as of this day, or no organisation below has a guide.",
  },
} as const satisfies Record<string, Template>;

const FONT = "微软雅黑";
/** Text: what begins with = + - @ stays what it is. */
const text: Partial<Style> = { numFmt: "@", font: { name: FONT, size: 10 }, alignment: { vertical: "middle" } };
const head: Partial<Style> = {
  ...text,
  font: { name: FONT, size: 10, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFEFEDE7" } },
  alignment: { vertical: "top", wrapText: true },
};
const grounds: Readonly<Record<NonNullable<Cell["summary"]>, string>> = {
  ok: "FFE7F1EA",
  attention: "FFFBE6E3",
  pending: "FFE8EEF7",
  hint: "FFF3EDDD",
  judgement: "FFEEEAF5",
  "not-applicable": "FFEFEDE7",
};

function cellStyle(summary: Cell["summary"]): Partial<Style> {
  return {
    ...text,
    alignment: { vertical: "middle", horizontal: "center" },
    fill: { type: "pattern", pattern: "solid", fgColor: { argb: grounds[summary ?? "not-applicable"] } },
  };
}

/** Excel allows 31 characters and not these; two sheets of one name it does not open. */
function sheetName(title: string, taken: Set<string>): string {
  const clean = escapeText(title)
    .replaceAll(/[[\]:*?/\\']/g, " ")
    .trim();
  const base = [...(clean === "" ? "—" : clean)].slice(0, 26).join("");
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${base} ${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/**
 * Writes the matrix as a workbook, a sheet a guide, every cell a sign and a number as text.
 * @param asOf the day as people read it
 */
export async function writeMatrix(
  path: string,
  sheets: readonly MatrixSheet[],
  { asOf, language }: { asOf: string; language: Language },
): Promise<void> {
  const word = (key: keyof typeof words): string => words[key][language];
  const date = fill(words.asOf, language, { date: asOf });
  await replaceFile(path, async (filename) => {
    const workbook = new excel.stream.xlsx.WorkbookWriter({ filename, useStyles: true, useSharedStrings: true });
    const taken = new Set<string>();
    for (const sheet of sheets) {
      const page = workbook.addWorksheet(sheetName(sheet.title, taken), {
        views: [{ state: "frozen", xSplit: 1, ySplit: 4 }],
        pageSetup: {
          orientation: "landscape",
          paperSize: 9,
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: "4:4",
        },
      });
      page.columns = [{ width: 30 }, { width: 24 }, { width: 10 }, ...sheet.columns.map(() => ({ width: 12 }))];
      const line = (values: readonly string[], style: Partial<Style>): void => {
        const row = page.addRow(values.map(escapeText));
        row.eachCell((cell) => {
          cell.style = style;
        });
        row.commit();
      };
      line([sheet.title], { ...text, font: { name: FONT, size: 14, bold: true } });
      line([date], text);
      line([cellLegend[language]], text);
      const headings = sheet.columns.map(({ code, title }) => (code === APART ? word("apart") : `${code} ${title}`));
      line([word("organisation"), word("above"), word("category"), ...headings], head);
      for (const { name, above, category, cells } of sheet.rows) {
        const own = sheet.columns.map(({ code }) => cells[code]);
        const signs = own.map((each) => (each === undefined ? "—" : cellSign(each, language)));
        const row = page.addRow([name, above, category, ...signs].map(escapeText));
        for (let at = 1; at <= 3; at += 1) row.getCell(at).style = text;
        for (const [at, each] of own.entries()) row.getCell(at + 4).style = cellStyle(each?.summary ?? null);
        row.commit();
      }
      page.commit();
    }
    if (sheets.length === 0) {
      const page = workbook.addWorksheet(word("nothing"));
      page.addRow([date]).commit();
      page.addRow([word("empty")]).commit();
      page.commit();
    }
    await workbook.commit();
  });
}
