import type { ShownRequirement, ShownVerdict } from "#api/endpoints/verdict-shapes.ts";
import type { Summary } from "#domain/verdicts/summary.ts";
import type { Language, Template } from "#domain/wording/language.ts";

/** How a state looks and is called; `met-late`, `soon` and `upcoming` are shades of the summaries. */
export type Shown = { state: Summary | "met-late" | "soon" | "upcoming"; sign: string; word: string };

/** Worst first, as rules.md section 4 has it. */
const worstFirst: readonly Summary[] = ["attention", "hint", "pending", "judgement", "ok", "not-applicable"];

const words = {
  ok: { sign: "✓", "zh-CN": "已达到", en: "met" },
  "met-late": { sign: "✓", "zh-CN": "补开达到", en: "met by a make-up (补开)" },
  pending: { sign: "○", "zh-CN": "尚未到期", en: "not due yet" },
  soon: { sign: "◔", "zh-CN": "即将到期", en: "due soon" },
  attention: { sign: "缺", "zh-CN": "未达到", en: "short" },
  hint: { sign: "!", "zh-CN": "提示", en: "hint" },
  judgement: { sign: "人", "zh-CN": "需人工判断", en: "for people to judge" },
  "not-applicable": { sign: "—", "zh-CN": "不适用", en: "not applicable" },
  upcoming: { sign: "·", "zh-CN": "还没有开始", en: "not begun" },
} as const satisfies Record<Shown["state"], Template & { sign: string }>;

/** The sign and the word of a state. */
export function shownState(state: Shown["state"], language: Language, missing = 0): Shown {
  const { sign } = words[state];
  return { state, sign: state === "attention" && missing > 0 ? `缺${missing}` : sign, word: words[state][language] };
}

function worst<Item>(items: readonly Item[], summaryOf: (item: Item) => Summary | null): Item | undefined {
  const rank = (item: Item): number => {
    const summary = summaryOf(item);
    return summary === null ? worstFirst.length : worstFirst.indexOf(summary);
  };
  return items.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** The verdict that asks most for attention; among equals the latest that has begun. */
export function leadingVerdict({ verdicts }: Pick<ShownRequirement, "verdicts">): ShownVerdict | undefined {
  return worst(
    verdicts.toSorted((a, b) => ((a.period?.from ?? "") < (b.period?.from ?? "") ? 1 : -1)),
    (each) => each.summary,
  );
}

/** The state of one verdict. */
export function stateOf(verdict: ShownVerdict | undefined, language: Language): Shown {
  if (verdict === undefined || verdict.summary === null) return shownState("upcoming", language);
  if (verdict.summary === "ok" && verdict.status === "met-late") return shownState("met-late", language);
  if (verdict.summary === "pending" && verdict.dueSoon) return shownState("soon", language);
  return shownState(verdict.summary, language, verdict.missing);
}

/** The state of a requirement: that of the verdict which asks most for attention, with all that is missing. */
export function requirementState(requirement: Pick<ShownRequirement, "verdicts">, language: Language): Shown {
  const leading = leadingVerdict(requirement);
  if (leading?.summary !== "attention") return stateOf(leading, language);
  const short = requirement.verdicts.filter((each) => each.summary === "attention");
  return shownState(
    "attention",
    language,
    short.reduce((sum, each) => sum + each.missing, 0),
  );
}

/** The worst of several requirements that stand in one place: it colours their words. */
export function worstState(requirements: readonly ShownRequirement[], language: Language): Shown {
  const found = worst(requirements, (each) => leadingVerdict(each)?.summary ?? null);
  return found === undefined ? shownState("upcoming", language) : requirementState(found, language);
}

/** True for a point that has something to do: short, a hint, or not done yet. */
export function hasWork(summary: Summary | null): boolean {
  return summary === "attention" || summary === "hint" || summary === "pending";
}

/** How many points there are in each state, in the order in which they are told. */
export function countStates(points: readonly { summary: Summary | null }[]): { state: Summary; count: number }[] {
  const order: readonly Summary[] = ["ok", "attention", "pending", "hint", "judgement", "not-applicable"];
  return order
    .map((state) => ({ state, count: points.filter((each) => each.summary === state).length }))
    .filter(({ count }) => count > 0);
}
