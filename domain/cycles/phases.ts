import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";
import type { Template } from "#domain/wording/language.ts";

/** The phases of a cycle (创建周期), in their order. */
export const phases = ["apply", "build", "mid-term", "self-assess", "review", "rectify", "decide"] as const;
export type Phase = (typeof phases)[number];

/** Without these there is nothing to decide on; the others a cycle may leave out. */
const neededPhases: readonly Phase[] = ["self-assess", "review", "decide"];

export const phaseTerms = {
  apply: { "zh-CN": "申报", en: "application" },
  build: { "zh-CN": "培育", en: "building" },
  "mid-term": { "zh-CN": "中期", en: "mid-term" },
  "self-assess": { "zh-CN": "自评", en: "self-assessment" },
  review: { "zh-CN": "评审", en: "review" },
  rectify: { "zh-CN": "整改", en: "rectification" },
  decide: { "zh-CN": "认定", en: "decision" },
} as const satisfies Record<Phase, Template>;

/** A phase with its first and last day, both of which belong to it. */
export type PhaseDates = { phase: Phase; from: CivilDate; to: CivilDate };

const problems = {
  missing: {
    code: "phase-missing",
    "zh-CN": "创建周期必须有自评、评审和认定三个阶段，请补上日期。",
    en: "a cycle has self-assessment, review and decision; give their dates.",
  },
  order: {
    code: "phase-order",
    "zh-CN": "各阶段须按申报、培育、中期、自评、评审、整改、认定的先后排列，每个阶段只出现一次。",
    en: "phases stand in the order application, building, mid-term, self-assessment, review, rectification, decision, each once.",
  },
  backwards: {
    code: "phase-backwards",
    "zh-CN": "阶段的结束日期不能早于开始日期。",
    en: "a phase cannot end before it begins.",
  },
  overlap: {
    code: "phase-overlap",
    "zh-CN": "阶段之间不能重叠：后一阶段须在前一阶段结束之后开始。",
    en: "phases do not overlap: each begins after the one before has ended.",
  },
} as const satisfies Record<string, ProblemKind>;

/** What is wrong with the dates of a cycle's phases, and at which of them; empty where nothing is. */
export function phaseProblems(dates: readonly PhaseDates[]): { kind: ProblemKind; at: number | null }[] {
  const named = dates.map((each) => each.phase);
  const missing = neededPhases.some((each) => !named.includes(each)) ? [{ kind: problems.missing, at: null }] : [];
  const wrong = dates.flatMap((each, at): { kind: ProblemKind; at: number }[] => {
    const before = dates[at - 1];
    if (each.to < each.from) return [{ kind: problems.backwards, at }];
    if (before === undefined) return [];
    if (phases.indexOf(before.phase) >= phases.indexOf(each.phase)) return [{ kind: problems.order, at }];
    return each.from <= before.to ? [{ kind: problems.overlap, at }] : [];
  });
  return [...missing, ...wrong];
}

/** The dates of a phase; null where the cycle leaves it out. */
export function datesOf(dates: readonly PhaseDates[], phase: Phase): PhaseDates | null {
  return dates.find((each) => each.phase === phase) ?? null;
}

/** The phase that follows one in a cycle; the decision is the last and follows itself. */
export function phaseAfter(dates: readonly PhaseDates[], phase: Phase): Phase {
  return dates.find((each) => phases.indexOf(each.phase) > phases.indexOf(phase))?.phase ?? "decide";
}
