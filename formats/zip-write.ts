import { createHash } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { PassThrough, Readable } from "node:stream";
import type { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";

/** A part of a package, made while it is written. */
export type ZipPart = { name: string; pieces: () => Iterable<string> | AsyncIterable<string>; large?: boolean };
/** What a part turned out to be: unpacked bytes, and their SHA-256 in hexadecimal. */
export type WrittenPart = { name: string; bytes: number; sha256: string };

/** Without the 64-bit format an entry of unknown size must stay below 4 GiB. */
function optionsOf(part: ZipPart, mtime: Date): { compress: true; mtime: Date; forceZip64Format: boolean } {
  return { compress: true, mtime, forceZip64Format: part.large === true };
}

async function* counted(part: ZipPart, written: WrittenPart[]): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const piece of part.pieces()) {
    const buffer = Buffer.from(piece);
    hash.update(buffer);
    bytes += buffer.length;
    if (buffer.length > 0) yield buffer;
  }
  written.push({ name: part.name, bytes, sha256: hash.digest("hex") });
}

/** Ends a stream and waits until whatever feeds it has come to rest: it may be reading in a transaction. */
async function rest(stream: Readable | undefined): Promise<void> {
  if (stream === undefined) return;
  stream.on("error", () => undefined);
  stream.destroy();
  if (!stream.closed) await new Promise((resolve) => stream.once("close", resolve));
}

/** A package that is being made, and the part of it that is being read. */
type Packing = { stream: Readable; current: () => Readable | undefined };

function packed(parts: readonly ZipPart[], manifest: ZipManifest, mtime: Date): Packing {
  const zip = new ZipFile();
  const written: WrittenPart[] = [];
  const stream = new PassThrough();
  let current: Readable | undefined;
  const last: ZipPart = { name: manifest.name, pieces: () => [manifest.text(written)] };
  for (const part of [...parts, last]) {
    zip.addReadStreamLazy(part.name, optionsOf(part, mtime), (done) => {
      current = Readable.from(counted(part, written), { objectMode: false });
      // A part that fails breaks the package off: half of one must not look like a whole. The library does not watch.
      current.on("error", (error) => stream.destroy(error));
      done(null, current);
    });
  }
  zip.end();
  zip.on("error", (error: Error) => stream.destroy(error));
  zip.outputStream.pipe(stream);
  return { stream, current: () => current };
}

/** The last part of a package, which may tell of all the others. */
export type ZipManifest = { name: string; text: (written: readonly WrittenPart[]) => string };

/** The file appears under its name only when it is whole and on the disk; only its owner may read it. */
async function whole(path: string, write: (file: Writable) => Promise<void>): Promise<void> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, "w", 0o600);
  try {
    await write(file.createWriteStream({ flush: true }));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Writes a package part after part; nothing is held back but what is being read. */
export async function writeZip(
  path: string,
  parts: readonly ZipPart[],
  manifest: ZipManifest,
  mtime: Date,
): Promise<void> {
  await whole(path, async (file) => {
    const { stream, current } = packed(parts, manifest, mtime);
    try {
      await pipeline(stream, file);
    } catch (error) {
      await rest(current());
      throw error;
    }
  });
}

/** Writes pieces of text as they come. */
export async function writeText(path: string, pieces: AsyncIterable<string>): Promise<void> {
  await whole(path, async (file) => {
    const stream = Readable.from(pieces, { objectMode: false });
    try {
      await pipeline(stream, file);
    } catch (error) {
      await rest(stream);
      throw error;
    }
  });
}
