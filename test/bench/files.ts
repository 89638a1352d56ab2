import holidays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { existsSync, mkdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeAnyBundle } from "#cli/bundle-out.ts";
import { makeExample } from "#domain/example/make-example.ts";

/** Numbers of activities of the three sizes: each twice the one before. */
export const SIZES = [75_000, 150_000, 300_000] as const;
/** Activities whose segments fill about 100,000 rows of a workbook. */
export const WORKBOOK_ACTIVITIES = 91_000;
export const AS_OF = "2026-11-24";

/** Raised when the example changes, so that files of an older one are not measured. */
const EDITION = 1;

/** The scaled example of 660 organisations as a file, made once and used again. */
export async function benchFile(activities: number, ending: "json" | "xlsx"): Promise<string> {
  const folder = join(tmpdir(), `biaogan-bench-${EDITION}`);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${activities}.${ending}`);
  if (existsSync(path) && statSync(path).size > 0) return path;
  const { unknownYears: _unknown, ...example } = makeExample({
    scale: "bench",
    seed: 1,
    asOf: AS_OF,
    holidays,
    activities,
  });
  await writeAnyBundle(path, example);
  return path;
}
