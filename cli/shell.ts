import { wordProblem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import type { Language } from "#domain/wording/language.ts";

/** What a command may touch of the world around it; main.ts makes the real one. */
export type Shell = {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Colours only where standard output is a terminal. */
  colours: boolean;
  /** True where standard error is a terminal, so that a progress bar makes sense. */
  interactive: boolean;
  columns: number;
  /** Chosen with `--lang`; asked when the command runs, after the options are read. */
  language: () => Language;
  /** The day it is in Asia/Shanghai, for a check without `--as-of`. */
  today: () => string;
  /** The exit status: 0 well, 1 something is short, 2 the input could not be used. */
  exit: (status: 0 | 1 | 2) => void;
};

/** Prints one line a problem to standard error. */
export function printProblems(shell: Shell, problems: readonly Problem[]): void {
  for (const item of problems) shell.err(`${wordProblem(item, shell.language())}\n`);
}
