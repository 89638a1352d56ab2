import { stat } from "node:fs/promises";
import { BUNDLE_FORMAT, listNames } from "#domain/bundle/bundle.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { workbookProblems } from "#domain/problems/workbook-problems.ts";
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

const endings = {
  ".xlsx": {
    code: "unknown-ending",
    "zh-CN": "这里写出的是 Excel 工作簿，文件名请以 .xlsx 结尾。",
    en: "this writes an Excel workbook; let the file’s name end in .xlsx.",
  },
  ".json": {
    code: "unknown-ending",
    "zh-CN": "这里写出的是 JSON 数据包，文件名请以 .json 结尾。",
    en: "this writes a bundle in JSON; let the file’s name end in .json.",
  },
} as const;

/** Refuses a name that would say something else than the file holds. @throws InputError */
export function requireEnding(path: string, ending: keyof typeof endings): void {
  if (!path.toLowerCase().endsWith(ending)) throw new InputError([problem(endings[ending], { file: path })]);
}

/** Refuses to write over a workbook: it may have been filled in for months. @throws InputError */
export async function refuseToOverwrite(path: string): Promise<void> {
  if (!/\.xlsx$/i.test(path)) return;
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  if (size > 0) throw new InputError([problem(workbookProblems.alreadyThere, { file: path })]);
}

/** Writes the bundle as the file's name asks: JSON or a workbook. */
export async function writeAnyBundle(path: string, source: BundleSource): Promise<void> {
  requireKnownEnding(path);
  if (/\.json$/i.test(path)) return writeBundleFile(path, source);
  const lists = Object.fromEntries(listNames.map((name) => [name, [...(source[name] ?? [])]]));
  const { calendar, settings } = source;
  await writeWorkbook(parseBundle({ format: BUNDLE_FORMAT, calendar, settings, ...lists }), path);
}
