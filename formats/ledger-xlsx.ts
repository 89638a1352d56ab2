import excel from "exceljs";
import type { Style } from "exceljs";
import type { Language, Template } from "#domain/wording/language.ts";
import { replaceFile } from "#formats/replace-file.ts";
import { escapeText } from "#formats/workbook/xlsx/escape.ts";

/** A record of the ledger as a line; numbers that nobody said are null. */
export type LedgerLine = {
  heldOn: string;
  title: string;
  kinds: string;
  organisation: string;
  jointly: string;
  place: string;
  due: number | null;
  present: number | null;
  topics: string;
  marks: string;
  recordedAt: string;
};

const columns = [
  { key: "heldOn", width: 12, name: { "zh-CN": "日期", en: "Held on" } },
  { key: "title", width: 40, name: { "zh-CN": "标题", en: "Title" } },
  { key: "kinds", width: 22, name: { "zh-CN": "种类", en: "Kind" } },
  { key: "organisation", width: 28, name: { "zh-CN": "党组织", en: "Organisation" } },
  { key: "jointly", width: 24, name: { "zh-CN": "共同组织", en: "Held with" } },
  { key: "place", width: 20, name: { "zh-CN": "地点", en: "Place" } },
  { key: "due", width: 8, name: { "zh-CN": "应到", en: "Due" } },
  { key: "present", width: 8, name: { "zh-CN": "实到", en: "Present" } },
  { key: "topics", width: 24, name: { "zh-CN": "主题", en: "Topics" } },
  { key: "marks", width: 14, name: { "zh-CN": "标记", en: "Marks" } },
  { key: "recordedAt", width: 18, name: { "zh-CN": "记录时间", en: "Recorded" } },
] as const satisfies readonly { key: keyof LedgerLine; width: number; name: Template }[];

const sheetName: Template = { "zh-CN": "台账", en: "Ledger" };
const FONT = "微软雅黑";
/** Text: what begins with = + - @ stays what it is. */
const text: Partial<Style> = { numFmt: "@", font: { name: FONT, size: 10 }, alignment: { vertical: "middle" } };
const number: Partial<Style> = { ...text, numFmt: "0" };
const head: Partial<Style> = {
  ...text,
  font: { name: FONT, size: 10, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFEFEDE7" } },
};

/** Writes the ledger as a workbook of one sheet, line after line as they come, below what it is and what it leaves out. */
export async function writeLedger(
  path: string,
  lines: AsyncIterable<LedgerLine>,
  { title, told, language }: { title: string; told: string; language: Language },
): Promise<void> {
  await replaceFile(path, async (filename) => {
    const workbook = new excel.stream.xlsx.WorkbookWriter({ filename, useStyles: true, useSharedStrings: false });
    const page = workbook.addWorksheet(sheetName[language], {
      views: [{ state: "frozen", ySplit: 3 }],
      pageSetup: {
        orientation: "landscape",
        paperSize: 9,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: "3:3",
      },
    });
    page.columns = columns.map(({ width }) => ({ width }));
    const write = (values: readonly (string | number | null)[], style?: Partial<Style>): void => {
      const row = page.addRow(values.map((each) => (typeof each === "string" ? escapeText(each) : each)));
      row.eachCell((cell) => {
        cell.style = style ?? (typeof cell.value === "number" ? number : text);
      });
      row.commit();
    };
    write([title], { ...text, font: { name: FONT, size: 14, bold: true } });
    write([told]);
    write(
      columns.map(({ name }) => name[language]),
      head,
    );
    for await (const line of lines) write(columns.map(({ key }) => line[key]));
    page.commit();
    await workbook.commit();
  });
}
