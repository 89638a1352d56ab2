import { extname } from "node:path";
import type { GuideDocument } from "#domain/guides/import/document.ts";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { readDocGuide } from "#formats/guide-document/doc.ts";
import { readDocxGuide } from "#formats/guide-document/docx.ts";
import { readTextGuide } from "#formats/guide-document/text.ts";
import { readXlsxGuide } from "#formats/guide-document/xlsx.ts";
import { readBytes } from "#formats/read-bytes.ts";
import { signatureOf, wordSignature } from "#formats/signature.ts";

async function readBy(extension: string, bytes: Uint8Array, path: string): Promise<GuideDocument[]> {
  const signature = signatureOf(bytes);
  switch (extension) {
    case ".txt":
    case ".text":
    case ".md":
      if (signature !== "other" && signature !== "empty") break;
      return readTextGuide(bytes, path);
    case ".docx":
    case ".docm":
    case ".dotx":
      return readDocxGuide(bytes, path);
    case ".xlsx":
    case ".xlsm":
      return readXlsxGuide(bytes, path);
    case ".doc":
      // WPS and others save new documents under the old name.
      if (signature === "zip") return readDocxGuide(bytes, path);
      if (signature === "ole" || signature === "rtf" || signature === "html") return readDocGuide(bytes, path);
      break;
    default:
  }
  throw new InputError([
    problem(
      guideProblems.format,
      { file: path },
      { extension: extension === "" ? "?" : extension, found: wordSignature(bytes) },
    ),
  ]);
}

function hasText(documents: readonly GuideDocument[]): boolean {
  return documents.some(({ blocks }) =>
    blocks.some((block) =>
      block.kind === "text"
        ? block.text.trim() !== ""
        : block.kind === "row" && block.cells.some((cell) => cell.paragraphs.some(({ text }) => text.trim() !== "")),
    ),
  );
}

/**
 * Reads a guide document (.txt, .docx, .xlsx, .doc) into the form that the parser reads.
 * @throws InputError that says what is wrong with the file and what would be right
 */
export async function readGuideDocument(path: string): Promise<GuideDocument[]> {
  const bytes = await readBytes(path);
  if (bytes.length === 0) throw new InputError([problem(guideProblems.empty, { file: path })]);
  const documents = await readBy(extname(path).toLowerCase(), bytes, path);
  if (!hasText(documents)) throw new InputError([problem(guideProblems.empty, { file: path })]);
  return documents;
}
