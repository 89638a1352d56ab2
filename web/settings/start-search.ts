export const startSteps = ["office", "calendar", "guides", "organisations"] as const;
export type StartStep = (typeof startSteps)[number];

/** Which of the first steps are skipped, as it stands in the address. */
export function startSearch(search: Record<string, unknown>): { skipped?: StartStep[] } {
  const { skipped } = search;
  const known = Array.isArray(skipped) ? startSteps.filter((each) => skipped.includes(each)) : [];
  return known.length > 0 ? { skipped: known } : {};
}
