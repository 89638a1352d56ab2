import type { KeptVerdict } from "#server/verdicts/load-query.ts";
import type { ReadyPack } from "#server/verdicts/packs.ts";
import { keyOfRow, rowKey } from "#server/verdicts/row.ts";
import type { VerdictRow } from "#server/verdicts/row.ts";

/** The fields of one organisation's matrix row, by guide and window. */
export type CellsRow = {
  organisation_id: string;
  guide_version_id: string;
  window_from: string;
  window_to: string;
  mode: VerdictRow["mode"];
  cells: unknown;
};

/** What has to be written so that the kept verdicts are those judged. */
export type Changes = {
  put: VerdictRow[];
  gone: KeptVerdict[];
  cells: CellsRow[];
  before: ReadonlyMap<string, KeptVerdict>;
};

type Group = { organisation: string; guide: string; from: string };

function groupKey({ organisation, guide, from }: Group): string {
  return `${organisation}\n${guide}\n${from}`;
}

/**
 * Compares what was judged with what is kept.
 * @param rollUps organisations of which the roll-ups alone were judged: their other rows stay
 */
export function changesOf(
  judged: readonly VerdictRow[],
  kept: readonly KeptVerdict[],
  rollUps: ReadonlySet<string>,
  packs: ReadonlyMap<string, ReadyPack>,
): Changes {
  const before = new Map(kept.map((each) => [rowKey(each), each]));
  const now = new Set(judged.map(keyOfRow));
  const isRollUp = (each: KeptVerdict): boolean => packs.get(each.guide)?.rollUpIds.has(each.requirement) ?? false;
  const wasJudged = (each: KeptVerdict): boolean => !rollUps.has(each.organisation) || isRollUp(each);
  const put = judged.filter((row) => before.get(keyOfRow(row))?.digest !== row.digest);
  const gone = kept.filter((each) => wasJudged(each) && !now.has(rowKey(each)));
  return {
    put,
    gone,
    before,
    cells: changedCells(
      judged,
      put,
      gone,
      kept.filter((each) => !wasJudged(each)),
      packs,
    ),
  };
}

/** The matrix fields of every organisation, guide and window in which a row changed; without rows, none. */
function changedCells(
  judged: readonly VerdictRow[],
  put: readonly VerdictRow[],
  gone: readonly KeptVerdict[],
  staying: readonly KeptVerdict[],
  packs: ReadonlyMap<string, ReadyPack>,
): CellsRow[] {
  const groupOf = (row: VerdictRow): string =>
    groupKey({ organisation: row.organisation_id, guide: row.guide_version_id, from: row.window_from });
  const touched = new Set([...put.map(groupOf), ...gone.map(groupKey)]);
  const stayingBy = Map.groupBy(staying, groupKey);
  const judgedBy = Map.groupBy(judged, groupOf);
  return [...touched].flatMap((key) => {
    const own = judgedBy.get(key) ?? [];
    const first = own[0];
    const ready = first === undefined ? undefined : packs.get(first.guide_version_id);
    if (first === undefined || ready === undefined) return [];
    const { organisation_id, guide_version_id, window_from, window_to, mode } = first;
    const cells = ready.cells([...own, ...(stayingBy.get(key) ?? [])]);
    return [{ organisation_id, guide_version_id, window_from, window_to, mode, cells }];
  });
}
