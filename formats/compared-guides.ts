import { extname } from "node:path";
import type { ComparedGuide } from "#domain/guides/diff.ts";
import { importGuides } from "#domain/guides/import/import-guides.ts";
import { GUIDES_FORMAT, importedGuides } from "#domain/guides/import/imported.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { problemsOfZod } from "#domain/problems/from-zod.ts";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { readGuideDocument } from "#formats/guide-document/read.ts";
import { decodeText } from "#formats/guide-document/text.ts";
import { parseGuidePack, readPackText } from "#formats/guide-pack.ts";
import { readBytes } from "#formats/read-bytes.ts";

function ofPack(pack: GuidePack): ComparedGuide {
  return {
    title: pack.title,
    points: pack.points.map(({ code, text, requirements }) => ({
      code,
      text,
      requirements: requirements.map(({ id, quote }) => ({ id, quote })),
    })),
  };
}

function ofJson(text: string, file: string): ComparedGuide[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError([problem(guideProblems.notGuides, { file }, { expected: GUIDES_FORMAT })]);
  }
  const result = importedGuides.safeParse(value);
  if (!result.success) throw new InputError(problemsOfZod(result.error, value, { file }));
  return result.data.guides.map(({ title, points }) => ({
    title,
    points: points.map(({ code, text: words }) => ({ code, text: words, requirements: [] })),
  }));
}

/**
 * The guides of a file for a comparison: a document, the JSON of an import, or a guide pack in YAML.
 * @throws InputError when it is none of them
 */
export async function readComparedGuides(path: string): Promise<ComparedGuide[]> {
  const extension = extname(path).toLowerCase();
  if (extension === ".json") return ofJson(decodeText(await readBytes(path)) ?? "", path);
  if (extension === ".yaml" || extension === ".yml") return [ofPack(parseGuidePack(await readPackText(path), path))];
  const { guides } = importGuides(await readGuideDocument(path));
  if (guides.length === 0) throw new InputError([problem(guideProblems.noPoints, { file: path })]);
  return guides.map(({ title, points }) => ({
    title,
    points: points.map(({ code, text }) => ({ code, text, requirements: [] })),
  }));
}
