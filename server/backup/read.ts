import { createHash } from "node:crypto";
import { openPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { z } from "zod";
import { backupProblems } from "#domain/problems/backup-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";
import type { Values } from "#domain/wording/language.ts";
import { BACKUP_FORMAT, MANIFEST, manifestSchema } from "#server/backup/manifest.ts";
import type { Manifest, TablePart } from "#server/backup/manifest.ts";

/** A backup opened for reading. */
export type OpenBackup = {
  manifest: Manifest;
  /** The lines of a part, in batches; wrong only at the end, when hash and count are known. @throws InputError */
  lines: (part: TablePart) => AsyncGenerator<string[]>;
};

/** Characters of JSON that go to the database at once. */
const BATCH = 2 * 1024 * 1024;
const LARGEST_MANIFEST = 4 * 1024 * 1024;

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refusal(path: string, kind: ProblemKind, values: Values = {}): InputError {
  return new InputError([problem(kind, { file: path }, values)]);
}

async function openFile(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false });
  } catch (error) {
    const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
    if (typeof code === "string") throw refusal(path, backupProblems.noFile, { reason: code });
    throw refusal(path, backupProblems.notABackup);
  }
}

async function entriesOf(path: string, zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  } catch (error) {
    throw refusal(path, backupProblems.incomplete, { detail: detailOf(error) });
  }
  return entries;
}

async function* bytesOf(path: string, zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk;
  } catch (error) {
    throw refusal(path, backupProblems.incomplete, { detail: `${entry.fileName}: ${detailOf(error)}` });
  }
}

async function readManifest(path: string, zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Manifest> {
  const entry = entries.get(MANIFEST);
  if (entry === undefined || entry.uncompressedSize > LARGEST_MANIFEST) throw refusal(path, backupProblems.notABackup);
  const chunks = await Array.fromAsync(bytesOf(path, zip, entry));
  let content: unknown;
  try {
    content = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch (error) {
    throw refusal(path, backupProblems.incomplete, { detail: detailOf(error) });
  }
  const format = z.object({ format: z.literal(BACKUP_FORMAT) });
  if (!format.safeParse(content).success) throw refusal(path, backupProblems.notABackup);
  const manifest = manifestSchema.safeParse(content);
  if (!manifest.success) throw refusal(path, backupProblems.incomplete, { detail: MANIFEST });
  return manifest.data;
}

async function* linesOf(path: string, zip: ZipFile, entry: Entry, part: TablePart): AsyncGenerator<string[]> {
  const hash = createHash("sha256");
  const decoder = new TextDecoder();
  let [rest, rows] = ["", 0];
  for await (const chunk of bytesOf(path, zip, entry)) {
    hash.update(chunk);
    rest += decoder.decode(chunk, { stream: true });
    if (rest.length < BATCH) continue;
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    rows += lines.length;
    if (lines.length > 0) yield lines;
  }
  if (hash.digest("hex") !== part.sha256) throw refusal(path, backupProblems.wrongHash, { part: part.file });
  const last = rest.split("\n").filter((line) => line !== "");
  rows += last.length;
  if (rows !== part.rows) {
    throw refusal(path, backupProblems.wrongCount, { part: part.file, expected: part.rows, found: rows });
  }
  if (last.length > 0) yield last;
}

/**
 * Opens a backup, hands it to the work and closes it.
 * @throws InputError for what is no backup, or a damaged one
 */
export async function withBackup<T>(path: string, work: (backup: OpenBackup) => Promise<T>): Promise<T> {
  const zip = await openFile(path);
  try {
    const entries = await entriesOf(path, zip);
    const manifest = await readManifest(path, zip, entries);
    const missing = manifest.tables.find((part) => !entries.has(part.file));
    if (missing !== undefined) throw refusal(path, backupProblems.incomplete, { detail: missing.file });
    return await work({
      manifest,
      lines: async function* lines(part) {
        const entry = entries.get(part.file);
        if (entry !== undefined) yield* linesOf(path, zip, entry, part);
      },
    });
  } finally {
    zip.close();
  }
}
