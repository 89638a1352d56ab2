import type { ListName } from "#domain/bundle/bundle.ts";
import type { Template } from "#domain/wording/language.ts";

/** Lists whose entries a cell may name by a word instead of an id: name, name of the holder, number. */
export type LabelledList = "organisations" | "positions" | "directives";

/** The values of an enum with their terms (domain/wording/terms.ts). */
export type Terms = Readonly<Record<string, Template>>;

/** What one item of a cell is. `word` is a value with a known term or any other word. */
export type ItemType =
  | { is: "words" }
  | { is: "id" }
  | { is: "reference"; to: LabelledList }
  | { is: "word"; terms: Terms };

/** What a column holds. A `text` is kept to the letter; everything else tolerates blanks around it. */
export type CellType =
  | { is: "text" | "date" | "time" | "instant" | "whole" | "number" | "yes-no" | "scalar" }
  | { is: "id" }
  | { is: "reference"; to: LabelledList }
  | { is: "choice"; terms: Terms; also?: Readonly<Record<string, string>> }
  | { is: "list"; of: ItemType; exactly?: number };

/** A column of a sheet; `key` is the field's path in the entry, such as `segments.vote.due`. */
export type Column = {
  key: string;
  heading: string;
  type: CellType;
  required?: true;
  /** What goes here, as one sentence shown when the cell is chosen. */
  hint: string;
  /** In characters of half width; 12 where left out. */
  width?: number;
  /** Repeated in every row of an entry that takes several, so that each row can be understood and filtered. */
  repeated?: true;
  /** Kept by the system; not offered in an empty workbook. */
  system?: true;
};

/** How much a secretary has to do with a sheet: it colours the tab. */
export type Use = "always" | "often" | "seldom";

/** A sheet of the workbook with its columns. */
export type Sheet = {
  name: string;
  /** Its English name, accepted in place of the Chinese one. */
  code: string;
  use: Use;
  /** What it is for, one sentence for the page of explanations. */
  about: string;
  columns: readonly Column[];
  /** The list it fills, for sheets whose rows are entries; `rows`: a nested list with one row an item. */
  list?: ListName;
  rows?: "segments" | "recipients";
  /** Fields from which an entry without an id gets one: organisation, then date. */
  autoId?: readonly [organisation: string, date: string];
};

/** The values of one row by the keys of their columns; blank cells are left out. */
export type RowValues = Record<string, unknown>;

export const text = { is: "text" } as const satisfies CellType;
export const id = { is: "id" } as const satisfies CellType;
export const date = { is: "date" } as const satisfies CellType;
export const whole = { is: "whole" } as const satisfies CellType;
export const yesNo = { is: "yes-no" } as const satisfies CellType;
export const toOrganisation = { is: "reference", to: "organisations" } as const satisfies CellType;
export const toPosition = { is: "reference", to: "positions" } as const satisfies CellType;

/** When the entry was recorded; only in workbooks that were written from a ledger. */
export function recordedColumn(key = "recordedAt", heading = "记录时间"): Column {
  const hint = "由系统记下的时刻，不用填，也不要改。";
  return { key, heading, type: { is: "instant" }, hint, width: 26, system: true };
}
