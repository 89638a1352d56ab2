import { mkdir, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import type { Command } from "commander";
import { registerGuideDiff } from "#cli/guide-diff.ts";
import type { Shell } from "#cli/shell.ts";
import { importGuides, toGuidesJson } from "#domain/guides/import/import-guides.ts";
import type { GuideImport } from "#domain/guides/import/import-guides.ts";
import type { ImportedGuide } from "#domain/guides/import/imported.ts";
import { packsOf } from "#domain/guides/import/to-packs.ts";
import { wordProposal } from "#domain/guides/import/word-proposal.ts";
import { guideProblems } from "#domain/problems/guide-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { readGuideDocument } from "#formats/guide-document/read.ts";
import { guidePackText } from "#formats/guide-pack-text.ts";

const WORDS = {
  untitled: { "zh-CN": "（没有标题）", en: "(no title)" },
  counts: {
    "zh-CN": "一级指标 {level1} 项，二级指标 {level2} 项，三级指标 {points} 项，建议的要求 {proposals} 条",
    en: "{level1} first-level and {level2} second-level indicators, {points} points, {proposals} proposed requirements",
  },
  warnings: { "zh-CN": "请核对 {count} 处：", en: "{count} to check:" },
  line: { "zh-CN": "第 {line} 行", en: "line {line}" },
  written: { "zh-CN": "已写入 {file}", en: "written: {file}" },
} as const satisfies Record<string, Template>;

/** Reads the guides of a document. @throws InputError when it holds none */
async function importFile(path: string): Promise<GuideImport> {
  const result = importGuides(await readGuideDocument(path));
  if (result.guides.length === 0) throw new InputError([problem(guideProblems.noPoints, { file: path })]);
  return result;
}

function wordGuide(guide: ImportedGuide, language: Language): string[] {
  const count = (level: 1 | 2): number => guide.indicators.filter((indicator) => indicator.level === level).length;
  const counts = { level1: count(1), level2: count(2), points: guide.points.length, proposals: guide.proposals.length };
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
    return `  ${fill(WORDS.line, language, { line })}「${shown}」${why[language]}`;
  });
  return [fill(WORDS.warnings, language, { count: result.warnings.length }), ...lines, ""];
}

async function writePacks(result: GuideImport, path: string, folder: string, language: Language): Promise<string[]> {
  const packs = packsOf(result.guides, basename(path, extname(path)));
  await mkdir(folder, { recursive: true });
  const written: string[] = [];
  for (const [index, pack] of packs.entries()) {
    const file = join(folder, `${pack.guide}.yaml`);
    await writeFile(file, guidePackText(pack, result.guides[index]?.proposals ?? [], language));
    written.push(file);
  }
  return written;
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
  ];
  shell.out(`${lines.join("\n").trimEnd()}\n`);
}

/** `guide import` and `guide diff`. */
export function registerGuide(program: Command, shell: Shell): void {
  const guide = program.command("guide").description("读取和比较指标文件 · read and compare indicator documents");
  guide
    .command("import")
    .description("从 .docx、.xlsx、.doc 或 .txt 读出指标，并列出文中的次数和周期 · read a guide from a document")
    .argument("<file>", "指标文件 · the document")
    .option("--json", "输出 biaogan-guides/1 · print biaogan-guides/1")
    .option("--out <dir>", "把指南包写入此文件夹 · write guide packs to this folder")
    .action(async (path: string, options: ImportOptions) => runImport(path, options, shell));
  registerGuideDiff(guide, shell);
}
