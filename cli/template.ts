import type { Command } from "commander";
import { refuseToOverwrite, requireEnding } from "#cli/bundle-out.ts";
import type { Shell } from "#cli/shell.ts";
import { fill } from "#domain/wording/language.ts";
import { writeTemplate } from "#formats/workbook/write/workbook.ts";

const DEFAULT_NAME = "标杆台账.xlsx";

const WRITTEN = {
  "zh-CN": "已写好 {file}。先看第一页“填写说明”，再填“党组织”“任职”“活动”三张表。",
  en: "wrote {file}; read its first page, then fill in the sheets 党组织 (organisations), 任职 (posts) and 活动 (activities).",
} as const;

/** `biaogan template`: an empty workbook with headings, drop-downs, examples and a page that explains it. */
export function registerTemplate(program: Command, shell: Shell): void {
  program
    .command("template")
    .description("生成空白台账工作簿，填好后可直接检查 · an empty workbook to fill in and check")
    .argument("[out.xlsx]", "写入的文件 · the file to write", DEFAULT_NAME)
    .action(async (file: string) => {
      requireEnding(file, ".xlsx");
      await refuseToOverwrite(file);
      await writeTemplate(file);
      shell.err(`${fill(WRITTEN, shell.language(), { file })}\n`);
    });
}
