import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import type { Command } from "commander";
import { registerGuideDiff } from "#cli/guide-diff.ts";
import type { Shell } from "#cli/shell.ts";
import { importGuides, toGuidesJson } from "#domain/guides/import/import-guides.ts";
import type { GuideImport } from "#domain/guides/import/import-guides.ts";
import type { ImportedGuide } from "#domain/guides/import/imported.ts";
import { packsOf } from "#domain/guides/import/to-packs.ts";
import { wordProposal } from "#domain/guides/import/word-proposal.ts";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { packProblems } from "#domain/problems/pack-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { counted } from "#domain/wording/counted.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { quoted } from "#domain/wording/quoted.ts";
import { visible } from "#domain/wording/visible.ts";
import { readGuideDocument } from "#formats/guide-document/read.ts";
import { guidePackText } from "#formats/guide-pack-text.ts";
import { refusedToWrite, replaceFile } from "#formats/replace-file.ts";

const WORDS = {
  untitled: { "zh-CN": "（没有标题）", en: "(no title)" },
  counts: {
    "zh-CN": "一级指标{level1}项，二级指标{level2}项，三级指标{points}项，建议的要求{proposals}条",
    en: "{level1} first-level and {level2} second-level indicators, {points}, {proposals}",
  },
  warnings: { "zh-CN": "请核对{count}处：", en: "{count} to check:" },
  line: { "zh-CN": "第{line}行", en: "line {line}" },
  written: { "zh-CN": "已写好 {file}。", en: "wrote {file}." },
  next: {
    "zh-CN":
      "建议的要求写在各条前面的注释里（以 # 开头），还不算数。请对照原文核对，把要的写进该条的 requirements，写法见 guides/ 里的指南；写好后用 check --guide 加文件名来检查。",
    en: "What is proposed stands in comments (#) at the points and counts for nothing yet. Compare it with the text and write what holds under the point’s requirements, as the packs in guides/ do; then check with --guide and the file’s name.",
  },
} as const satisfies Record<string, Template>;

/** Reads the guides of a document. @throws InputError when it holds none */
async function importFile(path: string): Promise<GuideImport> {
  const result = importGuides(await readGuideDocument(path));
  if (result.guides.length === 0) throw new InputError([problem(guideProblems.noPoints, { file: path })]);
  return result;
}

function wordGuide(guide: ImportedGuide, language: Language): string[] {
  const count = (level: 1 | 2): number => guide.indicators.filter((indicator) => indicator.level === level).length;
  const counts = {
    level1: count(1),
    level2: count(2),
    points: counted(guide.points.length, "point"),
    proposals: counted(guide.proposals.length, "proposed requirement"),
  };
  const proposals = guide.proposals.map(
    (proposal) => `  ${proposal.point.padEnd(8)} ${wordProposal(proposal, language)}`,
  );
  return [
    guide.title === "" ? WORDS.untitled[language] : guide.title,
    `  ${fill(WORDS.counts, language, counts)}`,
    ...proposals,
    "",
  ];
}

function wordWarnings(result: GuideImport, language: Language): string[] {
  if (result.warnings.length === 0) return [];
  const lines = result.warnings.map(({ line, text, why }) => {
    const shown = text.length > 40 ? `${text.slice(0, 39)}…` : text;
    return `  ${fill(WORDS.line, language, { line })} ${quoted(shown)} ${why[language]}`;
  });
  return [fill(WORDS.warnings, language, { count: result.warnings.length }), ...lines, ""];
}

async function makeFolder(folder: string): Promise<void> {
  try {
    // Only where the folder above is missing too: asked to make all, Node tries for ever where the system says no.
    const deep = (await stat(dirname(folder)).catch(() => null)) === null;
    if ((await stat(folder).catch(() => null))?.isDirectory() !== true) await mkdir(folder, { recursive: deep });
  } catch (error) {
    throw refusedToWrite(folder, error);
  }
}

/** Writes the packs, but over none that a person has worked on. @returns their paths @throws InputError */
async function writePacks(result: GuideImport, path: string, folder: string, language: Language): Promise<string[]> {
  const files = packsOf(result.guides, basename(path, extname(path))).map((pack, index) => ({
    file: join(folder, `${pack.guide}.yaml`),
    text: guidePackText(pack, result.guides[index]?.proposals ?? [], language),
  }));
  const problems: Problem[] = [];
  for (const { file, text } of files) {
    const there = await readFile(file, "utf8").catch(() => text);
    if (there !== text) problems.push(problem(packProblems.alreadyThere, { file }));
  }
  if (problems.length > 0) throw new InputError(problems);
  await makeFolder(folder);
  const made: string[] = [];
  try {
    for (const { file, text } of files) {
      const there = await stat(file).catch(() => null);
      await replaceFile(file, (unfinished) => writeFile(unfinished, text));
      if (there === null) made.push(file);
    }
  } catch (error) {
    // One guide of two would look like the whole document.
    await Promise.all(made.map((file) => rm(file, { force: true })));
    throw error;
  }
  return files.map(({ file }) => file);
}

type ImportOptions = { json?: true; out?: string };

async function runImport(path: string, options: ImportOptions, shell: Shell): Promise<void> {
  const language = shell.language();
  const result = await importFile(path);
  const written = options.out === undefined ? [] : await writePacks(result, path, options.out, language);
  if (options.json === true) {
    shell.out(`${JSON.stringify(toGuidesJson(result, language), null, 2)}\n`);
    return;
  }
  const lines = [
    ...result.guides.flatMap((guide) => wordGuide(guide, language)),
    ...wordWarnings(result, language),
    ...written.map((file) => fill(WORDS.written, language, { file })),
    ...(written.length === 0 ? [] : [WORDS.next[language]]),
  ];
  shell.out(`${lines.map(visible).join("\n").trimEnd()}\n`);
}

/** `guide import` and `guide diff`. */
export function registerGuide(program: Command, shell: Shell): void {
  const guide = program.command("guide").description("读取和比较指标文件 · read and compare indicator documents");
  guide
    .command("import")
    .description(
      "从 .docx、.xlsx、.doc 或 .txt 读出指标，并列出文中的次数和周期 · read the points of a document, and the numbers and cadences it names",
    )
    .argument("<file>", "指标文件 · the document")
    .option("--json", "输出 biaogan-guides/1 · print biaogan-guides/1")
    .option("--out <dir>", "把指南包写入此文件夹 · write guide packs to this folder")
    .action(async (path: string, options: ImportOptions) => runImport(path, options, shell));
  registerGuideDiff(guide, shell);
}
