import { Command } from "commander";
import type { Shell } from "#cli/shell.ts";
import { InputError, wordProblem } from "#domain/problems/problem.ts";
import type { Language } from "#domain/wording/language.ts";

/** What a command printed and how it ended. */
export type Ran = { out: string; err: string; status: number };

/** Runs one command as main.ts would, without a process: problems that it throws are printed, status 2. */
export async function runCommand(
  register: (program: Command, shell: Shell) => void,
  args: readonly string[],
  language: Language = "en",
  changes: Partial<Shell> = {},
): Promise<Ran> {
  const ran: Ran = { out: "", err: "", status: 0 };
  const shell: Shell = {
    out: (text) => void (ran.out += text),
    err: (text) => void (ran.err += text),
    colours: false,
    interactive: false,
    columns: 120,
    language: () => language,
    today: () => "2026-11-24",
    exit: (status) => void (ran.status = status),
    ...changes,
  };
  const program = new Command("biaogan").exitOverride();
  register(program, shell);
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    for (const item of error.problems) shell.err(`${wordProblem(item, language)}\n`);
    shell.exit(2);
  }
  return ran;
}
