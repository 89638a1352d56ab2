import type { Command } from "commander";
import type { Shell } from "#cli/shell.ts";
import { diffGuides } from "#domain/guides/diff.ts";
import type { Affected, GuideDiff } from "#domain/guides/diff.ts";
import type { Piece } from "#domain/guides/word-diff.ts";
import { counted } from "#domain/wording/counted.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { quoted } from "#domain/wording/quoted.ts";
import { visible } from "#domain/wording/visible.ts";
import { readComparedGuides } from "#formats/compared-guides.ts";

const DIFF_FORMAT = "biaogan-guide-diff/1";

const WORDS = {
  summary: {
    "zh-CN": "新增{added}条，删去{removed}条，改写{reworded}条，移动{moved}条，未变{unchanged}条",
    en: "{added} added, {removed} removed, {reworded} reworded, {moved} moved, {unchanged} unchanged",
  },
  added: { "zh-CN": "新增", en: "added" },
  removed: { "zh-CN": "删去", en: "removed" },
  reworded: { "zh-CN": "改写", en: "reworded" },
  moved: { "zh-CN": "移动", en: "moved" },
  stands: { "zh-CN": "引文仍在", en: "the quote still stands" },
  gone: { "zh-CN": "引文已不在，要重新核对", en: "the quote is gone; confirm the requirement again" },
  onlyBefore: {
    "zh-CN": "只有原来的文件里有这份指南，共{count}项三级指标",
    en: "only the old file holds this guide, with {count}",
  },
  onlyAfter: {
    "zh-CN": "只有现在的文件里有这份指南，共{count}项三级指标",
    en: "only the new file holds this guide, with {count}",
  },
} as const satisfies Record<string, Template>;

const COLOURS = { removed: "\u001b[31m", added: "\u001b[32m", off: "\u001b[0m" } as const;

/** Changed words in brackets that can be read without colours: [-旧-] {+新+}. */
function wordPieces(pieces: readonly Piece[], colours: boolean): string {
  return pieces
    .map(({ kind, text }) => {
      const shown = visible(text);
      if (kind === "same") return shown;
      const marked = kind === "removed" ? `[-${shown}-]` : `{+${shown}+}`;
      return colours ? `${COLOURS[kind]}${marked}${COLOURS.off}` : marked;
    })
    .join("");
}

function wordAffected(requirements: readonly Affected[], language: Language): string[] {
  return requirements.map(({ id, quote, quoteStands }) =>
    visible(`      ${id} ${quoted(quote)} ${WORDS[quoteStands ? "stands" : "gone"][language]}`),
  );
}

function place(from: string, to: string): string {
  return visible(from === to ? from : `${from} → ${to}`);
}

function wordDiff(diff: GuideDiff, language: Language, colours: boolean): string[] {
  if (diff.before === null)
    return [
      visible(diff.after ?? ""),
      `  ${fill(WORDS.onlyAfter, language, { count: counted(diff.added.length, "point") })}`,
      "",
    ];
  if (diff.after === null)
    return [
      visible(diff.before),
      `  ${fill(WORDS.onlyBefore, language, { count: counted(diff.removed.length, "point") })}`,
      "",
    ];
  const heading = place(diff.before, diff.after);
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
      ({ code, text }) =>
        `  ${WORDS.added[language]} ${visible(code)}  ${wordPieces([{ kind: "added", text }], colours)}`,
    ),
    ...diff.removed.flatMap(({ code, text, requirements }) => [
      `  ${WORDS.removed[language]} ${visible(code)}  ${wordPieces([{ kind: "removed", text }], colours)}`,
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
    .description(
      "比较两份指南：新增、删去、改写的指标和受影响的要求 · compare two guides: points that came, went or were reworded, and the requirements that touches",
    )
    .argument(
      "<before>",
      "原来的：指标文件、导入结果（.json）或指南包（.yaml） · what it was: a document, an import (.json) or a pack (.yaml)",
    )
    .argument("<after>", "现在的：同上 · what it is now, as before")
    .option("--json", "输出 JSON · print JSON")
    .action(async (before: string, after: string, options: { json?: true }) => runDiff(before, after, options, shell));
}
