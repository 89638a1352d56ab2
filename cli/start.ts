import type { Command } from "commander";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { runCheck } from "#cli/check/check.ts";
import type { Shell } from "#cli/shell.ts";

const EXAMPLE = relative(".", fileURLToPath(new URL("../examples/small.xlsx", import.meta.url)));
/** The day on which the example is told; its gaps are real on that day. */
const EXAMPLE_DAY = "2026-11-24";

const words = {
  intro: {
    "zh-CN": "示例台账：{file}（用 npx biaogan check 检查自己的台账；npx biaogan template 得到空白工作簿）\n\n",
    en: "The example ledger: {file} (check your own with npx biaogan check; npx biaogan template makes an empty workbook)\n\n",
  },
} as const;

/** `npm start`: for now, the example workbook held against both guides; the web page takes this place later. */
export function registerStart(program: Command, shell: Shell): void {
  program
    .command("start")
    .description("用示例台账对照两份指南 · hold the example ledger against both guides")
    .action(async () => {
      shell.out(words.intro[shell.language()].replace("{file}", EXAMPLE));
      for (const guide of ["branch", "department"]) {
        await runCheck(EXAMPLE, { guide, asOf: EXAMPLE_DAY }, shell);
        shell.out("\n");
      }
      // The example has gaps on purpose: starting it went well all the same.
      shell.exit(0);
    });
}
