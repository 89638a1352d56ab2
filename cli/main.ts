import { Command, Option } from "commander";
import { printProblems } from "#cli/shell.ts";
import type { Shell } from "#cli/shell.ts";
import { InputError } from "#domain/problems/problem.ts";
import { languages } from "#domain/wording/language.ts";
import type { Language } from "#domain/wording/language.ts";

const program = new Command("biaogan")
  .description("标杆：一次记录，对照指南原文看清还差什么 · record once, see what the guide still asks")
  .addOption(new Option("--lang <language>", "界面语言 · language").choices(languages).default("zh-CN"));

const shell: Shell = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  colours: process.stdout.isTTY === true,
  interactive: process.stderr.isTTY === true,
  columns: process.stdout.columns ?? 100,
  language: () => program.opts<{ lang: Language }>().lang,
  today: () => Temporal.Now.plainDateISO("Asia/Shanghai").toString(),
  exit: (status) => {
    process.exitCode = status;
  },
};

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  printProblems(shell, error.problems);
  shell.exit(2);
}
