import type { VerdictMode } from "#server/db/verdict-tables.ts";
import type { LoadedAssignment, LoadedGuide } from "#server/verdicts/load-query.ts";

/** A guide version that an organisation is judged by, and why. */
export type AssignedGuide = { guide: LoadedGuide; mode: VerdictMode };

/** The assignments that hold today and all versions that are no drafts. */
export type Assigning = { assignments: readonly LoadedAssignment[]; guides: readonly LoadedGuide[] };

type Placed = { path: readonly string[]; kind: string };
type Candidate = { guide: LoadedGuide; distance: number; assignment: LoadedAssignment };

/** Nearest organisation first; of equals the newer assignment, then by id. */
function nearerFirst(a: Candidate, b: Candidate): number {
  if (a.distance !== b.distance) return a.distance - b.distance;
  if (a.assignment.from !== b.assignment.from) return a.assignment.from > b.assignment.from ? -1 : 1;
  return a.assignment.id > b.assignment.id ? -1 : 1;
}

function keyOf(guide: LoadedGuide): string {
  return `${guide.pack} ${guide.guide}`;
}

/** Of each guide of each pack one version: the nearest assignment of the mode decides. */
function assignedAs(
  mode: LoadedAssignment["mode"],
  { path, kind }: Placed,
  { assignments, guides }: Assigning,
): LoadedGuide[] {
  const byId = new Map(guides.map((each) => [each.id, each]));
  const candidates = assignments.flatMap((assignment): Candidate[] => {
    const guide = byId.get(assignment.guide);
    const place = path.lastIndexOf(assignment.organisation);
    if (guide === undefined || guide.appliesTo !== kind || place < 0 || assignment.mode !== mode) return [];
    return [{ guide, distance: path.length - place, assignment }];
  });
  const chosen = Map.groupBy(candidates.toSorted(nearerFirst), ({ guide }) => keyOf(guide));
  return [...chosen.values()].flatMap((each) => each[0]?.guide ?? []);
}

function newestFirst(a: LoadedGuide, b: LoadedGuide): number {
  const [one, other] = [a.published ?? "", b.published ?? ""];
  if (one !== other) return one > other ? -1 : 1;
  return a.id > b.id ? -1 : 1;
}

/**
 * The guide versions that an organisation is judged by today: those assigned to it or to one above it whose
 * kind fits; and, where an organisation above is assessed by a guide of the same pack, that pack's guide for its own kind,
 * since a roll-up above asks for its verdicts (`rolled-up`: kept, and shown to nobody).
 */
export function guidesFor(placed: Placed, assigning: Assigning): AssignedGuide[] {
  const assessed = assignedAs("assessed", placed, assigning);
  const selfChecked = assignedAs("self-check", placed, assigning).filter((each) => !assessed.includes(each));
  const above = placed.path.slice(0, -1);
  const packsAbove = new Set(
    assigning.assignments
      .filter((each) => above.includes(each.organisation))
      .flatMap((each) => assigning.guides.filter((guide) => guide.id === each.guide && guide.appliesTo !== placed.kind))
      .map((each) => each.pack),
  );
  const companions = assigning.guides
    .filter((each) => each.published !== null && each.appliesTo === placed.kind && packsAbove.has(each.pack))
    .toSorted(newestFirst);
  const firsts = Map.groupBy(companions, keyOf);
  // A self-check of the very version that a roll-up asks for serves both, and stays a self-check for readers.
  const rolledUp = [...firsts.entries()].flatMap(([key, [first]]) =>
    first === undefined || selfChecked.includes(first) || assessed.some((each) => keyOf(each) === key) ? [] : [first],
  );
  return [
    ...assessed.map((guide): AssignedGuide => ({ guide, mode: "assessed" })),
    ...rolledUp.map((guide): AssignedGuide => ({ guide, mode: "rolled-up" })),
    ...selfChecked.map((guide): AssignedGuide => ({ guide, mode: "self-check" })),
  ];
}

/** The versions that roll-ups of a pack look at for an organisation: of each guide one, the assessed one where there is one. */
export function rolledUpVersions(placed: Placed, pack: string, assigning: Assigning): ReadonlySet<string> {
  const ofPack = guidesFor(placed, assigning).filter((each) => each.guide.pack === pack);
  const firsts = Map.groupBy(ofPack, (each) => each.guide.guide);
  return new Set([...firsts.values()].flatMap((each) => each[0]?.guide.id ?? []));
}
