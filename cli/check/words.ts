import type { Verdict } from "#domain/verdicts/verdict.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { hintTerm, statusTerms } from "#domain/wording/terms.ts";

/** The sign and word of a verdict: never colour alone (ux.md, Tokens). */
export function stateWords(verdict: Verdict, language: Language): string {
  if (verdict.status === "short") {
    const term = verdict.strength === "must" ? statusTerms.short : hintTerm;
    return `${verdict.strength === "must" ? "✗" : "!"} ${term[language]}`;
  }
  if (verdict.status === "pending") return `${verdict.dueSoon ? "◔" : "◌"} ${statusTerms.pending[language]}`;
  const sign = { met: "✓", "met-late": "✓", judgement: "人", "not-applicable": "-", upcoming: "." }[verdict.status];
  const hinted = verdict.hints.length > 0 ? ` !` : "";
  const term = verdict.status === "upcoming" ? upcomingTerm : statusTerms[verdict.status];
  return `${sign} ${term[language]}${hinted}`;
}

const upcomingTerm = { "zh-CN": "尚未开始", en: "not begun" } as const satisfies Template;

/** ANSI colours by urgency, for a terminal alone. */
const COLOURS: Record<number, string> = { 0: "31", 1: "33", 2: "33", 3: "34", 4: "33", 5: "35", 6: "32", 7: "32" };

/** The text in the colour of its urgency, as ANSI codes. */
export function coloured(text: string, level: number): string {
  const colour = COLOURS[level];
  return colour === undefined ? text : `\u001B[${colour}m${text}\u001B[0m`;
}

export const checkWords = {
  title: {
    "zh-CN": "{title}（以{asOf}为准，{from}至{to}）",
    en: "{title} (as of {asOf}; {from} to {to})",
  },
  state: { "zh-CN": "判定", en: "state" },
  organisation: { "zh-CN": "党组织", en: "organisation" },
  requirement: { "zh-CN": "要求（指南原文）", en: "requirement (the guide’s words)" },
  period: { "zh-CN": "期间", en: "period" },
  count: { "zh-CN": "已有/应有", en: "has/needs" },
  next: { "zh-CN": "下一个日期", en: "next date" },
  makeUpBy: { "zh-CN": "{date}前可补开", en: "make-up by {date}" },
  dueBy: { "zh-CN": "{date}前", en: "by {date}" },
  soon: { "zh-CN": "{date}前（还有{days}天）", en: "by {date} ({days} days left)" },
  allWell: { "zh-CN": "要做的都做完了。", en: "All that is due is done." },
  rest: { "zh-CN": "另有：{list}。加 --all 逐条列出。", en: "Beside these: {list}. --all lists them one by one." },
  none: { "zh-CN": "没有要判断的党组织。", en: "There is no organisation to judge." },
  sum: {
    "zh-CN": "{organisations}个党组织：未达到{short}项，提示{hints}项，待办{pending}项。",
    en: "{organisations} organisations: {short} short, {hints} hints, {pending} to do.",
  },
  noHolidays: {
    "zh-CN": "提醒：校历中没有{years}年的公共假日，教学周和工作日可能算得不准。",
    en: "Note: the calendar holds no public holidays of {years}; teaching weeks and working days may be counted wrong.",
  },
  votes: {
    "zh-CN": "表决：“{title}”（{date}）{what}。",
    en: "Vote in “{title}” ({date}): {what}.",
  },
  tooFewPresent: {
    "zh-CN": "到会人数不够（应超过应到会的半数，选举应达到五分之四）",
    en: "too few were present (more than half of those due; for an election four fifths)",
  },
  tooFewFor: {
    "zh-CN": "赞成票没有超过应到会人数的半数",
    en: "not more than half of those due voted for it",
  },
} as const satisfies Record<string, Template>;

/** A sentence of `checkWords` in the language, with its values. */
export function say(template: Template, language: Language, values = {}): string {
  return fill(template, language, values);
}

/** The guide's words between quotation marks, unless they stand between their own. */
export function quoted(words: string): string {
  return words.startsWith("“") && words.endsWith("”") && words.indexOf("”") === words.length - 1 ? words : `“${words}”`;
}
