import { open, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { fromBufferPromise, openPromise } from "yauzl";
import type { Entry, ZipFile } from "yauzl";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";
import { zipProblems } from "#domain/problems/zip-problems.ts";
import type { Values } from "#domain/wording/language.ts";
import { wordSignature } from "#formats/signature.ts";

/** How far a package may go; all in bytes but `entries`. */
export type ZipLimits = {
  entries: number;
  /** All entries together, unpacked: as declared in the directory and as it really comes out. */
  unpacked: number;
  /** The package itself. */
  packed: number;
};

const MB = 1024 * 1024;

/** Limits for a document of some hundred pages with pictures. */
export const documentLimits: ZipLimits = { entries: 5_000, unpacked: 256 * MB, packed: 64 * MB };

/** Limits for a workbook of some hundred thousand rows. */
export const workbookLimits: ZipLimits = { entries: 5_000, unpacked: 1_024 * MB, packed: 200 * MB };

/** A package to read: a path, or bytes with the name to show in messages. */
export type ZipSource = { path: string; name?: string } | { bytes: Uint8Array; name: string };

function nameOf(source: ZipSource): string {
  return source.name ?? ("path" in source ? source.path : "");
}

function refuse(source: ZipSource, kind: ProblemKind, values: Values = {}): never {
  throw new InputError([problem(kind, { file: nameOf(source) }, values)]);
}

function extensionOf(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? ".zip";
}

async function head(source: ZipSource): Promise<Uint8Array> {
  if ("bytes" in source) return source.bytes.subarray(0, 8);
  const file = await open(source.path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function sizeOf(source: ZipSource): Promise<number> {
  return "bytes" in source ? source.bytes.byteLength : (await stat(source.path)).size;
}

async function openZip(source: ZipSource, limits: ZipLimits): Promise<ZipFile> {
  const size = await sizeOf(source);
  if (size > limits.packed) {
    refuse(source, zipProblems.fileTooBig, { size: Math.ceil(size / MB), limit: limits.packed / MB });
  }
  const first = await head(source);
  if (first[0] !== 0x50 || first[1] !== 0x4b) {
    refuse(source, zipProblems.notAZip, { extension: extensionOf(nameOf(source)), found: wordSignature(first) });
  }
  try {
    return "bytes" in source
      ? await fromBufferPromise(Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength))
      : // Otherwise the file would be closed as soon as the directory was read.
        await openPromise(source.path, { autoClose: false });
  } catch (error) {
    return refuseDamaged(source, error);
  }
}

function refuseDamaged(source: ZipSource, error: unknown): never {
  if (error instanceof InputError) throw error;
  return refuse(source, zipProblems.damaged, { detail: error instanceof Error ? error.message : String(error) });
}

/** The directory, refused before anything is unpacked when it already declares too much. */
async function listEntries(zip: ZipFile, source: ZipSource, limits: ZipLimits): Promise<Entry[]> {
  if (zip.entryCount > limits.entries) {
    refuse(source, zipProblems.tooManyEntries, { count: zip.entryCount, limit: limits.entries });
  }
  const entries: Entry[] = [];
  let declared = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) refuse(source, zipProblems.encrypted);
    declared += entry.uncompressedSize;
    if (declared > limits.unpacked) refuse(source, zipProblems.tooBig, { limit: limits.unpacked / MB });
    entries.push(entry);
  }
  return entries;
}

/** Unpacks the wanted entries piece by piece; yauzl stops an entry that grows beyond its declared size. */
async function unpack(
  source: ZipSource,
  limits: ZipLimits,
  wanted: (name: string) => boolean,
  take: (name: string, chunk: Buffer) => void,
): Promise<string[]> {
  const zip = await openZip(source, limits);
  try {
    const entries = await listEntries(zip, source, limits);
    let unpacked = 0;
    for (const entry of entries) {
      if (entry.fileName.endsWith("/") || !wanted(entry.fileName)) continue;
      const stream: Readable = await zip.openReadStreamPromise(entry);
      take(entry.fileName, Buffer.alloc(0));
      for await (const chunk of stream) {
        if (!Buffer.isBuffer(chunk)) continue;
        unpacked += chunk.length;
        if (unpacked > limits.unpacked) refuse(source, zipProblems.tooBig, { limit: limits.unpacked / MB });
        take(entry.fileName, chunk);
      }
    }
    return entries.map((entry) => entry.fileName);
  } catch (error) {
    return refuseDamaged(source, error);
  } finally {
    zip.close();
  }
}

/**
 * Makes sure that a package may be handed to a library that unpacks it by itself: it is a zip, and holds
 * no more entries and bytes than allowed, in its directory and in truth (everything is unpacked once and
 * thrown away, piece by piece).
 * @returns the names of its entries
 * @throws InputError that says what is wrong and what would be right
 */
export async function guardZip(source: ZipSource, limits: ZipLimits): Promise<string[]> {
  return unpack(
    source,
    limits,
    () => true,
    () => undefined,
  );
}

/**
 * The wanted entries of a package, unpacked within the limits; an entry that is not there is not in the map.
 * @throws InputError like {@link guardZip}
 */
export async function readZipEntries(
  source: ZipSource,
  limits: ZipLimits,
  wanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const chunks = new Map<string, Buffer[]>();
  await unpack(source, limits, wanted, (name, chunk) => {
    const before = chunks.get(name);
    if (before === undefined) chunks.set(name, [chunk]);
    else before.push(chunk);
  });
  return new Map([...chunks].map(([name, parts]) => [name, Buffer.concat(parts)]));
}
