import { progressBar } from "#cli/progress.ts";
import type { Shell } from "#cli/shell.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { checkBundle } from "#domain/bundle/checks/check-bundle.ts";
import { adjustableRequirements } from "#domain/guides/pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { InputError, wordProblem } from "#domain/problems/problem.ts";
import type { Place, Problem } from "#domain/problems/problem.ts";
import type { Template } from "#domain/wording/language.ts";
import { lookInto } from "#formats/bundle-json/content.ts";
import { readBundleFile } from "#formats/bundle-json/read.ts";
import { shippedPacks } from "#formats/guide-pack.ts";
import { readWorkbook } from "#formats/workbook/read.ts";

const READING: Template = { "zh-CN": "读取", en: "reading" };
const WARNING: Template = { "zh-CN": "提醒：", en: "warning: " };

/** A bundle as it was read, with the way back from a path in it to where that stands in the file. */
export type ReadBundle = { file: string; bundle: Bundle; placeOf: (place: Place) => Place };

/** A bundle, its entries checked against one another. */
export type CheckedBundle = { bundle: Bundle; problems: Problem[]; warnings: Problem[] };

/**
 * A bundle from a JSON file or a workbook, told apart by what they hold and not by their names. Each
 * entry is checked alone; a part of a school may name what only another part holds.
 * @throws InputError with every problem
 */
export async function readOneBundle(file: string, shell: Shell): Promise<ReadBundle> {
  const { content } = await lookInto(file);
  const progress = progressBar(shell, READING);
  try {
    if (content === "zip") {
      const { bundle, placeOf } = await readWorkbook(file, progress.show);
      return { file, bundle, placeOf: (place) => placeOf(place.path ?? []) };
    }
    const bundle = await readBundleFile(file, progress.show);
    return { file, bundle, placeOf: (place) => ({ file, ...place }) };
  } finally {
    progress.clear();
  }
}

/**
 * What the entries say of one another, each problem with its place in the file.
 * @param packs guides beside the shipped ones whose open numbers the school may set
 */
export async function checkRead(read: ReadBundle, packs: readonly GuidePack[] = []): Promise<CheckedBundle> {
  const adjustable = adjustableRequirements([...(await shippedPacks()), ...packs]);
  const { problems, warnings } = checkBundle(read.bundle, { adjustableRequirements: [...new Set(adjustable)] });
  const placed = (items: Problem[]): Problem[] => items.map((item) => ({ ...item, place: read.placeOf(item.place) }));
  return { bundle: read.bundle, problems: placed(problems), warnings: placed(warnings) };
}

/**
 * A bundle ready to be judged, from a JSON file or a workbook.
 * @param packs guides beside the shipped ones whose open numbers the school may set
 * @returns the bundle, and the likely slips in it, which stop nothing
 * @throws InputError with every problem
 */
export async function readAnyBundle(
  file: string,
  shell: Shell,
  packs: readonly GuidePack[] = [],
): Promise<{ bundle: Bundle; warnings: Problem[] }> {
  const { bundle, problems, warnings } = await checkRead(await readOneBundle(file, shell), packs);
  if (problems.length > 0) throw new InputError(problems);
  return { bundle, warnings };
}

/** Prints likely slips to standard error, one a line, marked as what they are. */
export function printWarnings(shell: Shell, warnings: readonly Problem[]): void {
  const language = shell.language();
  for (const item of warnings) shell.err(`${WARNING[language]}${wordProblem(item, language)}\n`);
}
