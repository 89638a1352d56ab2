import type { Command } from "commander";
import type { Shell } from "#cli/shell.ts";
import { diffGuides } from "#domain/guides/diff.ts";
import type { Affected, GuideDiff } from "#domain/guides/diff.ts";
import type { Piece } from "#domain/guides/word-diff.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { readComparedGuides } from "#formats/compared-guides.ts";

const DIFF_FORMAT = "biaogan-guide-diff/1";

const WORDS = {
  summary: {
    "zh-CN": "新增 {added}，删去 {removed}，改写 {reworded}，移动 {moved}，未变 {unchanged}",
    en: "{added} added, {removed} removed, {reworded} reworded, {moved} moved, {unchanged} unchanged",
  },
  added: { "zh-CN": "新增", en: "added" },
  removed: { "zh-CN": "删去", en: "removed" },
  reworded: { "zh-CN": "改写", en: "reworded" },
  moved: { "zh-CN": "移动", en: "moved" },
  stands: { "zh-CN": "引文仍在", en: "the quote still stands" },
  gone: { "zh-CN": "引文已不在，须重新确认", en: "the quote is gone; confirm it anew" },
  onlyBefore: {
    "zh-CN": "这份指南只在原来的文件里，共 {count} 项三级指标",
    en: "only the former file holds this guide, with {count} points",
  },
  onlyAfter: {
    "zh-CN": "这份指南只在现在的文件里，共 {count} 项三级指标",
    en: "only the latter file holds this guide, with {count} points",
  },
} as const satisfies Record<string, Template>;

const COLOURS = { removed: "\u001b[31m", added: "\u001b[32m", off: "\u001b[0m" } as const;

/** Changed words in brackets that can be read without colours: [-旧-] {+新+}. */
function wordPieces(pieces: readonly Piece[], colours: boolean): string {
  return pieces
    .map(({ kind, text }) => {
      if (kind === "same") return text;
      const marked = kind === "removed" ? `[-${text}-]` : `{+${text}+}`;
      return colours ? `${COLOURS[kind]}${marked}${COLOURS.off}` : marked;
    })
    .join("");
}

function wordAffected(requirements: readonly Affected[], language: Language): string[] {
  return requirements.map(
    ({ id, quote, quoteStands }) => `      ${id}「${quote}」${WORDS[quoteStands ? "stands" : "gone"][language]}`,
  );
}

function place(from: string, to: string): string {
  return from === to ? from : `${from} → ${to}`;
}

function wordDiff(diff: GuideDiff, language: Language, colours: boolean): string[] {
  if (diff.before === null)
    return [diff.after ?? "", `  ${fill(WORDS.onlyAfter, language, { count: diff.added.length })}`, ""];
  if (diff.after === null)
    return [diff.before, `  ${fill(WORDS.onlyBefore, language, { count: diff.removed.length })}`, ""];
  const heading = diff.before === diff.after ? diff.before : `${diff.before} → ${diff.after}`;
  const counts = {
    added: diff.added.length,
    removed: diff.removed.length,
    reworded: diff.reworded.length,
    moved: diff.moved.length,
    unchanged: diff.unchanged,
  };
  return [
    heading,
    `  ${fill(WORDS.summary, language, counts)}`,
    ...diff.added.map(
      ({ code, text }) => `  ${WORDS.added[language]} ${code}  ${wordPieces([{ kind: "added", text }], colours)}`,
    ),
    ...diff.removed.flatMap(({ code, text, requirements }) => [
      `  ${WORDS.removed[language]} ${code}  ${wordPieces([{ kind: "removed", text }], colours)}`,
      ...wordAffected(requirements, language),
    ]),
    ...diff.reworded.flatMap(({ from, to, words, requirements }) => [
      `  ${WORDS.reworded[language]} ${place(from, to)}  ${wordPieces(words, colours)}`,
      ...wordAffected(requirements, language),
    ]),
    ...diff.moved.flatMap(({ from, to, requirements }) => [
      `  ${WORDS.moved[language]} ${place(from, to)}`,
      ...wordAffected(requirements, language),
    ]),
    "",
  ];
}

async function runDiff(before: string, after: string, options: { json?: true }, shell: Shell): Promise<void> {
  const diffs = diffGuides(await readComparedGuides(before), await readComparedGuides(after));
  if (options.json === true) {
    shell.out(`${JSON.stringify({ format: DIFF_FORMAT, guides: diffs }, null, 2)}\n`);
    return;
  }
  const lines = diffs.flatMap((diff) => wordDiff(diff, shell.language(), shell.colours));
  shell.out(`${lines.join("\n").trimEnd()}\n`);
}

/** `guide diff A B`: documents, imports (JSON) or packs (YAML) on either side. */
export function registerGuideDiff(guide: Command, shell: Shell): void {
  guide
    .command("diff")
    .description("比较两份指南：新增、删去、改写的指标和受影响的要求 · compare two guides")
    .argument("<before>", "原来的：文件、导入结果（JSON）或指南包（YAML） · a document, an import or a pack")
    .argument("<after>", "现在的 · the same")
    .option("--json", "输出 JSON · print JSON")
    .action(async (before: string, after: string, options: { json?: true }) => runDiff(before, after, options, shell));
}
