import { Command, CommanderError, Option } from "commander";
import { registerBundle } from "#cli/bundle.ts";
import { registerCheck } from "#cli/check/check.ts";
import { registerExample } from "#cli/example.ts";
import { registerGuide } from "#cli/guide.ts";
import { registerAudit } from "#cli/audit.ts";
import { registerBackup } from "#cli/backup.ts";
import { registerDemo } from "#cli/demo.ts";
import { registerImport } from "#cli/import.ts";
import { registerRestore } from "#cli/restore.ts";
import { registerServe } from "#cli/serve.ts";
import { registerMinutes } from "#cli/minutes.ts";
import { printProblems } from "#cli/shell.ts";
import type { Shell } from "#cli/shell.ts";
import { standardOutput } from "#cli/stdout.ts";
import { registerTemplate } from "#cli/template.ts";
import { registerVerdicts } from "#cli/verdicts.ts";
import { speak } from "#cli/usage.ts";
import { InputError } from "#domain/problems/problem.ts";
import { languages } from "#domain/wording/language.ts";
import type { Language } from "#domain/wording/language.ts";
import { version } from "#server/version.ts";

const program = new Command("biaogan")
  .description("标杆：一次记录，对照指南原文看清还差什么 · record once, see what the guide still asks")
  .addOption(new Option("--lang <language>", "语言 · language").choices(languages).default("zh-CN"))
  .version(version, "-V, --version", "显示版本 · print the version")
  .exitOverride();
speak(program, () => shell.language());

const shell: Shell = {
  out: standardOutput((code) => {
    shell.err(
      shell.language() === "en" ? `The output could not be written (${code}).\n` : `输出写不出去（${code}）。\n`,
    );
    // Half of it may stand there already, and must not be taken for the whole.
    process.exit(2);
  }),
  err: (text) => void process.stderr.write(text),
  colours: process.stdout.isTTY,
  interactive: process.stderr.isTTY,
  columns: process.stdout.isTTY ? process.stdout.columns : 160,
  language: () => program.opts<{ lang: Language }>().lang,
  today: () => Temporal.Now.plainDateISO("Asia/Shanghai").toString(),
  exit: (status) => {
    process.exitCode = status;
  },
};

for (const register of [
  registerCheck,
  registerBundle,
  registerTemplate,
  registerGuide,
  registerMinutes,
  registerExample,
  registerServe,
  registerRestore,
  registerImport,
  registerDemo,
  registerBackup,
  registerAudit,
  registerVerdicts,
]) {
  register(program, shell);
}

// Nobody is left to be told.
process.stderr.on("error", () => undefined);

try {
  await program.parseAsync();
} catch (error) {
  // commander has printed its own sentence; help and version end well.
  if (error instanceof CommanderError) shell.exit(error.exitCode === 0 ? 0 : 2);
  else if (error instanceof InputError) {
    printProblems(shell, error.problems);
    shell.exit(2);
  } else {
    const why = error instanceof Error ? error.message : String(error);
    shell.err(
      shell.language() === "en" ? `Something went wrong in the program itself: ${why}\n` : `程序自身出错：${why}\n`,
    );
    shell.exit(2);
  }
}
