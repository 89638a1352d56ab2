import type { Block, GuideDocument } from "#domain/guides/import/document.ts";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { readBody } from "#formats/guide-document/docx-body.ts";
import type { Body, BodyContext } from "#formats/guide-document/docx-body.ts";
import { levelOfStyle, newCounter, readNumbering } from "#formats/guide-document/numbering-xml.ts";
import { readStyleLists } from "#formats/guide-document/styles-xml.ts";
import { documentLimits, readZipEntries } from "#formats/zip.ts";

const PARTS = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/footnotes.xml", "word/endnotes.xml"];

/** A part's XML as text; some writers use UTF-16. */
function partText(bytes: Buffer): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return new TextDecoder(wide ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8").decode(bytes);
}

function parse<Result>(
  parts: ReadonlyMap<string, Buffer>,
  name: string,
  file: string,
  read: (xml: string) => Result,
  missing: Result,
): Result {
  const bytes = parts.get(name);
  if (bytes === undefined) return missing;
  try {
    return read(partText(bytes));
  } catch (error) {
    const detail = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new InputError([problem(guideProblems.badXml, { file }, { part: name, detail })]);
  }
}

/** Numbers paragraphs by the lists of the package, counted in the order of the text. */
function labeller(parts: ReadonlyMap<string, Buffer>, file: string): BodyContext["label"] {
  const numbering = parse(parts, "word/numbering.xml", file, readNumbering, { abstracts: new Map(), lists: new Map() });
  const listOfStyle = parse(parts, "word/styles.xml", file, readStyleLists, () => null);
  const count = newCounter(numbering);
  return (place, styleId) => {
    const byStyle = listOfStyle(styleId);
    const listId = place?.listId || byStyle?.listId;
    if (listId === undefined || listId === "0") return "";
    const level = place?.level || levelOfStyle(numbering, listId, styleId) || byStyle?.level || 0;
    return count(listId, level);
  };
}

/** Footnotes and endnotes that the text refers to, after the text. */
function notesOf(body: Body, parts: ReadonlyMap<string, Buffer>, file: string, line: number): Block[] {
  if (body.notes.length === 0) return [];
  const context: BodyContext = { label: () => "" };
  return (["word/footnotes.xml", "word/endnotes.xml"] as const).flatMap((name) =>
    parse(parts, name, file, (xml) => readBody(xml, context).blocks, []).flatMap((block): Block[] =>
      block.kind === "text" ? [{ kind: "note", line, text: block.text }] : [],
    ),
  );
}

/**
 * Reads a Word document by its XML: tables with merged cells, line breaks, automatic numbers; tracked
 * deletions and field codes are not read. `line` counts paragraphs.
 * @throws InputError when it is no Word document
 */
export async function readDocxGuide(bytes: Uint8Array, file: string): Promise<GuideDocument[]> {
  const parts = await readZipEntries({ bytes, name: file }, documentLimits, (name) => PARTS.includes(name));
  if (!parts.has("word/document.xml")) throw new InputError([problem(guideProblems.noDocument, { file })]);
  const context: BodyContext = { label: labeller(parts, file) };
  const body = parse(parts, "word/document.xml", file, (xml) => readBody(xml, context), { blocks: [], notes: [] });
  const last = body.blocks.at(-1)?.line ?? 0;
  return [{ blocks: [...body.blocks, ...notesOf(body, parts, file, last)] }];
}
