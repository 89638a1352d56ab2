import type { Summary } from "#domain/verdicts/summary.ts";
import type { Template } from "#domain/wording/language.ts";

/** How the states of a point are signed and called. */
export const summaryTerms = {
  ok: { sign: { "zh-CN": "✓", en: "✓" }, word: { "zh-CN": "已达到", en: "met" } },
  attention: { sign: { "zh-CN": "缺", en: "−" }, word: { "zh-CN": "未达到", en: "short" } },
  pending: { sign: { "zh-CN": "○", en: "○" }, word: { "zh-CN": "尚未到期", en: "not due yet" } },
  hint: { sign: { "zh-CN": "!", en: "!" }, word: { "zh-CN": "提示", en: "hint" } },
  judgement: { sign: { "zh-CN": "人", en: "人" }, word: { "zh-CN": "需人工判断", en: "for people to judge" } },
  "not-applicable": { sign: { "zh-CN": "—", en: "—" }, word: { "zh-CN": "不适用", en: "not applicable" } },
} as const satisfies Record<Summary, { sign: Template; word: Template }>;
