import { readdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "yaml";
import { checkPack } from "#domain/guides/check-pack.ts";
import { guidePack } from "#domain/guides/pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { problemsOfZod } from "#domain/problems/from-zod.ts";
import { packProblems } from "#domain/problems/pack-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { decodeText } from "#formats/guide-document/text.ts";
import { readBytes } from "#formats/read-bytes.ts";

const SHIPPED = fileURLToPath(new URL("../guides/tiangong-2025/", import.meta.url));

/** A guide pack from YAML (or JSON, which YAML holds). @throws InputError with every problem */
export function parseGuidePack(text: string, file: string): GuidePack {
  const parsed = parseDocument(text, { prettyErrors: true, logLevel: "error" });
  const error = parsed.errors[0];
  if (error !== undefined) {
    const [line] = error.linePos ?? [];
    const place = line === undefined ? { file } : { file, line: line.line };
    throw new InputError([problem(packProblems.notYaml, place, { why: error.code })]);
  }
  const value = withAliases(parsed, file);
  const result = guidePack.safeParse(value);
  if (!result.success) throw new InputError(problemsOfZod(result.error, value, { file }));
  const problems = checkPack(result.data, file);
  if (problems.length > 0) throw new InputError(problems);
  return result.data;
}

/** The largest pack is some hundred kilobytes long. */
const LONGEST_PACK = 8 * 1024 * 1024;

/** A few aliases are a convenience; thousands, each of the one before, would fill the memory. */
function withAliases(parsed: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return parsed.toJS({ maxAliasCount: 100 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new InputError([problem(packProblems.badAlias, { file })]);
  }
}

/** The text of a pack in any encoding of text. @throws InputError when it cannot be read */
export async function readPackText(path: string): Promise<string> {
  const text = decodeText(await readBytes(path, LONGEST_PACK));
  if (text === null) throw new InputError([problem(packProblems.notText, { file: path })]);
  return text;
}

/** Reads one pack. @throws InputError when the file is missing or is no guide pack */
export async function readGuidePack(path: string): Promise<GuidePack> {
  // A document that was handed out is no YAML, and a fault in its first line would tell nobody why.
  const document = /\.(docx?|xlsx?|txt|pdf|wps)$/i.test(path);
  const found = await stat(path).catch(() => null);
  if (found === null) throw new InputError([problem(packProblems.noSuchFile, { file: path })]);
  if (document) throw new InputError([problem(packProblems.notAPack, { file: path })]);
  return parseGuidePack(await readPackText(path), path);
}

/** The packs that come along: both guides of 2025. */
export async function shippedPacks(): Promise<GuidePack[]> {
  return Promise.all(["department.yaml", "branch.yaml"].map((name) => readGuidePack(join(SHIPPED, name))));
}

/** The packs beside one file that belong to the same document: its roll-ups may name their requirements. */
export async function packsBeside(path: string, pack: GuidePack): Promise<GuidePack[]> {
  const names = (await readdir(dirname(path))).filter((name) => /\.ya?ml$/.test(name));
  const read = await Promise.allSettled(names.map((name) => readGuidePack(join(dirname(path), name))));
  return read
    .flatMap((each) => (each.status === "fulfilled" ? [each.value] : []))
    .filter((each) => each.pack === pack.pack && each.guide !== pack.guide);
}
