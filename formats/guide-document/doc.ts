import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { GuideDocument } from "#domain/guides/import/document.ts";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { readDocxGuide } from "#formats/guide-document/docx.ts";

const run = promisify(execFile);

/** Where LibreOffice is looked for: the search path, then where macOS and Windows keep it. */
export const officeCommands: readonly string[] = [
  "soffice",
  "libreoffice",
  "/Applications/LibreOffice.app/Contents/MacOS/soffice",
  "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
];

const PATIENCE = 120_000;

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** Converts in a folder and with a profile of its own, so that an open LibreOffice is not disturbed. */
async function convert(folder: string, commands: readonly string[], file: string): Promise<void> {
  const profile = pathToFileURL(join(folder, "profile")).href;
  const options = [
    `-env:UserInstallation=${profile}`,
    "--headless",
    "--norestore",
    "--convert-to",
    "docx",
    "--outdir",
    folder,
    join(folder, "guide.doc"),
  ];
  for (const command of commands) {
    try {
      await run(command, options, { timeout: PATIENCE });
      return;
    } catch (error) {
      if (isMissing(error)) continue;
      const detail = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
      throw new InputError([problem(guideProblems.officeFailed, { file }, { detail })]);
    }
  }
  throw new InputError([problem(guideProblems.noOffice, { file })]);
}

/**
 * Reads an old Word document by way of LibreOffice.
 * @param commands the programs to try, in order
 * @throws InputError when LibreOffice is missing or does not succeed, and says what would be right
 */
export async function readDocGuide(
  bytes: Uint8Array,
  file: string,
  commands = officeCommands,
): Promise<GuideDocument[]> {
  const folder = await mkdtemp(join(tmpdir(), "biaogan-doc-"));
  try {
    await writeFile(join(folder, "guide.doc"), bytes);
    await convert(folder, commands, file);
    const converted = await readFile(join(folder, "guide.docx")).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
      throw new InputError([problem(guideProblems.officeFailed, { file }, { detail: "guide.docx" })]);
    });
    return await readDocxGuide(converted, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
