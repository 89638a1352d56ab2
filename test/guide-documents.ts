import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, VerticalMergeType } from "docx";
import exceljs from "exceljs";
import type { ImportedGuide } from "#domain/guides/import/imported.ts";

/** Documents of many shapes that all say the same guide: what comes out of each must be that guide. */
export type Numbers = {
  level1: (place: number) => string;
  level2: (place: number, level1: number) => string;
  point: (place: number) => string;
};

const CHINESE = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

function chinese(value: number): string {
  if (value <= 10) return CHINESE[value] ?? "";
  const tens = Math.floor(value / 10);
  return `${tens === 1 ? "" : CHINESE[tens]}十${value % 10 === 0 ? "" : CHINESE[value % 10]}`;
}

function wide(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
}

export const numberStyles: Record<string, Numbers> = {
  "1. › 1.1 › （1）": { level1: (a) => `${a}. `, level2: (b, a) => `${a}.${b} `, point: (c) => `（${c}）` },
  "1. › 1.1 › (1)": { level1: (a) => `${a}.`, level2: (b, a) => `${a}.${b}`, point: (c) => `(${c})` },
  "full width": {
    level1: (a) => wide(`${a}．`),
    level2: (b, a) => wide(`${a}．${b}　`),
    point: (c) => wide(`（${c}）`),
  },
  "一、 › （一） › 1.": { level1: (a) => `${chinese(a)}、`, level2: (b) => `（${chinese(b)}）`, point: (c) => `${c}.` },
  "一、 › (一) › 1、": { level1: (a) => `${chinese(a)}、 `, level2: (b) => `(${chinese(b)}) `, point: (c) => `${c}、` },
  "一、 › 1. › （1）": { level1: (a) => `${chinese(a)}、`, level2: (b) => `${b}. `, point: (c) => `（${c}）` },
  "1. › 1.1 › ①": {
    level1: (a) => `${a}、`,
    level2: (b, a) => `${a}.${b} `,
    point: (c) => String.fromCodePoint(0x245f + c),
  },
  "1 › 1.1 › 1.1.1": { level1: (a) => `${a} `, level2: (b, a) => `${a}.${b} `, point: (c) => `1.1.${c} ` },
  "第一章 › 一、 › （一）": {
    level1: (a) => `第${chinese(a)}章 `,
    level2: (b) => `${chinese(b)}、`,
    point: (c) => `（${chinese(c)}）`,
  },
  "⒈ › ㈠ › ⑴": {
    level1: (a) => `${chinese(a)}、`,
    level2: (b) => String.fromCodePoint(0x321f + b),
    point: (c) => String.fromCodePoint(0x2473 + c),
  },
};

export type SampleRow = { level1: string; level2: string; points: string[]; newLevel1: boolean };

/** The rows of a guide's table: one for each second-level indicator, in the numbers of a style. */
export function rowsOf(guide: Pick<ImportedGuide, "indicators" | "points">, numbers: Numbers): SampleRow[] {
  const firsts = guide.indicators.filter(({ level }) => level === 1);
  return firsts.flatMap((first, a) => {
    const seconds = guide.indicators.filter(({ level, under }) => level === 2 && under === first.code);
    return seconds.map((second, b) => ({
      level1: `${numbers.level1(a + 1)}${first.title}`,
      level2: second.code === first.code ? second.title : `${numbers.level2(b + 1, a + 1)}${second.title}`,
      points: guide.points
        .filter(({ level2 }) => level2 === second.code)
        .map(({ text }, c) => `${numbers.point(c + 1)}${text}`),
      newLevel1: b === 0,
    }));
  });
}

const HEADINGS = ["一级指标", "二级指标", "三级指标"];

/** One cell a line, begun by a tab, with repeated headings and footers, as Word tables are saved as text. */
export function asCells(title: string, rows: readonly SampleRow[]): string {
  const top = HEADINGS.map((text) => `\t${text}\n`).join("");
  const body = rows.map((row, index) => {
    const page = index > 0 && index % 2 === 0 ? `- ${index} -\n\n${top}\n` : "";
    const level1 = row.newLevel1 || page !== "" ? row.level1.replace(/(.{6})/u, "$1 ") : "";
    return `${page}\t${level1}\n\t${row.level2.replace(/(.{9})/u, "$1 ")}\n\t${row.points.join("\n")}\n\n`;
  });
  return `附件4\n${title}\n\n${top}\n${body.join("")}`;
}

/** Plain lines without any tab, long ones broken, a footer here and there. */
export function asLines(title: string, rows: readonly SampleRow[]): string {
  const broken = (text: string): string => (text.length > 50 ? `${text.slice(0, 43)}\n${text.slice(43)}` : text);
  const body = rows.map((row, index) =>
    [
      ...(row.newLevel1 ? [row.level1] : []),
      row.level2,
      ...row.points.map(broken),
      ...(index % 3 === 2 ? [`— ${index} —`] : []),
    ].join("\n"),
  );
  return `${title}\n${body.join("\n")}\n`;
}

/** Cells between tabs, as a sheet is pasted into an editor. */
export function asTabs(title: string, rows: readonly SampleRow[]): string {
  const lines = rows.flatMap((row) =>
    row.points.map((point, index) =>
      [index === 0 && row.newLevel1 ? row.level1 : "", index === 0 ? row.level2 : "", point].join("\t"),
    ),
  );
  return `${title}\n${HEADINGS.join("\t")}\n${lines.join("\n")}\n`;
}

function cell(lines: readonly string[], options: { merge?: "restart" | "continue"; span?: number } = {}): TableCell {
  return new TableCell({
    children: lines.map((text) => {
      // Word splits a text into runs wherever it was touched.
      const middle = Math.ceil(text.length / 2);
      return new Paragraph({
        children: [new TextRun(text.slice(0, middle)), new TextRun({ text: text.slice(middle), bold: true })],
      });
    }),
    ...(options.span === undefined ? {} : { columnSpan: options.span }),
    ...(options.merge === undefined
      ? {}
      : { verticalMerge: options.merge === "restart" ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }),
  });
}

function heading(): TableRow {
  return new TableRow({ tableHeader: true, children: HEADINGS.map((text) => cell([text])) });
}

/** A Word table with the first level merged downwards. */
export function mergedTable(rows: readonly SampleRow[]): Table {
  return new Table({
    rows: [
      heading(),
      ...rows.map(
        (row) =>
          new TableRow({
            children: [
              cell(row.newLevel1 ? [row.level1] : [""], { merge: row.newLevel1 ? "restart" : "continue" }),
              cell([row.level2]),
              cell(row.points),
            ],
          }),
      ),
    ],
  });
}

/** A Word table with one row a point, both levels merged downwards. */
export function pointTable(rows: readonly SampleRow[]): Table {
  return new Table({
    rows: [
      heading(),
      ...rows.flatMap((row) =>
        row.points.map((point, index) => {
          const first = index === 0;
          return new TableRow({
            children: [
              cell(first && row.newLevel1 ? [row.level1] : [""], {
                merge: first && row.newLevel1 ? "restart" : "continue",
              }),
              cell(first ? [row.level2] : [""], { merge: first ? "restart" : "continue" }),
              cell([point]),
            ],
          });
        }),
      ),
    ],
  });
}

/** A Word file of paragraphs (strings) and tables. */
export async function docxOf(parts: readonly (string | Paragraph | Table)[]): Promise<Uint8Array> {
  const children = parts.map((part) => (typeof part === "string" ? new Paragraph(part) : part));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** A workbook with one sheet a guide, one row a point, both levels merged. */
export async function xlsxOf(guides: readonly { title: string; rows: readonly SampleRow[] }[]): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook();
  for (const [number, { title, rows }] of guides.entries()) {
    const sheet = workbook.addWorksheet(`Sheet${number + 1}`);
    sheet.addRow([title]);
    sheet.mergeCells("A1:C1");
    sheet.addRow(HEADINGS);
    let start1 = 3;
    for (const row of rows) {
      const start2 = sheet.rowCount + 1;
      if (row.newLevel1) {
        if (start2 > start1 + 1) sheet.mergeCells(start1, 1, start2 - 1, 1);
        start1 = start2;
      }
      for (const point of row.points)
        sheet.addRow([
          sheet.rowCount + 1 === start1 ? row.level1 : null,
          sheet.rowCount + 1 === start2 ? row.level2 : null,
          point,
        ]);
      if (sheet.rowCount > start2) sheet.mergeCells(start2, 2, sheet.rowCount, 2);
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
