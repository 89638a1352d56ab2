import type { Command } from "commander";
import { requireEnding } from "#cli/bundle-out.ts";
import { printProblems } from "#cli/shell.ts";
import type { Shell } from "#cli/shell.ts";
import { table } from "#cli/table.ts";
import type { Minutes } from "#domain/minutes/found.ts";
import { readMinutes } from "#domain/minutes/read-minutes.ts";
import { activitiesOf } from "#domain/minutes/to-activities.ts";
import type { ReadText } from "#domain/minutes/to-activities.ts";
import { toMinutesJson } from "#domain/minutes/to-json.ts";
import { minutesProblems } from "#domain/problems/minutes-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { segmentKindTerms } from "#domain/wording/terms.ts";
import { visible } from "#domain/wording/visible.ts";
import { writeBundleFile } from "#formats/bundle-json/write.ts";
import { findFiles } from "#formats/minutes-document/find.ts";
import { readMinutesText } from "#formats/minutes-document/read.ts";

const WORDS = {
  file: { "zh-CN": "文件", en: "file" },
  day: { "zh-CN": "日期", en: "date" },
  kinds: { "zh-CN": "类别", en: "kinds" },
  count: { "zh-CN": "实到/应到", en: "present/due" },
  title: { "zh-CN": "标题", en: "title" },
  doubts: { "zh-CN": "请核对", en: "to check" },
  none: { "zh-CN": "不是会议记录", en: "no minutes" },
  summary: {
    "zh-CN": "共{all}份，其中会议记录{minutes}份，没能读取{failed}份。以上只是建议，请对照原文核对。",
    en: "{all} in all, {minutes} of them minutes, {failed} could not be read. These are proposals; compare them with the texts.",
  },
  written: { "zh-CN": "已写好 {file}，活动{count}项。", en: "wrote {file}, activities: {count}." },
} as const satisfies Record<string, Template>;

type Options = { json?: true; bundle?: string; organisation?: string };

function rowOf(minutes: Minutes, language: Language): string[] {
  if (!minutes.isMinutes) return [minutes.file, "", WORDS.none[language], "", "", ""];
  const { file, heldOn, startsAt, kinds, due, present, title, doubts } = minutes;
  return [
    file,
    [heldOn ?? "?", startsAt ?? ""].join(" ").trim(),
    kinds.map((kind) => segmentKindTerms[kind][language]).join(language === "en" ? ", " : "、"),
    due === null && present === null ? "" : `${present ?? "?"}/${due ?? "?"}`,
    title ?? "",
    doubts.map((doubt) => doubt[language]).join(" "),
  ];
}

/** Reads what can be read; a file that cannot is one line on standard error, and the rest goes on. */
async function readAll(files: readonly string[], shell: Shell): Promise<ReadText[]> {
  const texts: ReadText[] = [];
  for (const file of files) {
    try {
      const text = await readMinutesText(file);
      texts.push({ minutes: readMinutes(text, file), text });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      printProblems(shell, error.problems);
    }
  }
  return texts;
}

async function runMinutes(paths: readonly string[], options: Options, shell: Shell): Promise<void> {
  const language = shell.language();
  const { bundle, organisation } = options;
  if ((bundle === undefined) !== (organisation === undefined)) {
    throw new InputError([problem(minutesProblems.bundleNeedsOrganisation, {})]);
  }
  if (bundle !== undefined) requireEnding(bundle, ".json");
  const files = await findFiles(paths);
  if (files.length === 0) throw new InputError(paths.map((file) => problem(minutesProblems.noText, { file })));
  const texts = await readAll(files, shell);
  // What could be read is worth having; only where there is nothing at all has the run failed.
  if (texts.length === 0) shell.exit(2);
  if (bundle !== undefined && organisation !== undefined) {
    const activities = activitiesOf(texts, organisation);
    await writeBundleFile(bundle, { calendar: {}, settings: {}, activities });
    shell.err(`${visible(fill(WORDS.written, language, { file: bundle, count: activities.length }))}\n`);
  }
  const all = texts.map(({ minutes }) => minutes);
  if (options.json === true) {
    shell.out(`${JSON.stringify(toMinutesJson(all, language), null, 2)}\n`);
    return;
  }
  const columns = [
    { heading: WORDS.file[language], most: 40 },
    { heading: WORDS.day[language], most: 16 },
    { heading: WORDS.kinds[language], most: 30 },
    { heading: WORDS.count[language], most: 12 },
    { heading: WORDS.title[language], most: 40 },
    { heading: WORDS.doubts[language], most: 100 },
  ];
  const summary = fill(WORDS.summary, language, {
    all: files.length,
    minutes: all.filter(({ isMinutes }) => isMinutes).length,
    failed: files.length - texts.length,
  });
  shell.out(
    `${[
      ...table(
        columns,
        all.map((minutes) => rowOf(minutes, language)),
      ),
      "",
      summary,
    ].join("\n")}\n`,
  );
}

/** `biaogan minutes`: what existing minutes say, as proposals of activities. */
export function registerMinutes(program: Command, shell: Shell): void {
  program
    .command("minutes")
    .description(
      "从已有的会议记录读出活动（日期、类别、人数、议程等），每项附原文。主讲人等姓名暂不对应到任职，请自行补上 · read activities from minutes, each value with the words it comes from; names are not matched to posts yet, so no leader is set",
    )
    .argument("<file|folder...>", "会议记录（.txt、.docx、.doc）或文件夹 · minutes, or folders of them")
    .option("--json", "输出 biaogan-minutes/1 · print biaogan-minutes/1")
    .option("--bundle <out.json>", "把读出的活动写成数据包 · write the activities as a bundle")
    .option("--organisation <id>", "活动属于哪个党组织 · whose activities they are")
    .action(async (paths: string[], options: Options) => runMinutes(paths, options, shell));
}
