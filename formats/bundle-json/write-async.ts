import { BUNDLE_FORMAT, bundleLists, listNames } from "#domain/bundle/bundle.ts";
import type { Bundle, Entry, ListName } from "#domain/bundle/bundle.ts";
import { inSchemaOrder } from "#formats/bundle-json/field-order.ts";

/** A bundle whose lists come while they are written, as from a database. */
export type AsyncBundleSource = Pick<Bundle, "calendar" | "settings"> & {
  [Name in ListName]?: Iterable<Entry<Name>> | AsyncIterable<Entry<Name>>;
};

const PIECE = 64 * 1024;

/** The bundle as JSON text in pieces of some size, laid out as `bundleText` does. */
export async function* asyncBundlePieces(source: AsyncBundleSource): AsyncGenerator<string> {
  let piece = `{\n  "format": ${JSON.stringify(BUNDLE_FORMAT)}`;
  for (const head of ["calendar", "settings"] as const) {
    const value = source[head];
    if (Object.values(value).some((part) => part != null)) piece += `,\n  "${head}": ${JSON.stringify(value)}`;
  }
  for (const name of listNames) {
    let first = true;
    for await (const entry of source[name] ?? []) {
      const line = JSON.stringify(inSchemaOrder(bundleLists[name], entry));
      piece += first ? `,\n  "${name}": [\n    ${line}` : `,\n    ${line}`;
      first = false;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = "";
    }
    if (!first) piece += "\n  ]";
  }
  yield `${piece}\n}\n`;
}
