import type { Command } from "commander";
import { checkRead, printWarnings, readOneBundle } from "#cli/bundle-file.ts";
import { refuseToOverwrite, requireKnownEnding, writeAnyBundle } from "#cli/bundle-out.ts";
import { registerBundleXlsx } from "#cli/bundle-xlsx.ts";
import { printProblems } from "#cli/shell.ts";
import type { Shell } from "#cli/shell.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Source } from "#domain/bundle/merge-heads.ts";
import { mergeBundles } from "#domain/bundle/merge.ts";
import { InputError } from "#domain/problems/problem.ts";
import { counted } from "#domain/wording/counted.ts";
import { fill } from "#domain/wording/language.ts";
import type { Template, Values } from "#domain/wording/language.ts";
import { bundlePieces } from "#formats/bundle-json/write.ts";

const SENTENCES = {
  counted: {
    "zh-CN": "{file}：{entries}条记录，{problems}个问题，{warnings}个提醒。",
    en: "{file}: {entries}, {problems}, {warnings}.",
  },
  unread: { "zh-CN": "{file}：没有读入，{problems}个问题。", en: "{file}: not read, {problems}." },
  merged: { "zh-CN": "已合并为 {file}，共{entries}条记录。", en: "merged into {file}, {entries}." },
  unmerged: { "zh-CN": "没有合并，{problems}个问题。", en: "not merged, {problems}." },
} as const satisfies Record<string, Template>;

function entriesIn(bundle: Bundle): Template {
  const count = listNames.reduce((sum, name) => sum + bundle[name].length, 0);
  return counted(count, "entry", "entries");
}

function sentence(shell: Shell, template: Template, values: Values): string {
  return `${fill(template, shell.language(), values)}\n`;
}

async function validate(file: string, shell: Shell): Promise<void> {
  try {
    const { bundle, problems, warnings } = await checkRead(await readOneBundle(file, shell));
    printProblems(shell, problems);
    printWarnings(shell, warnings);
    const counts = {
      file,
      entries: entriesIn(bundle),
      problems: counted(problems.length, "problem"),
      warnings: counted(warnings.length, "warning"),
    };
    const summary = sentence(shell, SENTENCES.counted, counts);
    if (problems.length === 0) return shell.out(summary);
    shell.err(summary);
    shell.exit(2);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    printProblems(shell, error.problems);
    shell.err(sentence(shell, SENTENCES.unread, { file, problems: counted(error.problems.length, "problem") }));
    shell.exit(2);
  }
}

async function merge(files: readonly string[], out: string | undefined, shell: Shell): Promise<void> {
  if (out !== undefined) {
    requireKnownEnding(out);
    await refuseToOverwrite(out);
  }
  const sources: Source[] = [];
  // One after the other: two large files at once would only need twice the memory.
  for (const name of files) sources.push({ name, bundle: (await readOneBundle(name, shell)).bundle });
  const merged = mergeBundles(sources);
  // A part may name what only another part holds, so the whole is checked and not the parts.
  const file = files.join(" + ");
  const checked = await checkRead({ file, bundle: merged.bundle, placeOf: (place) => ({ file, ...place }) });
  const problems = merged.problems.length > 0 ? merged.problems : checked.problems;
  if (problems.length > 0) {
    printProblems(shell, problems);
    shell.err(sentence(shell, SENTENCES.unmerged, { problems: counted(problems.length, "problem") }));
    shell.exit(2);
  } else if (out === undefined) {
    for (const piece of bundlePieces(merged.bundle)) shell.out(piece);
  } else {
    await writeAnyBundle(out, merged.bundle);
    shell.out(sentence(shell, SENTENCES.merged, { file: out, entries: entriesIn(merged.bundle) }));
  }
}

/** `biaogan bundle …`: what can be done with a bundle without judging it. */
export function registerBundle(program: Command, shell: Shell): void {
  const bundle = program.command("bundle").description("检查、合并、转换数据包 · check, merge and convert bundles");
  bundle
    .command("validate")
    .description("逐条检查数据包，列出问题和提醒 · every problem and warning, one a line")
    .argument("<file>", "数据包 .json 或工作簿 .xlsx · bundle or workbook")
    .action((file: string) => validate(file, shell));
  bundle
    .command("merge")
    .description("把几个数据包合成一个，相同的只留一份 · several bundles as one, what is equal once")
    .argument("<files...>", "数据包 .json 或工作簿 .xlsx · bundles or workbooks")
    .option("--out <file>", "写入的文件，缺省为标准输出 · file to write, else standard output")
    .action((files: string[], options: { out?: string }) => merge(files, options.out, shell));
  registerBundleXlsx(bundle, shell);
}
