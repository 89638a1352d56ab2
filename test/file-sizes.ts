import { docstrings } from "#test/architecture/comments.ts";
import { root } from "#test/architecture/files.ts";
import { linesOf, mayBeLong } from "#test/architecture/shape.ts";
import { parseTrees, readTexts } from "#test/architecture/source.ts";

/** Prints how long the files are and which public functions say nothing: a compass, never a gate. */

const [sources = []] = parseTrees([readTexts(root)]);
const files = sources
  .filter((source) => !mayBeLong(source))
  .map((source) => ({ path: source.path, lines: linesOf(source.text) }))
  .toSorted((a, b) => a.lines - b.lines);

/** The length that the given share of the files keeps to. */
function percentile(share: number): number {
  return files[Math.max(0, Math.ceil(files.length * share) - 1)]?.lines ?? 0;
}

const longest = files.at(-1);
console.log(
  `File lengths (tests and translations apart, ${files.length} files): median ${percentile(0.5)} (aim ≤ 60), ` +
    `90 % ≤ ${percentile(0.9)} (aim ≤ 200), longest ${longest?.lines ?? 0} (${longest?.path ?? "none"}; limit 400).`,
);

const silent = docstrings.check(sources);
if (silent.length > 0) {
  const named = silent.map(({ path, line, what }) => `  ${path}:${line} ${what}`);
  console.log(`Public functions without a docstring: ${silent.length}\n${named.join("\n")}`);
}
