import type { GuideDocument } from "#domain/guides/import/document.ts";
import { blocksOfText } from "#domain/guides/import/text-rows.ts";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";

/** UTF-16 without a mark: every line break and digit has a zero byte, in the same half of the pair. */
function utf16Without(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of bytes.subarray(0, 65_536).entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (even === odd) return null;
  return odd > even ? "utf-16le" : "utf-16be";
}

function decodeStrict(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Characters that no text has: a sign of the wrong encoding, or of a file that is no text. */
function looksBinary(text: string): boolean {
  const controls = text.match(/[\u0000-\u0006\u000e-\u0012\u0016-\u001a]/g)?.length ?? 0;
  return controls > text.length / 200;
}

/** UTF-8 of which a few bytes are lost: the rest is worth reading, the lost places stay visible as �. */
function decodeDamaged(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  const lost = text.match(/\ufffd/g)?.length ?? 0;
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return chinese > 20 && lost * 50 < chinese ? text : null;
}

/**
 * The text of a file in UTF-8, UTF-16 (either order, with or without a mark) or GB18030 (which holds GBK and
 * GB2312), told by its bytes.
 * @returns null when it is none of them
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeStrict(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decodeStrict(bytes, "utf-16be");
  const wide = utf16Without(bytes);
  // A stray zero byte makes no UTF-16 of a text that is UTF-8 otherwise.
  const tries = ["utf-8", wide ?? "gb18030"];
  if (wide === null) {
    const damaged = decodeStrict(bytes, "utf-8") === null ? decodeDamaged(bytes) : null;
    if (damaged !== null) return damaged;
  }
  for (const encoding of tries) {
    const text = decodeStrict(bytes, encoding);
    if (text !== null && !looksBinary(text)) return text;
  }
  return null;
}

/** Reads a guide saved as text. */
export function readTextGuide(bytes: Uint8Array, file: string): GuideDocument[] {
  const text = decodeText(bytes);
  if (text === null) throw new InputError([problem(guideProblems.encoding, { file })]);
  return [{ blocks: blocksOfText(text) }];
}
