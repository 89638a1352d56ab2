import { quoted, say, stateWords } from "#cli/check/words.ts";
import type { Shell } from "#cli/shell.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Facts } from "#domain/facts/facts.ts";
import { requirementsOf } from "#domain/guides/pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { explain } from "#domain/verdicts/explanation.ts";
import type { Told } from "#domain/verdicts/explanation.ts";
import type { Judgement } from "#domain/verdicts/judge.ts";
import { namesOf } from "#domain/verdicts/names.ts";
import { wordSentence } from "#domain/verdicts/sentence.ts";
import { hintSentences, reasonSentences, refusalSentences } from "#domain/wording/codes.ts";
import { wordDate, wordPeriod } from "#domain/wording/dates.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { nearest } from "#domain/wording/nearest.ts";

const unknownRequirement = {
  code: "unknown-requirement",
  "zh-CN": "这份指南没有要求“{id}”，最接近的是“{nearest}”。",
  en: "this guide has no requirement “{id}”; the nearest is “{nearest}”.",
} as const;

const words = {
  nothing: { "zh-CN": "这项要求在这段时间没有判定。", en: "This requirement has no verdict in this time." },
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
 * Prints verdicts of one requirement in full sentences.
 * @param id a requirement's id, with `@2026-10` behind it for the periods that begin so
 * @throws InputError when the guide has no such requirement
 */
export function printExplanations(
  shell: Shell,
  guide: GuidePack,
  bundle: Bundle,
  facts: Facts,
  judgement: Judgement,
  id: string,
): void {
  const [wanted = "", begins = ""] = id.split("@");
  const placed = requirementsOf(guide).find((each) => each.requirement.id === wanted);
  if (placed === undefined) {
    const known = requirementsOf(guide).map((each) => each.requirement.id);
    throw new InputError([problem(unknownRequirement, {}, { id: wanted, nearest: nearest(wanted, known) })]);
  }
  const language = shell.language();
  const names = namesOf(bundle);
  const verdicts = judgement.verdicts.filter(
    (each) => each.requirement === wanted && (begins === "" || (each.period?.from ?? "").startsWith(begins)),
  );
  if (verdicts.length === 0) shell.out(`${words.nothing[language]}\n`);
  for (const verdict of verdicts) {
    const told = explain(verdict, placed.requirement, facts, names);
    const period = verdict.period === null ? "" : ` · ${wordPeriod(verdict.period)[language]}`;
    const lines = [
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
    shell.out(`${lines.join("\n")}\n\n`);
  }
}

function activity(told: Told, language: Language): string {
  const title = quoted(told.title);
  return told.heldOn === null ? title : `${wordDate(told.heldOn)[language]} ${title}`;
}

function marks(each: { late: boolean; recordedLate: boolean }, language: Language): string {
  return `${each.late ? words.late[language] : ""}${each.recordedLate ? words.recordedLate[language] : ""}`;
}
