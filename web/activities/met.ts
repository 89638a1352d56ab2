import type { RequirementChange } from "#api/endpoints/verdict-shapes.ts";

/** True for a requirement that a record has met, in time or by a make-up. */
export function isMet({ after }: Pick<RequirementChange, "after">): boolean {
  return after.status === "met" || after.status === "met-late";
}
