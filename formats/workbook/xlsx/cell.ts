/** What stands in a cell, before anyone asks what it should mean. Blank cells do not appear. */
export type Cell =
  | { is: "text"; text: string }
  /** `dated`: shown as a date or time by the cell's format. */
  | { is: "number"; number: number; dated: boolean }
  | { is: "yes-no"; yes: boolean }
  | { is: "error"; text: string }
  | { is: "formula" };

/** A cell with its column, counted from 0. */
export type PlacedCell = { column: number; cell: Cell };

/** 0 for A, 27 for AB; the digits of a reference such as `AB12` are passed over. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let index = 0; index < reference.length; index += 1) {
    const unit = reference.charCodeAt(index);
    if (unit >= 65 && unit <= 90) column = column * 26 + unit - 64;
  }
  return column - 1;
}

/** A for 0, AB for 27. */
export function columnLetters(column: number): string {
  let [letters, rest] = ["", column];
  for (; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return letters;
}
