import { fromBufferPromise } from "yauzl";
import { readFile } from "node:fs/promises";

/** Every part of a zip as text, by name. */
export async function readBackup(path: string): Promise<Record<string, string>> {
  const zip = await fromBufferPromise(await readFile(path), { lazyEntries: true });
  const parts: Record<string, string> = {};
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts[entry.fileName] = Buffer.concat(chunks).toString("utf8");
  }
  return parts;
}
