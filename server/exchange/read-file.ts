import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Place } from "#domain/problems/problem.ts";
import { lookInto } from "#formats/bundle-json/content.ts";
import { readBundleFile } from "#formats/bundle-json/read.ts";
import { readWorkbook } from "#formats/workbook/read.ts";
import { withTemporaryFolder } from "#server/exchange/temporary.ts";

/** A bundle that was sent, with the way from a path in it to where that stands in the file. */
export type SentBundle = { bundle: Bundle; placeOf: (path: readonly (string | number)[]) => Place };

/** A place without the file's path on this machine: the sender knows what was sent. */
function withoutFile({ file: _file, ...place }: Place): Place {
  return place;
}

/** A bundle or a workbook on disk, told apart by what it holds. @throws InputError with every problem */
export async function readSentFile(path: string): Promise<SentBundle> {
  const { content } = await lookInto(path);
  if (content !== "zip") return { bundle: await readBundleFile(path), placeOf: (steps) => ({ path: steps }) };
  const { bundle, placeOf } = await readWorkbook(path);
  return { bundle, placeOf: (steps) => withoutFile(placeOf(steps)) };
}

/** The same of bytes that came over the network: they are read from a file as a stream, never as one string. */
export async function readSentBytes(bytes: Uint8Array): Promise<SentBundle> {
  return withTemporaryFolder(async (folder) => {
    const path = join(folder, "import");
    await writeFile(path, bytes, { mode: 0o600 });
    return readSentFile(path);
  });
}
