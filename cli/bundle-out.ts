import { BUNDLE_FORMAT, listNames } from "#domain/bundle/bundle.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { writeBundleFile } from "#formats/bundle-json/write.ts";
import type { BundleSource } from "#formats/bundle-json/write.ts";
import { writeWorkbook } from "#formats/workbook/write/workbook.ts";

const unknownEnding = {
  code: "unknown-ending",
  "zh-CN": "不知道该写成什么格式，文件名请以 .json 或 .xlsx 结尾。",
  en: "the format to write is not clear; let the file’s name end in .json or .xlsx.",
} as const;

/** Refuses a name before hours of work go into it. @throws InputError */
export function requireKnownEnding(path: string): void {
  if (!/\.(json|xlsx)$/i.test(path)) throw new InputError([problem(unknownEnding, { file: path })]);
}

/** Writes the bundle as the file's name asks: JSON or a workbook. */
export async function writeAnyBundle(path: string, source: BundleSource): Promise<void> {
  requireKnownEnding(path);
  if (/\.json$/i.test(path)) return writeBundleFile(path, source);
  const lists = Object.fromEntries(listNames.map((name) => [name, [...(source[name] ?? [])]]));
  const { calendar, settings } = source;
  await writeWorkbook(parseBundle({ format: BUNDLE_FORMAT, calendar, settings, ...lists }), path);
}
