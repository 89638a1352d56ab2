import { notApplicable, verdict } from "#domain/verdicts/verdict.ts";
import type { Subject, Verdict } from "#domain/verdicts/verdict.ts";

/** A thing of a set, and whether it has the property that is asked. */
export type Thing = { id: string; covered: boolean };

/** Need, count and the uncovered of a set of things. */
export function coverageOf(things: readonly Thing[]): { need: number; count: number; uncovered: string[] } {
  const uncovered = things.filter((each) => !each.covered).map((each) => each.id);
  return { need: things.length, count: things.length - uncovered.length, uncovered: uncovered.toSorted() };
}

/** Every thing covered or not, judged today: met or short; an empty set is not applicable. */
export function judgeThings(subject: Subject, things: readonly Thing[]): Verdict {
  if (things.length === 0) return notApplicable(subject, "nothing-to-cover");
  const found = coverageOf(things);
  return verdict(subject, { status: found.uncovered.length === 0 ? "met" : "short", ...found });
}
