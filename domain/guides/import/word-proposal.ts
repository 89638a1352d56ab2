import type { Proposal } from "#domain/guides/import/imported.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";

const PERIODS = {
  week: { "zh-CN": "每周 ", en: "a week" },
  month: { "zh-CN": "每月 ", en: "a month" },
  quarter: { "zh-CN": "每季度 ", en: "a quarter" },
  "half-year": { "zh-CN": "每半年 ", en: "a half-year" },
  semester: { "zh-CN": "每学期 ", en: "a semester" },
  year: { "zh-CN": "每年 ", en: "a year" },
} as const satisfies Record<NonNullable<Proposal["per"]>, Template>;

const UNITS = {
  次: { "zh-CN": "次", en: "time(s)" },
  学时: { "zh-CN": "学时", en: "hour(s) of study" },
  名: { "zh-CN": "名", en: "person(s)" },
  "%": { "zh-CN": "%", en: "%" },
} as const satisfies Record<Proposal["unit"], Template>;

const LINE: Template = {
  "zh-CN": "「{quote}」：{per}{times} {unit}，{strength}",
  en: "“{quote}”: {times} {unit} {per}, {strength}",
};

/** One line for a person: the quote and how it was understood. */
export function wordProposal(proposal: Proposal, language: Language): string {
  const none: Template = { "zh-CN": "", en: "in all" };
  const strength: Template =
    proposal.strength === "must" ? { "zh-CN": "必须", en: "must" } : { "zh-CN": "一般应", en: "should" };
  return fill(LINE, language, {
    quote: proposal.quote,
    times: proposal.times,
    unit: UNITS[proposal.unit],
    per: proposal.per === null ? none : PERIODS[proposal.per],
    strength,
  });
}
