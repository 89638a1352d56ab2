import { isDay } from "#web/ui/day.ts";

/** What of the guide is shown, as it stands in the address. */
export type GuideSearch = {
  /** Which guide, where several are assigned. */
  guide?: string;
  /** Only the points that have something to do. */
  due?: true;
  /** The requirement whose sheet is open. */
  requirement?: string;
  /** Another day than today. */
  asOf?: string;
};

const isId = (value: unknown): value is string => typeof value === "string" && value !== "" && value.length <= 200;

/** Reads the address; what cannot be meant is left out. */
export function guideSearch(search: Record<string, unknown>): GuideSearch {
  const { guide, due, requirement, asOf } = search;
  return {
    ...(isId(guide) ? { guide } : {}),
    ...(due === true ? { due } : {}),
    ...(isId(requirement) ? { requirement } : {}),
    ...(isDay(asOf) ? { asOf } : {}),
  };
}
