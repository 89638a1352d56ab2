import type { Cell } from "#domain/verdicts/cells.ts";
import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";
import { statusTerms } from "#domain/wording/terms.ts";

const signs = {
  ok: { "zh-CN": "✓", en: "✓" },
  attention: { "zh-CN": "缺{count}", en: "−{count}" },
  pending: { "zh-CN": "○{count}", en: "○{count}" },
  hint: { "zh-CN": "!", en: "!" },
  judgement: { "zh-CN": "人", en: "人" },
  "not-applicable": { "zh-CN": "—", en: "—" },
} as const satisfies Record<NonNullable<Cell["summary"]>, Template>;

/** What the signs of the matrix mean, in one line. */
export const cellLegend = {
  "zh-CN": "✓ 已达到　缺n 有n项未达到　○n 有n项尚未到期　! 提示　人 需人工判断　— 不适用",
  en: "✓ met · −n short in n · ○n not due yet in n · ! hint · 人 for people to judge · — not applicable",
} as const satisfies Template;

/** The sign of a field of the matrix with the number that matters; never colour alone. */
export function cellSign({ summary, counts }: Cell, language: Language): string {
  if (summary === null) return signs["not-applicable"][language];
  const count = summary === "pending" ? (counts.pending ?? 0) : (counts.short ?? 0);
  return fill(signs[summary], language, { count });
}

/** How many requirements of a field there are in each state, in words; empty where nothing has begun. */
export function cellWords({ counts }: Cell, language: Language): string {
  const told = Object.entries(statusTerms).flatMap(([status, term]) => {
    const count = new Map<string, number | undefined>(Object.entries(counts)).get(status) ?? 0;
    return count === 0 ? [] : [`${term[language]} ${count}`];
  });
  return told.join(language === "en" ? ", " : "、");
}
