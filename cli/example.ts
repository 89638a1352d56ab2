import holidays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { InvalidArgumentError, Option } from "commander";
import type { Command } from "commander";
import { refuseToOverwrite, requireKnownEnding, writeAnyBundle } from "#cli/bundle-out.ts";
import type { Shell } from "#cli/shell.ts";
import { isCivilDate, yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { makeExample } from "#domain/example/make-example.ts";
import { scaleNames } from "#domain/example/scales.ts";
import type { Scale } from "#domain/example/scales.ts";
import { fill } from "#domain/wording/language.ts";

const SENTENCES = {
  made: {
    "zh-CN": "已生成 {file}：{organisations}个党组织，截至 {asOf}。",
    en: "made {file}: {organisations} organisations, as of {asOf}.",
  },
  unknown: {
    "zh-CN": "{years}年的放假安排尚未公布，校历中没有；公布后请补上。",
    en: "the public holidays of {years} are not published yet and not in the calendar; add them when they are.",
  },
} as const;

type Options = { seed: number; scale: Scale; asOf?: CivilDate; out: string };

/** The example stands in late autumn of the year: some of its work is done, some late, some not yet due. */
const DAY_OF_EXAMPLE = "11-24";

function readSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed))
    throw new InvalidArgumentError("应为非负整数 · a whole number from 0 is needed");
  return seed;
}

function readDate(text: string): CivilDate {
  if (!isCivilDate(text) || yearOf(text) < 2010 || yearOf(text) > 2200)
    throw new InvalidArgumentError(
      "应为 2010 至 2200 年的日期，如 2026-11-24 · a date from 2010 to 2200, such as 2026-11-24",
    );
  return text;
}

async function example(options: Options, shell: Shell): Promise<void> {
  requireKnownEnding(options.out);
  await refuseToOverwrite(options.out);
  const asOf = options.asOf ?? `2026-${DAY_OF_EXAMPLE}`;
  const activities = options.scale === "bench" ? { activities: 300_000 } : {};
  const { unknownYears, ...bundle } = makeExample({
    scale: options.scale,
    seed: options.seed,
    asOf,
    holidays,
    ...activities,
  });
  await writeAnyBundle(options.out, bundle);
  const language = shell.language();
  const made = { file: options.out, organisations: bundle.organisations.length, asOf };
  shell.out(`${fill(SENTENCES.made, language, made)}\n`);
  if (unknownYears.length > 0) shell.err(`${fill(SENTENCES.unknown, language, { years: unknownYears.join("、") })}\n`);
}

/** `biaogan example`: an invented university to try things on. */
export function registerExample(program: Command, shell: Shell): void {
  program
    .command("example")
    .description("生成一所虚构大学的数据，可反复得到同一份 · an invented university, the same for the same seed")
    .option("--seed <number>", "随机种子 · seed", readSeed, 1)
    .addOption(new Option("--scale <scale>", "规模 · how large").choices(scaleNames).default("university"))
    .option("--as-of <date>", "截至哪一天，缺省 2026-11-24 · the day it is written on", readDate)
    .requiredOption("--out <file>", "写入 .json 或 .xlsx · file to write")
    .action((options: Options) => example(options, shell));
}
