import { requirementsOf } from "#domain/guides/pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";

/** A point's state, worst first (rules.md section 4). */
export const summaries = ["attention", "hint", "pending", "judgement", "ok", "not-applicable"] as const;
export type Summary = (typeof summaries)[number];

export type PointSummary = { organisation: string; point: string; summary: Summary };

/** What one verdict makes of its point; periods that have not begun say nothing. */
export function summaryOf(verdict: Verdict): Summary | null {
  if (verdict.status === "upcoming") return null;
  if (verdict.status === "short") return verdict.strength === "must" ? "attention" : "hint";
  if (verdict.hints.length > 0) return "hint";
  if (verdict.status === "met" || verdict.status === "met-late") return "ok";
  return verdict.status;
}

/** The worst of several; null when none says anything. */
export function worstOf(several: readonly (Summary | null)[]): Summary | null {
  const found = new Set(several);
  return summaries.find((each) => found.has(each)) ?? null;
}

/** The summary of each point of each organisation that has a verdict, sorted by organisation and point. */
export function summarise(guide: GuidePack, verdicts: readonly Verdict[]): PointSummary[] {
  const pointOf = new Map(requirementsOf(guide).map(({ point, requirement }) => [requirement.id, point]));
  const worst = new Map<string, PointSummary>();
  for (const verdict of verdicts) {
    const [code, summary] = [pointOf.get(verdict.requirement), summaryOf(verdict)];
    if (code == null || summary === null) continue;
    const point = `${guide.guide}/${code}`;
    const key = `${verdict.organisation} ${point}`;
    const before = worst.get(key);
    if (before === undefined || summaries.indexOf(summary) < summaries.indexOf(before.summary)) {
      worst.set(key, { organisation: verdict.organisation, point, summary });
    }
  }
  return [...worst.values()].toSorted((a, b) =>
    a.organisation === b.organisation ? (a.point < b.point ? -1 : 1) : a.organisation < b.organisation ? -1 : 1,
  );
}
