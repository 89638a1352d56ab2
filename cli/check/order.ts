import type { Facts } from "#domain/facts/facts.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";

/** How urgent a verdict is for a reader, 0 the most: what is short, what is due soon, what is due, hints, the rest. */
export function urgency(verdict: Verdict): number {
  switch (verdict.status) {
    case "short":
      return verdict.strength === "must" ? 0 : 1;
    case "pending":
      return verdict.dueSoon ? 2 : 3;
    case "met-late":
      return verdict.hints.length > 0 ? 4 : 6;
    case "met":
      return verdict.hints.length > 0 ? 4 : 7;
    case "judgement":
      return verdict.hints.length > 0 ? 4 : 5;
    case "not-applicable":
      return 8;
    case "upcoming":
      return 9;
  }
}

/** True for verdicts that ask something of somebody; the others are only counted unless all are wanted. */
export function asksSomething(verdict: Verdict): boolean {
  return urgency(verdict) <= 4 || verdict.status === "upcoming";
}

/** The next date that matters: until when a make-up counts, or when it is due. */
export function nextDate(verdict: Verdict): string | null {
  if (verdict.status === "short") return verdict.makeUpUntil;
  return verdict.status === "pending" ? verdict.dueOn : null;
}

/** Worst first; of equals the nearest date, then the official order of the organisations (单位排序). */
export function worstFirst(facts: Facts): (a: Verdict, b: Verdict) => number {
  const rank = (id: string) => facts.organisations.get(id)?.entry.order ?? Number.MAX_SAFE_INTEGER;
  const date = (verdict: Verdict) => nextDate(verdict) ?? "9999";
  return (a, b) =>
    urgency(a) - urgency(b) ||
    (date(a) === date(b) ? 0 : date(a) < date(b) ? -1 : 1) ||
    rank(a.organisation) - rank(b.organisation);
}
