import { yearOf } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { calendarYear } from "#domain/dates/period.ts";
import type { Period } from "#domain/dates/period.ts";
import { factsOf } from "#domain/facts/facts.ts";
import type { Facts } from "#domain/facts/facts.ts";
import type { KnownAt } from "#domain/facts/known.ts";
import { memo } from "#domain/facts/memo.ts";
import { judgeGuide, judgingOf } from "#domain/verdicts/judge.ts";
import type { KnownVerdicts } from "#domain/verdicts/judge.ts";
import { guidesFor, rolledUpVersions } from "#server/verdicts/assigned.ts";
import type { Loaded } from "#server/verdicts/load-facts.ts";
import type { BranchShort } from "#server/verdicts/load-query.ts";
import type { ReadyPack } from "#server/verdicts/packs.ts";
import { rowOf } from "#server/verdicts/row.ts";
import type { VerdictRow } from "#server/verdicts/row.ts";

/** The windows that are kept: the calendar year of the day and the one before. */
export function keptWindows(day: CivilDate): Period[] {
  return [calendarYear(yearOf(day) - 1), calendarYear(yearOf(day))];
}

/** Which organisations are judged, in which order, and of which only the roll-ups. */
export type JudgeRequest = {
  /** Those without branches first: the others look at what comes out. */
  full: readonly string[];
  rollUps: readonly string[];
  asOf: CivilDate;
  knownAt?: KnownAt;
  windows: readonly Period[];
};

type Shorts = Map<string, Pick<BranchShort, "strength">[]>;

function shortKey(each: Pick<BranchShort, "organisation" | "guide" | "from" | "requirement">): string {
  return `${each.organisation}\n${each.guide}\n${each.from}\n${each.requirement}`;
}

/** The branches' short verdicts, as a roll-up asks for them: kept ones, and those judged just now in their place. */
function rolledUpShorts(kept: readonly BranchShort[], judgedNow: ReadonlySet<string>): Shorts {
  return Map.groupBy(
    kept.filter((each) => !judgedNow.has(each.organisation)),
    shortKey,
  );
}

function note(shorts: Shorts, rows: readonly VerdictRow[]): void {
  for (const row of rows) {
    if (row.status !== "short") continue;
    const key = shortKey({
      organisation: row.organisation_id,
      guide: row.guide_version_id,
      from: row.window_from,
      requirement: row.requirement,
    });
    const own = shorts.get(key) ?? [];
    own.push({ strength: row.strength });
    shorts.set(key, own);
  }
}

/** Judges what was loaded: every organisation by each of its guides, in each window. */
export function judgeLoaded(
  { bundle, frame }: Loaded,
  packs: ReadonlyMap<string, ReadyPack>,
  { full, rollUps, asOf, knownAt = null, windows }: JudgeRequest,
): VerdictRow[] {
  const places = new Map(frame.paths.map((each) => [each.id, each]));
  const shorts = rolledUpShorts(frame.branch_shorts, new Set(full));
  const factsIn = memo((window: Period): Facts => factsOf(bundle, { asOf, knownAt, window }));
  /** What a roll-up of an organisation's guide knows of its branches. */
  const known = (path: readonly string[], pack: string, window: Period): KnownVerdicts => {
    const versions = memo((branch: string) =>
      memo((kind: string) => rolledUpVersions({ path: [...path, branch], kind }, pack, frame)),
    );
    return (requirement, branch) =>
      branch.id === path.at(-1)
        ? undefined
        : [...versions(branch.id)(branch.kind)].flatMap((guide) =>
            (shorts.get(shortKey({ organisation: branch.id, guide, from: window.from, requirement })) ?? []).map(
              ({ strength }) => ({ status: "short" as const, strength }),
            ),
          );
  };
  const judged = [...full.map((id) => ({ id, whole: true })), ...rollUps.map((id) => ({ id, whole: false }))];
  return judged.flatMap(({ id, whole }) => {
    const place = places.get(id);
    if (place === undefined) return [];
    const rows = guidesFor(place, frame).flatMap(({ guide, mode }) => {
      const ready = packs.get(guide.id);
      if (ready === undefined) return [];
      return windows.flatMap((window) => {
        const judging = judgingOf(factsIn(window), [ready.pack], false, known(place.path, guide.pack, window));
        const { verdicts } = judgeGuide(judging, whole ? ready.pack : ready.rollUps, [id]);
        return verdicts.flatMap((each) => rowOf(each, ready, window, mode) ?? []);
      });
    });
    note(shorts, rows);
    return rows;
  });
}
