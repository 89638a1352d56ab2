import { extname } from "node:path";
import type { Block, GuideDocument } from "#domain/guides/import/document.ts";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { minutesProblems } from "#domain/problems/minutes-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { readGuideDocument } from "#formats/guide-document/read.ts";
import { decodeText } from "#formats/guide-document/text.ts";
import { readBytes } from "#formats/read-bytes.ts";
import { signatureOf, wordSignature } from "#formats/signature.ts";

const PLAIN = new Set([".txt", ".text", ".md"]);
const WORD = new Set([".docx", ".docm", ".dotx", ".doc"]);

function lineOf(block: Block): string | null {
  if (block.kind === "text" || block.kind === "note") return block.text;
  if (block.kind === "blank") return "";
  if (block.kind !== "row") return null;
  // The rest of a cell merged downwards stays as an empty one: values go on standing under their headings.
  return block.cells
    .map(({ continued, paragraphs }) =>
      continued
        ? ""
        : paragraphs
            .map(({ text }) => text.trim())
            .join("\n")
            .trim(),
    )
    .join("\t");
}

/** A Word document as text: a paragraph a line, the cells of a row between tabs, a merged cell once. */
function textOfDocument(documents: readonly GuideDocument[]): string {
  return documents.flatMap(({ blocks }) => blocks.map(lineOf).filter((line) => line !== null)).join("\n");
}

/**
 * The text of a file of minutes (.txt, .docx, and .doc by way of LibreOffice).
 * @throws InputError that says what is wrong with the file and what would be right
 */
export async function readMinutesText(path: string): Promise<string> {
  const extension = extname(path).toLowerCase();
  if (WORD.has(extension)) return textOfDocument(await readGuideDocument(path));
  const bytes = await readBytes(path);
  const signature = signatureOf(bytes);
  if (!PLAIN.has(extension) || (signature !== "other" && signature !== "empty")) {
    const values = { extension: extension === "" ? "?" : extension, found: wordSignature(bytes) };
    throw new InputError([problem(minutesProblems.format, { file: path }, values)]);
  }
  const text = decodeText(bytes);
  if (text === null) throw new InputError([problem(guideProblems.encoding, { file: path })]);
  if (text.trim() === "") throw new InputError([problem(guideProblems.empty, { file: path })]);
  return text;
}
