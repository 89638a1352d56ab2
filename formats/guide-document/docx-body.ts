import type { SaxesTagNS } from "saxes";
import type { Block, Cell, Paragraph } from "#domain/guides/import/document.ts";
import { attribute } from "#formats/guide-document/numbering-xml.ts";
import type { ListPlace } from "#formats/guide-document/styles-xml.ts";
import { parseWordXml } from "#formats/guide-document/word-xml.ts";

/** What the body needs to know of the rest of the package. */
export type BodyContext = {
  /** The number that Word shows before a paragraph, from its own list or its style's. */
  label: (place: ListPlace | null, styleId: string | null) => string;
};

type OpenParagraph = { text: string; place: ListPlace | null; styleId: string | null; joinsNext: boolean };
type OpenCell = { column: number; span: number; continued: boolean; paragraphs: Paragraph[] };
type OpenRow = { cells: OpenCell[]; next: number };
type OpenTable = { row: OpenRow | null; cell: OpenCell | null };

/** Parts of the tree that are not on the paper: deleted text, old formatting, field codes, fallbacks. */
const SKIPPED = new Set([
  "del",
  "moveFrom",
  "delText",
  "delInstrText",
  "instrText",
  "pPrChange",
  "rPrChange",
  "tcPrChange",
  "trPrChange",
  "tblPrChange",
  "tblGridChange",
  "sectPrChange",
  "sectPr",
  "Fallback",
  "rt",
  "footnotePr",
  "endnotePr",
  "fldData",
]);

export type Body = { blocks: Block[]; notes: { kind: "footnote" | "endnote"; id: string }[] };

/** Reads the paragraphs and tables of a part such as word/document.xml, in their order. */
export function readBody(xml: string, context: BodyContext): Body {
  const body: Body = { blocks: [], notes: [] };
  const tables: OpenTable[] = [];
  const paragraphs: OpenParagraph[] = [];
  let line = 0;
  let skipping = 0;
  let inText = false;
  let inParagraphProperties = 0;
  let inRunProperties = 0;
  let carried = "";

  const addParagraph = (text: string): void => {
    line += 1;
    const cell = tables.at(-1)?.cell;
    const parts = text.split("\f");
    if (cell != null) {
      cell.paragraphs.push({ line, text: parts.join("\n") });
      return;
    }
    for (const [index, part] of parts.entries()) {
      if (index > 0) body.blocks.push({ kind: "page", line });
      if (part.trim() !== "") body.blocks.push({ kind: "text", line, text: part });
      else if (parts.length === 1) body.blocks.push({ kind: "blank", line });
    }
  };

  const closeRow = (table: OpenTable): void => {
    const row = table.row;
    table.row = null;
    if (row === null) return;
    const outer = tables.at(-2)?.cell;
    if (outer != null) {
      // A table inside a cell is read as further paragraphs of that cell.
      outer.paragraphs = [...outer.paragraphs, ...row.cells.flatMap((cell) => cell.paragraphs)];
      return;
    }
    const first = row.cells.flatMap((cell) => cell.paragraphs)[0]?.line ?? line;
    body.blocks.push({ kind: "row", line: first, firm: true, cells: row.cells.map((cell): Cell => ({ ...cell })) });
  };

  const closeParagraph = (): void => {
    const paragraph = paragraphs.pop();
    if (paragraph === undefined) return;
    const label = paragraph.text.trim() === "" ? "" : context.label(paragraph.place, paragraph.styleId);
    const text = carried + label + paragraph.text;
    carried = "";
    if (paragraph.joinsNext) carried = text;
    else addParagraph(text);
  };

  const openProperty = (tag: SaxesTagNS, paragraph: OpenParagraph): void => {
    const value = attribute(tag, "val") ?? "";
    if (inRunProperties > 0) return;
    if (tag.local === "pStyle") paragraph.styleId = value;
    if (tag.local === "numId") paragraph.place = { listId: value, level: paragraph.place?.level ?? 0 };
    if (tag.local === "ilvl") paragraph.place = { listId: paragraph.place?.listId ?? "", level: Number(value) };
  };

  const openCellProperty = (tag: SaxesTagNS, row: OpenRow, cell: OpenCell | null): void => {
    const value = attribute(tag, "val");
    if (tag.local === "gridBefore" && cell === null) row.next += Number(value ?? 0);
    if (cell === null) return;
    if (tag.local === "gridSpan") cell.span = Math.max(1, Number(value ?? 1));
    if (tag.local === "vMerge") cell.continued = value !== "restart";
  };

  const addText = (text: string): void => {
    const paragraph = paragraphs.at(-1);
    if (paragraph !== undefined) paragraph.text += text;
  };

  const openRunPart = (tag: SaxesTagNS): void => {
    if (tag.local === "t") inText = true;
    else if (tag.local === "tab" || tag.local === "ptab") addText("\t");
    else if (tag.local === "br") addText(attribute(tag, "type") === "page" ? "\f" : "\n");
    else if (tag.local === "cr") addText("\n");
    else if (tag.local === "noBreakHyphen") addText("-");
    else if (tag.local === "footnoteReference" || tag.local === "endnoteReference") {
      body.notes.push({
        kind: tag.local === "footnoteReference" ? "footnote" : "endnote",
        id: attribute(tag, "id") ?? "",
      });
    }
  };

  const openStructure = (tag: SaxesTagNS): boolean => {
    const table = tables.at(-1);
    switch (tag.local) {
      case "tbl":
        if (tables.length === 0) body.blocks.push({ kind: "table", line: line + 1 });
        tables.push({ row: null, cell: null });
        return true;
      case "tr":
        if (table !== undefined) table.row = { cells: [], next: 0 };
        return true;
      case "tc":
        if (table?.row != null) table.cell = { column: table.row.next, span: 1, continued: false, paragraphs: [] };
        return true;
      case "p":
        paragraphs.push({ text: "", place: null, styleId: null, joinsNext: false });
        return true;
      default:
        return false;
    }
  };

  const closeStructure = (local: string): void => {
    const table = tables.at(-1);
    if (local === "p") closeParagraph();
    else if (local === "tc" && table?.row != null && table.cell !== null) {
      table.row.cells.push(table.cell);
      table.row.next = table.cell.column + table.cell.span;
      table.cell = null;
    } else if (local === "tr" && table !== undefined) closeRow(table);
    else if (local === "tbl") {
      tables.pop();
      if (tables.length === 0) body.blocks.push({ kind: "blank", line });
    }
  };

  const open = (tag: SaxesTagNS): void => {
    const paragraph = paragraphs.at(-1);
    // A deleted paragraph mark joins the paragraph with the next one.
    if (tag.local === "del" && inParagraphProperties > 0 && inRunProperties > 0 && paragraph !== undefined)
      paragraph.joinsNext = true;
    if (skipping > 0 || SKIPPED.has(tag.local)) {
      skipping += 1;
      return;
    }
    if (tag.local === "pPr") inParagraphProperties += 1;
    if (tag.local === "rPr") inRunProperties += 1;
    if (openStructure(tag)) return;
    if (inParagraphProperties > 0 && paragraph !== undefined) openProperty(tag, paragraph);
    else if (inRunProperties === 0 && paragraph !== undefined) openRunPart(tag);
    else {
      const table = tables.at(-1);
      if (table?.row != null) openCellProperty(tag, table.row, table.cell);
    }
  };
  const close = (tag: SaxesTagNS): void => {
    if (skipping > 0) {
      skipping -= 1;
      return;
    }
    if (tag.local === "t") inText = false;
    if (tag.local === "pPr") inParagraphProperties -= 1;
    if (tag.local === "rPr") inRunProperties -= 1;
    closeStructure(tag.local);
  };
  const text = (piece: string): void => {
    if (inText && skipping === 0) addText(piece);
  };
  parseWordXml(xml, { open, text, close });
  return body;
}
