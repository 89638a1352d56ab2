import { open, stat } from "node:fs/promises";
import { InputError, problem } from "#domain/problems/problem.ts";
import { signatureOf } from "#formats/signature.ts";
import { jsonProblems } from "#formats/bundle-json/problems.ts";

/** What a file's first bytes say it is. */
export type Content = "empty" | "zip" | "ole" | "utf-16" | "text";

const UTF_16_MARKS = ["fffe", "feff"];

function contentOf(start: Buffer): Content {
  if (start.length === 0) return "empty";
  const signature = signatureOf(start);
  if (signature === "zip" || signature === "ole") return signature;
  // JSON begins with an ASCII character, so a zero byte beside it is the other half of a UTF-16 unit.
  const halfZero = (start[0] === 0) !== (start[1] === 0);
  if (UTF_16_MARKS.includes(start.toString("hex", 0, 2)) || halfZero) return "utf-16";
  return "text";
}

/**
 * Refuses a pipe or a device before it is opened: that would wait for a writer, and a file is read twice.
 * @throws InputError, or the system's error where there is nothing
 */
export async function requireFile(path: string): Promise<void> {
  const found = await stat(path);
  if (found.isDirectory()) throw new InputError([problem(jsonProblems.notAFile, { file: path })]);
  if (!found.isFile()) throw new InputError([problem(jsonProblems.pipe, { file: path })]);
}

function refusal(path: string, error: unknown): InputError {
  if (error instanceof InputError) return error;
  const code = error instanceof Error ? String(Reflect.get(error, "code") ?? error.message) : "";
  if (code === "ENOENT") return new InputError([problem(jsonProblems.noFile, { file: path })]);
  if (code === "EISDIR") return new InputError([problem(jsonProblems.notAFile, { file: path })]);
  return new InputError([problem(jsonProblems.unreadable, { file: path }, { reason: code })]);
}

/**
 * What a file holds and how long it is in bytes.
 * @throws InputError where it cannot be read
 */
export async function lookInto(path: string): Promise<{ content: Content; size: number }> {
  try {
    await requireFile(path);
    await using file = await open(path);
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return { content: contentOf(buffer.subarray(0, bytesRead)), size };
  } catch (error) {
    throw refusal(path, error);
  }
}

const PIECE = 256 * 1024;

/** The file's bytes, piece by piece; each piece is only good until the next is asked for. */
export async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  await using file = await open(path);
  const buffer = Buffer.alloc(PIECE);
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, PIECE, null);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}
