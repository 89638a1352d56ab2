import type { Fill, Font, Style } from "exceljs";
import type { CellType, Use } from "#formats/workbook/model.ts";

/** Official document on warm paper: the tokens of the interface, without its blues and greens. */
const INK = "FF1F1E1B";
const MUTED = "FF77726A";
const ACCENT = "FFB3261E";
const LINE = "FFD9D4C8";
const FONT = "微软雅黑";

function fill(argb: string): Fill {
  return { type: "pattern", pattern: "solid", fgColor: { argb } };
}

function font(argb: string, more: Partial<Font> = {}): Partial<Font> {
  return { name: FONT, size: 10, color: { argb }, ...more };
}

const line = { style: "thin", color: { argb: LINE } } as const;

/** Text columns are formatted as text, so that Excel makes no date of 3-5 and no formula of =. */
function numberFormat(type: CellType): string {
  if (type.is === "date") return "yyyy-mm-dd";
  if (type.is === "time") return "hh:mm";
  return ["whole", "number", "scalar"].includes(type.is) ? "General" : "@";
}

/** How the cells of a column look. */
export function columnStyle(type: CellType): Partial<Style> {
  const centred = ["date", "time", "yes-no"].includes(type.is);
  return {
    numFmt: numberFormat(type),
    font: font(INK),
    alignment: { vertical: "middle", ...(centred ? { horizontal: "center" } : {}) },
  };
}

/** A heading; what must be filled in stands out by its ground and its mark, not by colour alone. */
export function headingStyle(required: boolean): Partial<Style> {
  return {
    numFmt: "@",
    font: font(required ? ACCENT : INK, { bold: true }),
    fill: fill(required ? "FFFBE6E3" : "FFEFEDE7"),
    alignment: { vertical: "middle", horizontal: "center", wrapText: true },
    border: { bottom: line, right: line },
  };
}

export function exampleStyle(type: CellType): Partial<Style> {
  return { ...columnStyle(type), font: font(MUTED), fill: fill("FFFBFAF7"), border: { bottom: line } };
}

export const pageStyles = {
  title: { font: font(INK, { size: 18, bold: true }), alignment: { vertical: "middle" } },
  section: { font: font(ACCENT, { size: 12, bold: true }), alignment: { vertical: "middle" } },
  text: { font: font(INK, { size: 11 }), alignment: { vertical: "top", wrapText: true } },
  number: { font: font(MUTED, { size: 11 }), alignment: { vertical: "top", horizontal: "right" } },
  head: {
    font: font(INK, { bold: true }),
    fill: fill("FFEFEDE7"),
    border: { bottom: line },
    alignment: { vertical: "middle" },
  },
  cell: { font: font(INK), border: { bottom: line }, alignment: { vertical: "middle", wrapText: true } },
  link: { font: font(ACCENT, { underline: true }), border: { bottom: line }, alignment: { vertical: "middle" } },
} as const satisfies Record<string, Partial<Style>>;

export const tabColours = { always: ACCENT, often: "FF7A4F00", seldom: "FFB8B2A5" } as const satisfies Record<
  Use,
  string
>;
