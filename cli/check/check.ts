import type { Command } from "commander";
import { readAnyBundle, printWarnings } from "#cli/bundle-file.ts";
import { printExplanations } from "#cli/check/explain.ts";
import { chooseGuide } from "#cli/check/guides.ts";
import { askedBy } from "#cli/check/options.ts";
import type { CheckOptions } from "#cli/check/options.ts";
import { printReport } from "#cli/check/report.ts";
import type { Shell } from "#cli/shell.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { factsOf } from "#domain/facts/facts.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { verdictDocument } from "#domain/verdicts/document.ts";
import { judgeFacts } from "#domain/verdicts/judge.ts";
import { nearest } from "#domain/wording/nearest.ts";

const unknownOrganisation = {
  code: "unknown-organisation",
  "zh-CN": "没有编号为“{id}”的党组织，最接近的是“{nearest}”。",
  en: "there is no organisation with the id “{id}”; the nearest is “{nearest}”.",
} as const;

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** `biaogan check`: judges a bundle or workbook against a guide. Exit 0 nothing must is short, 1 something is, 2 unusable. */
export function registerCheck(program: Command, shell: Shell): void {
  program
    .command("check")
    .description("对照指南判定台账 · hold a ledger against a guide")
    .argument("<file>", "bundle.json 或 workbook.xlsx · a bundle or a workbook")
    .requiredOption("--guide <guide>", "branch、department 或指南文件 · branch, department or a guide pack")
    .option("--organisation <id>", "只判定这个党组织，可重复 · only this organisation; may be repeated", collect)
    .option("--from <date>", "起始日期，默认当年1月1日 · first day of the window")
    .option("--to <date>", "截止日期，默认当年12月31日 · last day of the window")
    .option("--as-of <date>", "以哪天为准，默认今天 · what day it is")
    .option("--known-at <instant>", "只看这时已记录的 · only what was recorded by then")
    .option("--upcoming", "也列出尚未开始的期间 · also list periods that have not begun")
    .option("--all", "逐条列出全部判定 · list every verdict")
    .option("--explain <requirement>", "用完整句子说明一项要求，可加 @2026-10 · one requirement in full sentences")
    .option("--json", "输出 biaogan-verdicts/1 · print biaogan-verdicts/1")
    .action(async (file: string, options: CheckOptions) => {
      const asked = askedBy(options, shell.today());
      const { guide, packs } = await chooseGuide(options.guide);
      const { bundle, warnings } = await readAnyBundle(file, shell, packs);
      checkOrganisations(bundle, options.organisation ?? []);
      const facts = factsOf(bundle, asked);
      const { organisation: organisations, upcoming = false } = options;
      const judgement = judgeFacts(facts, { guide, packs, organisations, upcoming });
      if (options.explain !== undefined) printExplanations(shell, guide, bundle, facts, judgement, options.explain);
      else if (options.json === true) shell.out(`${JSON.stringify(verdictDocument(guide, asked, judgement))}\n`);
      else {
        printWarnings(shell, warnings);
        printReport(shell, guide, facts, judgement, options.all === true);
      }
      const short = judgement.verdicts.some((each) => each.status === "short" && each.strength === "must");
      shell.exit(short ? 1 : 0);
    });
}

function checkOrganisations(bundle: Bundle, ids: readonly string[]): void {
  const known = new Set(bundle.organisations.map((each) => each.id));
  const problems = ids
    .filter((id) => !known.has(id))
    .map((id) => problem(unknownOrganisation, {}, { id, nearest: nearest(id, [...known]) }));
  if (problems.length > 0) throw new InputError(problems);
}
