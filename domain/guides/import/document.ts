/**
 * The common form of a document that the readers yield and the parser reads: text lines and table rows in
 * their order. `line` is what a person can find: the line of a text, the paragraph of a Word document, the
 * row of a sheet.
 */
export type Paragraph = { line: number; text: string };

export type Cell = {
  /** The first column of the grid that the cell covers, from 0. */
  column: number;
  /** How many columns it covers. */
  span: number;
  paragraphs: readonly Paragraph[];
  /** Part of a cell that began in a row above (merged cells). */
  continued: boolean;
};

export type TextBlock = { kind: "text"; line: number; text: string };

export type RowBlock = {
  kind: "row";
  line: number;
  cells: readonly Cell[];
  /**
   * True where the document itself has rows and cells (Word, Excel, tabs between all cells of a line); false
   * where they were put together from a text that has one cell a line.
   */
  firm: boolean;
};

export type Block =
  | TextBlock
  | RowBlock
  /** An empty line or paragraph between blocks. */
  | { kind: "blank"; line: number }
  /** A page break, a footer or a repeated heading stood here: what follows may go on from before. */
  | { kind: "page"; line: number }
  /** The beginning of a table. */
  | { kind: "table"; line: number }
  /** A footnote: never part of a point. */
  | { kind: "note"; line: number; text: string };

export type GuideDocument = {
  blocks: readonly Block[];
  /** A title to fall back on, such as the name of the sheet. */
  name?: string;
};
