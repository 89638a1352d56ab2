import { requirementsMeant } from "#cli/check/requirements.ts";
import { say, stateWords } from "#cli/check/words.ts";
import type { Shell } from "#cli/shell.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { GuidePack, PlacedRequirement } from "#domain/guides/pack.ts";
import { explain } from "#domain/verdicts/explanation.ts";
import type { Told } from "#domain/verdicts/explanation.ts";
import type { Judgement } from "#domain/verdicts/judge.ts";
import { namesOf } from "#domain/verdicts/names.ts";
import type { Names } from "#domain/verdicts/names.ts";
import { wordSentence } from "#domain/verdicts/sentence.ts";
import { requirementName } from "#domain/verdicts/things-words.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";
import { hintSentences, reasonSentences, refusalSentences } from "#domain/wording/codes.ts";
import { wordDate, wordPeriod } from "#domain/wording/dates.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { quoted } from "#domain/wording/quoted.ts";
import { visible } from "#domain/wording/visible.ts";

const words = {
  nothing: { "zh-CN": "这项要求在这段时间没有判定。", en: "This requirement has no verdict in this time." },
  noSuchPeriod: {
    "zh-CN":
      "{from}至{to}之内没有这样的期间。@ 后面写期间开始的月份，如 @2026-10（第四季度也是 @2026-10）；要看别的年份，加 --from 和 --to。",
    en: "There is no such period between {from} and {to}. After the @ stands the month in which a period begins, such as @2026-10 (also for its quarter); for other years add --from and --to.",
  },
  school: {
    "zh-CN": "（数字由学校设定，指南原文没有写明）",
    en: " (the number is a school setting; the guide leaves it open)",
  },
  counted: { "zh-CN": "计入：{what}", en: "Counted: {what}" },
  refused: { "zh-CN": "未计入：{what}，因为{why}", en: "Not counted: {what}, because {why}" },
  found: { "zh-CN": "相关：{what}", en: "Speaks to it: {what}" },
  document: { "zh-CN": "文件：{what}", en: "Document: {what}" },
  hint: { "zh-CN": "提示：{what}", en: "Hint: {what}" },
  late: { "zh-CN": "，补开", en: ", a make-up" },
  recordedLate: { "zh-CN": "，补录", en: ", recorded late" },
} as const satisfies Record<string, Template>;

/**
 * Prints verdicts in full sentences.
 * @param asked a requirement's id or name, or a point, with `@2026-10` behind it for the periods that begin so
 * @throws InputError when the guide has no such requirement
 */
export function printExplanations(
  shell: Shell,
  guide: GuidePack,
  bundle: Bundle,
  facts: Facts,
  judgement: Judgement,
  asked: string,
): void {
  const language = shell.language();
  const [wanted = "", begins = ""] = asked.split("@");
  const meant = requirementsMeant(guide, wanted);
  const names = namesOf(bundle);
  let printed = 0;
  for (const placed of meant) {
    const verdicts = judgement.verdicts.filter(
      (each) =>
        each.requirement === placed.requirement.id && (begins === "" || (each.period?.from ?? "").startsWith(begins)),
    );
    if (meant.length > 1 && verdicts.length > 0) shell.out(`${visible(heading(placed, language))}\n\n`);
    for (const verdict of verdicts)
      shell.out(`${explained(verdict, placed, facts, names, language).map(visible).join("\n")}\n\n`);
    printed += verdicts.length;
  }
  if (printed > 0) return;
  const { from, to } = facts.window;
  const template = begins === "" ? words.nothing : words.noSuchPeriod;
  shell.out(`${say(template, language, { from: wordDate(from), to: wordDate(to) })}\n`);
}

function heading({ point, requirement }: PlacedRequirement, language: Language): string {
  return [point, requirementName(requirement)[language], `[${requirement.id}]`]
    .filter((each) => each !== null)
    .join(" ");
}

function explained(
  verdict: Verdict,
  { requirement }: PlacedRequirement,
  facts: Facts,
  names: Names,
  language: Language,
): string[] {
  const told = explain(verdict, requirement, facts, names);
  const period = verdict.period === null ? "" : ` · ${wordPeriod(verdict.period)[language]}`;
  return [
    `${names.organisation(verdict.organisation)}${period} · ${stateWords(verdict, language)}`,
    `  ${quoted(told.quote)}${told.decidedBy === "school" ? words.school[language] : ""}`,
    ...told.sentences.map((each) => `  ${wordSentence(each, language)}`),
    ...(told.reason === null ? [] : [`  ${reasonSentences[told.reason][language]}`]),
    ...told.counted.map(
      (each) => `  ${say(words.counted, language, { what: activity(each, language) + marks(each, language) })}`,
    ),
    ...told.refused.map(
      (each) =>
        `  ${say(words.refused, language, { what: activity(each, language), why: refusalSentences[each.code][language] })}`,
    ),
    ...told.found.activities
      .slice(0, 12)
      .map((each) => `  ${say(words.found, language, { what: activity(each, language) })}`),
    ...told.found.documents.map((what) => `  ${say(words.document, language, { what })}`),
    ...told.hints.map((code) => `  ${say(words.hint, language, { what: hintSentences[code][language] })}`),
  ];
}

function activity(told: Told, language: Language): string {
  const title = quoted(told.title);
  return told.heldOn === null ? title : `${wordDate(told.heldOn)[language]} ${title}`;
}

function marks(each: { late: boolean; recordedLate: boolean }, language: Language): string {
  return `${each.late ? words.late[language] : ""}${each.recordedLate ? words.recordedLate[language] : ""}`;
}
