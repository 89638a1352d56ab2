import type { Requirement } from "#domain/guides/requirement-schema.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";

/** What of a verdict is for the branch alone: uncovered members and pairs of people. */
export type VerdictPrivate = { uncovered: readonly string[] };

/** Sets of members or pairs of people, and not of branches, bodies or agenda items. */
const SETS_OF_PEOPLE: readonly string[] = [
  "training",
  "member-reports",
  "talks-committee",
  "talks-members",
  "talks-peers",
];

/** A verdict without what never leaves the branch (product.md, principle 3), and that part, where there is any. */
export function partVerdict(
  verdict: Verdict,
  requirement: Requirement,
): { open: Verdict; private: VerdictPrivate | null } {
  const ofPeople = requirement.kind === "coverage" && SETS_OF_PEOPLE.includes(requirement.of);
  if (!ofPeople || verdict.uncovered.length === 0) return { open: verdict, private: null };
  return { open: { ...verdict, uncovered: [] }, private: { uncovered: verdict.uncovered } };
}
