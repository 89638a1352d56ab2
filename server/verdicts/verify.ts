import { canonical } from "#domain/bundle/canonical.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Period } from "#domain/dates/period.ts";
import { factsOf } from "#domain/facts/facts.ts";
import { memo } from "#domain/facts/memo.ts";
import type { Judging } from "#domain/requirements/evaluator.ts";
import { judgeGuide, judgingOf } from "#domain/verdicts/judge.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Tx } from "#server/db/db.ts";
import type { Services } from "#server/services.ts";
import { guidesFor, rolledUpVersions } from "#server/verdicts/assigned.ts";
import type { Assigning } from "#server/verdicts/assigned.ts";
import { keptWindows } from "#server/verdicts/judge-loaded.ts";
import { readyPacks } from "#server/verdicts/packs.ts";
import type { ReadyPack } from "#server/verdicts/packs.ts";
import { keyOfRow, rowOf } from "#server/verdicts/row.ts";
import type { VerdictRow } from "#server/verdicts/row.ts";
import { assigningOn, wholeBundle } from "#server/verdicts/whole.ts";

/** A kept row that is not what the facts say. */
export type Difference = {
  organisation: string;
  guide: string;
  window: string;
  requirement: string;
  period: string;
  kind: "missing" | "left-over" | "different" | "cells";
};

export type Verified = {
  organisations: number;
  verdicts: number;
  /** Organisations whose verdicts were never judged, though a guide is assigned to them. */
  unjudged: string[];
  differences: Difference[];
};

type Place = { id: string; path: string[]; kind: string; judged_for: CivilDate | null };

/** Organisations compared at once. */
const BATCH = 50;

/**
 * Recomputes the kept verdicts of a school from its facts, as one bundle with the pure engine, and compares:
 * each organisation for the day for which it was judged.
 */
export async function verifyVerdicts(
  services: Pick<Services, "db" | "config">,
  universityId: number,
): Promise<Verified> {
  return inTransaction(services.db, (tx) => verifyWithin(tx, services, universityId), { isolation: "repeatable read" });
}

async function verifyWithin(tx: Tx, services: Pick<Services, "config">, universityId: number): Promise<Verified> {
  const bundle = await wholeBundle(tx, universityId);
  const places = await tx
    .selectFrom("organisations")
    .select(["id", "path", "kind", "judged_for"])
    .where("university_id", "=", universityId)
    .orderBy("id")
    .execute();
  const paths = new Map(places.map((each) => [each.id, each.path]));
  const result: Verified = { organisations: 0, verdicts: 0, unjudged: [], differences: [] };
  for (const [day, judged] of Map.groupBy(places, (each) => each.judged_for)) {
    const assigning = await assigningOn(tx, universityId, day ?? "9999-12-31");
    if (day === null) {
      result.unjudged.push(...judged.filter((each) => guidesFor(each, assigning).length > 0).map((each) => each.id));
      continue;
    }
    const packs = await readyPacks(tx, services, universityId, assigning.guides);
    const expect = expecting(bundle, day, assigning, packs, paths);
    for (let from = 0; from < judged.length; from += BATCH) {
      const piece = judged.slice(from, from + BATCH);
      const rows = piece.flatMap(expect);
      result.organisations += piece.length;
      result.verdicts += rows.length;
      result.differences.push(
        ...(await compare(tx, universityId, piece, rows)),
        ...(await compareCells(tx, universityId, piece, rows, packs)),
      );
    }
  }
  return result;
}

/** What the rows of an organisation should be, judged from the whole school at once. */
function expecting(
  bundle: Bundle,
  day: CivilDate,
  assigning: Assigning,
  packs: ReadonlyMap<string, ReadyPack>,
  paths: ReadonlyMap<string, readonly string[]>,
): (place: Place) => VerdictRow[] {
  const windows = keptWindows(day);
  const factsIn = memo((window: Period) => factsOf(bundle, { asOf: day, knownAt: null, window }));
  const judgingFor = memo((window: Period) =>
    memo((ready: ReadyPack): Judging =>
      judgingOf(factsIn(window), [ready.pack], false, (requirement, branch) => {
        const path = [...(paths.get(branch.parentId ?? "") ?? []), branch.id];
        const versions = rolledUpVersions({ path, kind: branch.kind }, ready.pack.pack, assigning);
        return [...versions].flatMap((id) => {
          const companion = packs.get(id);
          return companion === undefined ? [] : judgingFor(window)(companion).verdictsOf(requirement, branch);
        });
      }),
    ),
  );
  return (place) =>
    guidesFor(place, assigning).flatMap(({ guide, mode }) => {
      const ready = packs.get(guide.id);
      if (ready === undefined) return [];
      return windows.flatMap((window) =>
        judgeGuide(judgingFor(window)(ready), ready.pack, [place.id]).verdicts.flatMap(
          (each) => rowOf(each, ready, window, mode) ?? [],
        ),
      );
    });
}

function differenceOf(
  row: Pick<VerdictRow, "organisation_id" | "guide_version_id" | "window_from" | "requirement" | "period_from">,
  kind: Difference["kind"],
): Difference {
  return {
    organisation: row.organisation_id,
    guide: row.guide_version_id,
    window: row.window_from,
    requirement: row.requirement,
    period: row.period_from,
    kind,
  };
}

async function compare(
  tx: Tx,
  universityId: number,
  places: readonly Place[],
  expected: readonly VerdictRow[],
): Promise<Difference[]> {
  const kept = await tx
    .selectFrom("verdicts")
    .selectAll()
    .where("university_id", "=", universityId)
    .where(
      "organisation_id",
      "in",
      places.map((each) => each.id),
    )
    .execute();
  const left = new Map(kept.map(({ university_id: _ours, ...row }) => [keyOfRow(row), row]));
  const differences: Difference[] = [];
  for (const row of expected) {
    const own = left.get(keyOfRow(row));
    left.delete(keyOfRow(row));
    if (own === undefined) differences.push(differenceOf(row, "missing"));
    else if (canonical(own) !== canonical(row)) differences.push(differenceOf(row, "different"));
  }
  return [...differences, ...[...left.values()].map((each) => differenceOf(each, "left-over"))];
}

async function compareCells(
  tx: Tx,
  universityId: number,
  places: readonly Place[],
  expected: readonly VerdictRow[],
  packs: ReadonlyMap<string, ReadyPack>,
): Promise<Difference[]> {
  const kept = await tx
    .selectFrom("verdict_cells")
    .selectAll()
    .where("university_id", "=", universityId)
    .where("as_of", "is", null)
    .where(
      "organisation_id",
      "in",
      places.map((each) => each.id),
    )
    .execute();
  const keyOf = (each: { organisation_id: string; guide_version_id: string; window_from: string }): string =>
    `${each.organisation_id}\n${each.guide_version_id}\n${each.window_from}`;
  const groups = Map.groupBy(expected, keyOf);
  const wrong = kept.filter((each) => {
    const rows = groups.get(keyOf(each)) ?? [];
    groups.delete(keyOf(each));
    const cells = packs.get(each.guide_version_id)?.cells(rows) ?? {};
    return rows[0]?.mode !== each.mode || canonical(cells) !== canonical(each.cells);
  });
  const missing = [...groups.values()].flatMap((rows) => rows[0] ?? []);
  return [...wrong.map((each) => ({ ...each, requirement: "", period_from: "" })), ...missing].map((each) =>
    differenceOf(each, "cells"),
  );
}
