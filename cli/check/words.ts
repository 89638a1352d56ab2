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
  how: {
    "zh-CN": '看依据：加 --explain "{asked}"，编号换成要看的那一条；带“!”的，提示了什么也在里面。',
    en: 'To see why: add --explain "{asked}", with the point you want; it also says what a “!” hints at.',
  },
  none: {
    "zh-CN": "没有要判断的党组织。这份指南只看{kind}；选中的要是{kind}，而且这段时间里还在。",
    en: "There is no organisation to judge. This guide looks at one kind ({kind}) that existed in this time.",
  },
  noneOfKind: {
    "zh-CN": "台账里没有{kind}，而这份指南只看{kind}。请先填“党组织”表，或用 --guide 换一份指南。",
    en: "This guide looks at one kind of organisation ({kind}), and the ledger has none. Fill in the sheet 党组织 (organisations), or choose another --guide.",
  },
  noRequirements: {
    "zh-CN":
      "这份指南里还没有要求，无从判断。请把各条前面注释里建议的要求核对后写进 requirements，写法见 guides/ 里的指南。",
    en: "This guide has no requirements yet, so there is nothing to judge. Confirm what the comments at its points propose and write it under requirements, as the packs in guides/ do.",
  },
  sum: {
    "zh-CN": "{organisations}个党组织：未达到{short}项，提示{hints}项，待办{pending}项。",
    en: "{organisations}: {short} short, {hints}, {pending} to do.",
  },
  noHolidays: {
    "zh-CN": "提醒：校历中没有{years}年的法定节假日，教学周和工作日可能算得不准；请在“校历”表里填上放假和调休。",
    en: "Note: the calendar holds no public holidays of {years}; teaching weeks and working days may be counted wrong. Add them in the sheet 校历 (calendar).",
  },
  votes: {
    "zh-CN": "表决：{organisation}{title}（{date}）{what}。",
    en: "Vote: {organisation}, {title} ({date}): {what}.",
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
