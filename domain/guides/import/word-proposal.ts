import type { Proposal } from "#domain/guides/import/imported.ts";
import { counted } from "#domain/wording/counted.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { quoted } from "#domain/wording/quoted.ts";

const PERIODS = {
  week: { "zh-CN": "每周", en: "a week" },
  month: { "zh-CN": "每月", en: "a month" },
  quarter: { "zh-CN": "每季度", en: "a quarter" },
  "half-year": { "zh-CN": "每半年", en: "every half-year" },
  semester: { "zh-CN": "每学期", en: "a semester" },
  year: { "zh-CN": "每年", en: "a year" },
} as const satisfies Record<NonNullable<Proposal["per"]>, Template>;

const UNITS = {
  次: (times) => (times === 1 ? "once" : times === 2 ? "twice" : `${times} times`),
  学时: (times) => counted(times, "hour of study", "hours of study").en,
  名: (times) => counted(times, "person", "people").en,
  "%": (times) => `${times} %`,
} as const satisfies Record<Proposal["unit"], (times: number) => string>;

const LINE: Template = {
  "zh-CN": "{quote}：{per}{many}，{strength}",
  en: "{quote}: {many}{per}, {strength}",
};

/** One line for a person: the quote and how it was understood. */
export function wordProposal(proposal: Proposal, language: Language): string {
  const { times, unit, per } = proposal;
  const strength: Template =
    proposal.strength === "must" ? { "zh-CN": "必须", en: "must" } : { "zh-CN": "一般应", en: "should" };
  return fill(LINE, language, {
    quote: quoted(proposal.quote),
    many: { "zh-CN": `${times}${unit}`, en: UNITS[unit](times) },
    per: per === null ? "" : { "zh-CN": PERIODS[per]["zh-CN"], en: ` ${PERIODS[per].en}` },
    strength,
  });
}
