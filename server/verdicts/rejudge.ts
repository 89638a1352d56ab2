import type { RequirementChange } from "#api/endpoints/verdict-shapes.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Tx } from "#server/db/db.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";
import { changesOf } from "#server/verdicts/changes.ts";
import type { Changes } from "#server/verdicts/changes.ts";
import { judgeLoaded, keptWindows } from "#server/verdicts/judge-loaded.ts";
import { keepChanges } from "#server/verdicts/keep.ts";
import { loadFacts } from "#server/verdicts/load-facts.ts";
import { lockForJudging } from "#server/verdicts/lock.ts";
import type { Judged } from "#server/verdicts/lock.ts";
import { readyPacks } from "#server/verdicts/packs.ts";
import type { ReadyPack } from "#server/verdicts/packs.ts";
import { keyOfRow } from "#server/verdicts/row.ts";

/** As many organisations as are loaded at once: more would only fill the memory. */
const BATCH = 24;

/** A list in pieces, none longer than the most. */
function pieces<Item>(items: readonly Item[], most: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, index) =>
    items.slice(index * most, (index + 1) * most),
  );
}

/**
 * Judges organisations anew after a change of their facts, and whatever else hangs on them: the branch of a
 * group, successors, and the roll-ups above. To be called in the transaction of the change, after it.
 * @returns the requirements whose status or count changed, self-checks among them (`mode` says so)
 */
export async function rejudge(
  tx: Tx,
  services: Services,
  universityId: number,
  organisationIds: readonly string[],
): Promise<RequirementChange[]> {
  const day = today(services);
  return rejudgeLocked(
    tx,
    services,
    universityId,
    await lockForJudging(tx, universityId, organisationIds, day, { above: true }),
    day,
  );
}

/** No make-up, semester or week of a window is further behind its end. */
const REACHES_DAYS = 200;

/** The windows that a change can reach whose earliest day is `since` (null: any day). */
function windowsReached(day: CivilDate, { fresh }: Pick<Judged, "fresh">, since: CivilDate | null): Period[] {
  const windows = keptWindows(day);
  return !fresh || since === null ? windows : windows.filter((each) => addDays(each.to, REACHES_DAYS) >= since);
}

/**
 * As `rejudge`, for organisations that `lockForJudging` has locked in this transaction.
 * @param since the earliest day that the change speaks of; null: it may matter for any window
 */
export async function rejudgeLocked(
  tx: Tx,
  services: Services,
  universityId: number,
  judged: Judged,
  day: CivilDate,
  since: CivilDate | null = null,
): Promise<RequirementChange[]> {
  const { full, rollUps } = judged;
  const windows = windowsReached(day, judged, since);
  const judge = (some: Pick<Judged, "full" | "rollUps">): Promise<RequirementChange[]> =>
    judgeAndKeep(tx, services, universityId, some, { day, windows });
  if (full.length + rollUps.length <= BATCH) return judge({ full, rollUps });
  const changes: RequirementChange[] = [];
  for (const piece of pieces(full, BATCH)) changes.push(...(await judge({ full: piece, rollUps: [] })));
  for (const piece of pieces(rollUps, BATCH)) changes.push(...(await judge({ full: [], rollUps: piece })));
  return changes;
}

async function judgeAndKeep(
  tx: Tx,
  services: Services,
  universityId: number,
  judged: Pick<Judged, "full" | "rollUps">,
  { day, windows }: { day: CivilDate; windows: readonly Period[] },
): Promise<RequirementChange[]> {
  if (judged.full.length + judged.rollUps.length === 0) return [];
  const span = { from: windows[0]?.from ?? day, to: windows.at(-1)?.to ?? day };
  const loaded = await loadFacts(tx, { universityId, ...judged, asOf: day, span });
  const packs = await readyPacks(tx, services, universityId, loaded.frame.guides);
  const rows = judgeLoaded(loaded, packs, { ...judged, asOf: day, windows });
  // Windows that were not judged stay as they are; those that are kept no longer go, whenever all are judged.
  const kept =
    windows.length === keptWindows(day).length
      ? loaded.frame.kept
      : loaded.frame.kept.filter((each) => windows.some((window) => window.from === each.from));
  const changes = changesOf(rows, kept, new Set(judged.rollUps), packs);
  const stale = loaded.frame.paths.some((each) => judged.full.includes(each.id) && each.judgedFor !== day);
  if (stale || changes.put.length + changes.gone.length > 0) {
    await keepChanges(tx, universityId, changes, judged.full, day);
  }
  return requirementChanges(changes, packs);
}

/** What a person is told: requirements whose status or count is another than before. */
function requirementChanges({ put, before }: Changes, packs: ReadonlyMap<string, ReadyPack>): RequirementChange[] {
  return put.flatMap((row): RequirementChange[] => {
    const old = before.get(keyOfRow(row));
    const requirement = packs.get(row.guide_version_id)?.requirements.get(row.requirement);
    const same = old !== undefined && old.status === row.status && old.count === row.count && old.need === row.need;
    if (same || requirement === undefined || row.mode === "rolled-up") return [];
    return [
      {
        organisationId: row.organisation_id,
        guideVersionId: row.guide_version_id,
        mode: row.mode,
        window: { from: row.window_from, to: row.window_to },
        requirement: row.requirement,
        quote: requirement.quote,
        period: row.verdict.period,
        before: old === undefined ? null : { status: old.status, need: old.need, count: old.count },
        after: { status: row.status, need: row.need, count: row.count },
      },
    ];
  });
}
