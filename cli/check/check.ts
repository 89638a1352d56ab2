import type { Command } from "commander";
import { readAnyBundle, printWarnings } from "#cli/bundle-file.ts";
import { printExplanations } from "#cli/check/explain.ts";
import { chooseGuide } from "#cli/check/guides.ts";
import { askedBy } from "#cli/check/options.ts";
import type { CheckOptions } from "#cli/check/options.ts";
import { organisationsMeant } from "#cli/check/organisations.ts";
import { printReport } from "#cli/check/report.ts";
import type { Shell } from "#cli/shell.ts";
import { factsOf } from "#domain/facts/facts.ts";
import { verdictPieces } from "#domain/verdicts/document.ts";
import { judgeFacts } from "#domain/verdicts/judge.ts";

function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

/** `biaogan check`: judges a bundle or workbook against a guide. Exit 0 nothing must is short, 1 something is, 2 unusable. */
export function registerCheck(program: Command, shell: Shell): void {
  program
    .command("check")
    .description("对照指南判定台账 · hold a ledger against a guide")
    .argument("<file>", "台账工作簿（.xlsx）或数据包（.json） · a workbook (.xlsx) or a bundle (.json)")
    .requiredOption(
      "--guide <guide>",
      "branch（支部）、department（院系）或指南包（.yaml） · branch, department or a guide pack (.yaml)",
    )
    .option(
      "--organisation <name>",
      "只看这个党组织（名称或编号），可写多次 · only this organisation (its name or id); may be repeated",
      collect,
    )
    .option("--from <date>", "起始日期，默认当年1月1日 · first day of the window, else 1 January of that year")
    .option("--to <date>", "截止日期，默认当年12月31日 · last day of the window, else 31 December")
    .option("--as-of <date>", "以哪天为准，默认今天 · as things stood on that day, else today")
    .option("--known-at <instant>", "只算这一刻已经记下的 · only what had been recorded by then")
    .option("--upcoming", "也列出尚未开始的期间 · also list periods that have not begun")
    .option("--all", "全部列出，没有问题的也列 · every verdict, those that are well too")
    .option(
      "--explain <point>",
      "用整句话说清一项：指标编号如 1.2(1)，或要求的名称、编号；可加 @2026-10 · in full sentences: a point such as 1.2(1), or the name or id of a requirement; @2026-10 chooses a period",
    )
    .option("--json", "输出 biaogan-verdicts/1 · print biaogan-verdicts/1")
    .action((file: string, options: CheckOptions) => runCheck(file, options, shell));
}

/** Judges a file and prints what was asked for. @throws InputError when the file or the options cannot be used */
async function runCheck(file: string, options: CheckOptions, shell: Shell): Promise<void> {
  const asked = askedBy(options, shell.today());
  const { guide, packs } = await chooseGuide(options.guide);
  const { bundle, warnings } = await readAnyBundle(file, shell, packs);
  const organisations =
    options.organisation === undefined ? undefined : organisationsMeant(bundle, options.organisation);
  const facts = factsOf(bundle, asked);
  const { upcoming = false } = options;
  const judgement = judgeFacts(facts, { guide, packs, organisations, upcoming });
  if (options.explain !== undefined) printExplanations(shell, guide, bundle, facts, judgement, options.explain);
  else if (options.json === true) {
    for (const piece of verdictPieces(guide, asked, judgement)) shell.out(piece);
  } else {
    printWarnings(shell, warnings);
    printReport(shell, guide, facts, judgement, options.all === true);
  }
  const short = judgement.verdicts.some((each) => each.status === "short" && each.strength === "must");
  shell.exit(short ? 1 : 0);
}
