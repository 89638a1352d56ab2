import type { Readable } from "node:stream";
import { columnOf } from "#formats/workbook/xlsx/cell.ts";
import type { Cell, PlacedCell } from "#formats/workbook/xlsx/cell.ts";
import { unescapeText } from "#formats/workbook/xlsx/escape.ts";
import { damaged, parseXml } from "#formats/workbook/xlsx/xml.ts";

/** What the cells of a sheet need of the rest of the workbook. */
export type SheetContext = { strings: readonly string[]; dated: readonly boolean[] };

type Raw = { column: number; type: string; style: number; formula: boolean; value: string };

function textCell(text: string): Cell | null {
  return text === "" ? null : { is: "text", text };
}

function cellOf(raw: Raw, context: SheetContext): Cell | null {
  if (raw.formula) return { is: "formula" };
  switch (raw.type) {
    case "s": {
      // Some writers leave cells without a value behind; the first text is not theirs.
      if (raw.value.trim() === "") return null;
      const text = context.strings[Number(raw.value)];
      if (text === undefined) throw damaged(`shared string ${raw.value}`);
      return textCell(text);
    }
    case "str":
    case "inlineStr":
    case "d":
      return textCell(unescapeText(raw.value));
    case "b":
      return { is: "yes-no", yes: raw.value.trim() === "1" };
    case "e":
      return { is: "error", text: raw.value };
    default: {
      if (raw.value.trim() === "") return null;
      const number = Number(raw.value);
      if (Number.isNaN(number)) throw damaged(`number ${raw.value}`);
      return { is: "number", number, dated: context.dated[raw.style] ?? false };
    }
  }
}

/** Any merged cell among the rows is a mistake; a sheet may declare millions, and the first ones tell it. */
const MOST_MERGES = 10_000;

/**
 * Hands over the rows of a sheet as they stream in, each with its number as the person sees it and its
 * cells that hold something.
 * @returns the ranges of merged cells, such as `A3:A5` (they stand after the rows)
 */
export async function readRows(
  stream: Readable,
  context: SheetContext,
  onRow: (row: number, cells: PlacedCell[]) => void,
): Promise<string[]> {
  const merges: string[] = [];
  let row = 0;
  let column = -1;
  let cells: PlacedCell[] = [];
  let raw: Raw | null = null;
  let [collecting, phonetic] = [false, false];
  let rooted = false;
  await parseXml(stream, {
    open: (name, attributes) => {
      // Taken for a sheet, something else would be an empty one, and its rows would be missing in silence.
      if (!rooted && name !== "worksheet") throw damaged(`<${name}>`);
      rooted = true;
      if (name === "c") {
        const reference = attributes["r"];
        column = reference === undefined ? column + 1 : columnOf(reference);
        const style = Number(attributes["s"] ?? 0);
        raw = { column, type: attributes["t"] ?? "n", style, formula: false, value: "" };
      } else if (name === "v") collecting = raw !== null;
      else if (name === "t") collecting = raw !== null && !phonetic;
      else if (name === "f" && raw !== null) raw.formula = true;
      else if (name === "rPh") phonetic = true;
      else if (name === "row") {
        const number = attributes["r"];
        row = number === undefined ? row + 1 : Number(number);
        [column, cells] = [-1, []];
      } else if (name === "mergeCell" && merges.length < MOST_MERGES) merges.push(attributes["ref"] ?? "");
    },
    text: (piece) => {
      if (collecting && raw !== null) raw.value += piece;
    },
    close: (name) => {
      if (name === "v" || name === "t") collecting = false;
      else if (name === "rPh") phonetic = false;
      else if (name === "c" && raw !== null) {
        const cell = cellOf(raw, context);
        if (cell !== null) cells.push({ column: raw.column, cell });
        raw = null;
      } else if (name === "row") onRow(row, cells);
    },
  });
  return merges;
}
