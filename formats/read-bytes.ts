import { open } from "node:fs/promises";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { zipProblems } from "#domain/problems/zip-problems.ts";
import { requireFile } from "#formats/bundle-json/content.ts";
import { documentLimits } from "#formats/zip.ts";

const MB = 1024 * 1024;

/** Reads a whole file, but none larger than a document may be. @throws InputError */
export async function readBytes(path: string, most: number = documentLimits.packed): Promise<Uint8Array> {
  try {
    await requireFile(path);
    await using file = await open(path);
    const { size } = await file.stat();
    if (size > most) {
      const values = { size: Math.ceil(size / MB), limit: Math.round(most / MB) };
      throw new InputError([problem(zipProblems.fileTooBig, { file: path }, values)]);
    }
    return await file.readFile();
  } catch (error) {
    if (error instanceof InputError) throw error;
    if (error instanceof Error && Reflect.get(error, "code") === "ENOENT") {
      throw new InputError([problem(guideProblems.noSuchFile, { file: path })]);
    }
    const detail = error instanceof Error ? error.message : String(error);
    throw new InputError([problem(guideProblems.cannotOpen, { file: path }, { detail })]);
  }
}
