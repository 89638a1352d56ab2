import type { ImportReport } from "#api/endpoints/exchange.ts";

/** How many entries an import adds and changes, and how many things stand in its way. */
export function totalsOf({ lists, problems, refused }: ImportReport): {
  added: number;
  changed: number;
  refused: number;
  inTheWay: number;
} {
  const counts = Object.values(lists);
  const sum = (of: (each: (typeof counts)[number]) => number): number =>
    counts.reduce((all, each) => all + of(each), 0);
  const kept = Math.max(
    sum((each) => each.refused),
    refused.length,
  );
  return {
    added: sum((each) => each.added),
    changed: sum((each) => each.changed),
    refused: kept,
    inTheWay: kept + problems.length,
  };
}
