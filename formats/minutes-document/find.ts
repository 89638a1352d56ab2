import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Files that an office program leaves behind while a document is open, and those that are hidden. */
const LEFT_BEHIND = /^(?:~\$|\.)/;

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (LEFT_BEHIND.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await filesUnder(path)));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}

/** The files that are meant: a file itself, a folder's files at any depth in the order of their names. */
export async function findFiles(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const here = await stat(path).catch(() => null);
    found.push(...(here?.isDirectory() === true ? await filesUnder(path) : [path]));
  }
  return [...new Set(found)];
}
