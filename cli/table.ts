import stringWidth from "string-width";
import { visible } from "#domain/wording/visible.ts";

/** Text on a terminal: Chinese characters are two columns wide. */
function width(text: string): number {
  return stringWidth(text);
}

/** The text padded with blanks to the width. */
function pad(text: string, to: number): string {
  return text + " ".repeat(Math.max(0, to - width(text)));
}

/** The text cut to the width, with … where something was cut off. */
function cut(text: string, to: number): string {
  if (width(text) <= to) return text;
  let kept = "";
  for (const letter of text) {
    if (width(kept + letter) > to - 1) break;
    kept += letter;
  }
  return `${kept}…`;
}

export type Column = { heading: string; most: number };

/** Rows under headings, columns aligned by what they hold; the last column is not padded. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const cells = [columns.map((each) => each.heading), ...rows].map((row) =>
    row.map((text, index) => cut(visible(text), columns[index]?.most ?? 40)),
  );
  const widths = columns.map((_, index) => cells.reduce((most, row) => Math.max(most, width(row[index] ?? "")), 0));
  return cells.map((row) =>
    row
      .map((text, index) => (index === columns.length - 1 ? text : pad(text, widths[index] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
}
