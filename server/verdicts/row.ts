import { hash } from "node:crypto";
import type { Period } from "#domain/dates/period.ts";
import { partVerdict } from "#domain/verdicts/private-part.ts";
import type { VerdictPrivate } from "#domain/verdicts/private-part.ts";
import { summaryOf } from "#domain/verdicts/summary.ts";
import type { Summary } from "#domain/verdicts/summary.ts";
import type { Status, Verdict } from "#domain/verdicts/verdict.ts";
import type { Strength } from "#domain/guides/requirement-schema.ts";
import type { VerdictMode } from "#server/db/verdict-tables.ts";
import type { ReadyPack } from "#server/verdicts/packs.ts";

/** A verdict as it is kept. */
export type VerdictRow = {
  organisation_id: string;
  guide_version_id: string;
  window_from: string;
  window_to: string;
  requirement: string;
  period_from: string;
  mode: VerdictMode;
  status: Status;
  strength: Strength;
  summary: Summary | null;
  need: number;
  count: number;
  due_on: string | null;
  make_up_until: string | null;
  digest: string;
  verdict: Verdict;
  private: VerdictPrivate | null;
};

/** The row of a verdict; null for a requirement that the guide does not have. */
export function rowOf(verdict: Verdict, ready: ReadyPack, window: Period, mode: VerdictMode): VerdictRow | null {
  const requirement = ready.requirements.get(verdict.requirement);
  if (requirement === undefined) return null;
  const parts = partVerdict(verdict, requirement);
  return {
    organisation_id: verdict.organisation,
    guide_version_id: ready.id,
    window_from: window.from,
    window_to: window.to,
    requirement: verdict.requirement,
    period_from: verdict.period?.from ?? "",
    mode,
    status: verdict.status,
    strength: verdict.strength,
    summary: summaryOf(verdict),
    need: verdict.need,
    count: verdict.count,
    due_on: verdict.dueOn,
    make_up_until: verdict.makeUpUntil,
    digest: hash("sha256", JSON.stringify([parts.open, parts.private, mode]), "base64"),
    verdict: parts.open,
    private: parts.private,
  };
}

/** What tells rows of one organisation apart. */
export function rowKey(row: {
  organisation: string;
  guide: string;
  from: string;
  requirement: string;
  period: string;
}): string {
  return `${row.organisation}\n${row.guide}\n${row.from}\n${row.requirement}\n${row.period}`;
}

export function keyOfRow(row: VerdictRow): string {
  return rowKey({
    organisation: row.organisation_id,
    guide: row.guide_version_id,
    from: row.window_from,
    requirement: row.requirement,
    period: row.period_from,
  });
}
