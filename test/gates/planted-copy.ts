import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { filesOf, root } from "#test/architecture/files.ts";

/** A copy of the repository's code in a temporary folder, with bad code planted in it. */
export type PlantedCopy = {
  /** Runs a tool's command of package.json in the copy; the output holds both streams. */
  run: (command: string) => { status: number | null; output: string };
  remove: () => void;
};

/** What is planted at a path: a file's text, or a change of the text that is there. */
export type Plant = string | ((text: string) => string);

/** Documents and example ledgers have no part in a gate that runs on the copy. */
const COPIED = /^(?!examples\/|package-lock\.json$).*\.(ts|mjs|json)$/;

/** Copies what the gates look at and plants bad code; `node_modules` is a link to the real one. */
export function plantedCopy(plants: Readonly<Record<string, Plant>>): PlantedCopy {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "biaogan-planted-")));
  for (const path of filesOf(root).filter((each) => COPIED.test(each))) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  for (const [path, plant] of Object.entries(plants)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    const text = typeof plant === "string" ? plant : plant(readFileSync(join(folder, path), "utf8"));
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "junction");
  return {
    run: (command) => {
      const done = spawnSync(join("node_modules", ".bin", command), { cwd: folder, shell: true, encoding: "utf8" });
      // oxlint colours what it says where CI is set, NO_COLOR or not, and a coloured path is not found in it.
      return { status: done.status, output: stripVTControlCharacters(`${done.stdout}${done.stderr}`) };
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The scripts of package.json. */
export function packageScripts(): Readonly<Record<string, string | undefined>> {
  return (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> }).scripts;
}

/**
 * The part of a script that starts with the tool: a gate is tried with the very options with which it
 * runs, so that an option that gets lost fails its test.
 */
export function scriptCommand(script: string, tool: string): string {
  const parts = packageScripts()
    [script]?.split("&&")
    .map((part) => part.trim());
  const command = parts?.find((part) => part.startsWith(tool));
  if (command === undefined) throw new Error(`package.json: the script “${script}” does not run ${tool}.`);
  return command;
}
