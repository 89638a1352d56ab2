import { requirementsOf } from "#domain/guides/pack.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { worstOf } from "#domain/verdicts/summary.ts";
import type { Summary } from "#domain/verdicts/summary.ts";
import type { Status } from "#domain/verdicts/verdict.ts";

/** One field of the matrix: how many verdicts of an indicator there are of each status, and the worst summary. */
export type Cell = { counts: Partial<Record<Status, number>>; summary: Summary | null };
/** The fields of an organisation by indicator; requirements that belong to no point stand under `apart`. */
export type Cells = Record<string, Cell>;

/** As much of a verdict as the matrix counts. */
export type Counted = { requirement: string; status: Status; summary: Summary | null };

export const APART = "apart";

/** The indicators of a guide that are columns of the matrix: level 2, or level 1 where it has none below. */
export function columnsOf(guide: GuidePack): string[] {
  const points = guide.points.map((each) => each.level2 ?? each.level1);
  return [...new Set(points), ...((guide.apart ?? []).length > 0 ? [APART] : [])];
}

function columnOfRequirement(guide: GuidePack): ReadonlyMap<string, string> {
  const ofPoint = new Map(guide.points.map((each) => [each.code, each.level2 ?? each.level1]));
  return new Map(
    requirementsOf(guide).map(({ point, requirement }) => [
      requirement.id,
      point === null ? APART : (ofPoint.get(point) ?? APART),
    ]),
  );
}

/** Counts one organisation's verdicts for the matrix. */
export function cellsOf(guide: GuidePack): (verdicts: readonly Counted[]) => Cells {
  const columns = columnOfRequirement(guide);
  return (verdicts) => {
    const groups = Map.groupBy(verdicts, (each) => columns.get(each.requirement) ?? APART);
    return Object.fromEntries(
      [...groups].map(([column, own]): [string, Cell] => {
        const counts: Cell["counts"] = {};
        for (const each of own) counts[each.status] = (counts[each.status] ?? 0) + 1;
        return [column, { counts, summary: worstOf(own.map((each) => each.summary)) }];
      }),
    );
  };
}
