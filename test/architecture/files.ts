import { readdirSync } from "node:fs";
import { join } from "node:path";

/** The repository's folder. */
export const root = join(import.meta.dirname, "..", "..");

/** What is installed, generated or git's own; everything else belongs to the repository. */
const SKIPPED = new Set(["node_modules", ".git", "tmp", "coverage", "dist"]);

/** The paths of all files of a tree, with `/`, sorted. */
export function filesOf(folder: string, below = ""): string[] {
  return readdirSync(join(folder, below), { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .flatMap((entry) => {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) return filesOf(folder, path);
      return entry.isFile() ? [path] : [];
    })
    .toSorted();
}
