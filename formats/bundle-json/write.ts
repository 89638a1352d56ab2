import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { BUNDLE_FORMAT, bundleLists, listNames } from "#domain/bundle/bundle.ts";
import type { Bundle, Entry, ListName } from "#domain/bundle/bundle.ts";
import { inSchemaOrder } from "#formats/bundle-json/field-order.ts";
import { replaceFile } from "#formats/replace-file.ts";

/** What can be written: a bundle, or one whose lists are made while they are written. */
export type BundleSource = Pick<Bundle, "calendar" | "settings"> & { [Name in ListName]?: Iterable<Entry<Name>> };

const PIECE = 64 * 1024;

function* linesOf(source: BundleSource): Generator<string> {
  yield `{\n  "format": ${JSON.stringify(BUNDLE_FORMAT)}`;
  for (const head of ["calendar", "settings"] as const) {
    const value = source[head];
    if (Object.values(value).some((part) => part != null)) yield `,\n  "${head}": ${JSON.stringify(value)}`;
  }
  for (const name of listNames) {
    let first = true;
    for (const entry of source[name] ?? []) {
      const line = JSON.stringify(inSchemaOrder(bundleLists[name], entry));
      yield first ? `,\n  "${name}": [\n    ${line}` : `,\n    ${line}`;
      first = false;
    }
    if (!first) yield "\n  ]";
  }
  yield "\n}\n";
}

/** Lines joined to pieces of some size: a stream of 300,000 small ones would take longer than the rest. */
function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece = "";
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield piece;
}

/** The bundle as JSON text in pieces of some size, for a stream. */
export function bundlePieces(source: BundleSource): Generator<string> {
  return inPieces(linesOf(source));
}

/** The bundle as JSON text, one entry a line, fields in the order of bundle.md, empty lists left out. */
export function bundleText(source: BundleSource): string {
  return [...linesOf(source)].join("");
}

/**
 * Writes the bundle as a stream to the file. It appears under its name only when it is whole, so a
 * full disk or a crash leaves what was there before.
 */
export async function writeBundleFile(path: string, source: BundleSource): Promise<void> {
  await replaceFile(path, (unfinished) => pipeline(Readable.from(bundlePieces(source)), createWriteStream(unfinished)));
}
