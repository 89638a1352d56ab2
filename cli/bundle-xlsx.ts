import type { Command } from "commander";
import { checkRead, printWarnings, readOneBundle } from "#cli/bundle-file.ts";
import { refuseToOverwrite, requireEnding } from "#cli/bundle-out.ts";
import { printProblems } from "#cli/shell.ts";
import type { Shell } from "#cli/shell.ts";
import { counted } from "#domain/wording/counted.ts";
import { fill } from "#domain/wording/language.ts";
import type { Template } from "#domain/wording/language.ts";
import { bundlePieces, writeBundleFile } from "#formats/bundle-json/write.ts";
import { writeWorkbook } from "#formats/workbook/write/workbook.ts";

const SENTENCES = {
  written: { "zh-CN": "已写好 {file}。", en: "wrote {file}." },
  refused: {
    "zh-CN": "有{count}处要改，一条也没有读入。请改好后再试。",
    en: "{count} to correct, and nothing was read; correct them and try again.",
  },
} as const satisfies Record<string, Template>;

function written(file: string, shell: Shell): void {
  shell.err(`${fill(SENTENCES.written, shell.language(), { file })}\n`);
}

async function toXlsx(file: string, out: string, shell: Shell): Promise<void> {
  requireEnding(out, ".xlsx");
  await refuseToOverwrite(out);
  const { bundle } = await readOneBundle(file, shell);
  await writeWorkbook(bundle, out);
  written(out, shell);
}

async function fromXlsx(file: string, options: { out?: string; part?: true }, shell: Shell): Promise<void> {
  if (options.out !== undefined) requireEnding(options.out, ".json");
  const read = await readOneBundle(file, shell);
  if (options.part !== true) {
    const { problems, warnings } = await checkRead(read);
    printProblems(shell, problems);
    if (problems.length > 0) {
      shell.err(`${fill(SENTENCES.refused, shell.language(), { count: counted(problems.length, "place") })}\n`);
      shell.exit(2);
      return;
    }
    printWarnings(shell, warnings);
  }
  if (options.out === undefined) {
    for (const piece of bundlePieces(read.bundle)) shell.out(piece);
  } else {
    await writeBundleFile(options.out, read.bundle);
    written(options.out, shell);
  }
}

/** `biaogan bundle to-xlsx` and `from-xlsx`: the same bundle as a workbook and back, nothing lost. */
export function registerBundleXlsx(bundle: Command, shell: Shell): void {
  bundle
    .command("to-xlsx")
    .description("数据包转为 Excel 工作簿 · a bundle as an Excel workbook")
    .argument("<bundle.json>", "数据包 · bundle")
    .argument("<out.xlsx>", "写入的工作簿 · workbook to write")
    .action((file: string, out: string) => toXlsx(file, out, shell));
  bundle
    .command("from-xlsx")
    .description("Excel 工作簿转为数据包 · an Excel workbook as a bundle")
    .argument("<in.xlsx>", "填好的工作簿 · the workbook, filled in")
    .option("--out <bundle.json>", "写入的文件，缺省为标准输出 · file to write, else standard output")
    .option("--part", "只是一部分：提到的党组织、任职等可以不在里面 · a part that may name what other parts hold")
    .action((file: string, options: { out?: string; part?: true }) => fromXlsx(file, options, shell));
}
