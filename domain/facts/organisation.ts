import type { BranchCategory, Organisation as Entry, OrganisationKind } from "#domain/bundle/organisations.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { covers } from "#domain/dates/period.ts";
import { isKnown } from "#domain/facts/known.ts";
import type { KnownAt } from "#domain/facts/known.ts";

/** Before every date: an organisation whose founding is not recorded has always existed. */
const ALWAYS: CivilDate = "";

/** An organisation as it stands on the as-of day. */
export type Organisation = {
  id: string;
  kind: OrganisationKind;
  name: string;
  parentId: string | null;
  category: BranchCategory | null;
  foundedOn: CivilDate;
  /** Null while it exists; a dissolution after the as-of day is not a fact yet. */
  dissolvedOn: CivilDate | null;
  /** Its founding, or that of the earliest organisation it succeeds. */
  existsFrom: CivilDate;
  /** The organisations it succeeds, and those that they succeed. */
  predecessors: ReadonlySet<string>;
  entry: Entry;
};

/** The values on the day: for each field the earliest of the earlier values that still held then, else today's. */
function valuesOn(entry: Entry, day: CivilDate, knownAt: KnownAt) {
  const earlier = (entry.was ?? [])
    .filter((each) => each.until >= day && isKnown(each, knownAt))
    .toSorted((a, b) => (a.until < b.until ? -1 : 1));
  return {
    name: earlier.find((each) => each.name != null)?.name ?? entry.name,
    parentId: earlier.find((each) => each.parentId != null)?.parentId ?? entry.parentId ?? null,
    category: earlier.find((each) => each.category != null)?.category ?? entry.category ?? null,
  };
}

/** The branch's category on a day. */
export function categoryOn(organisation: Organisation, day: CivilDate, knownAt: KnownAt): BranchCategory | null {
  return valuesOn(organisation.entry, day, knownAt).category;
}

/** True when the branch has a committee on that day; only the recorded dates decide. */
export function hasCommitteeOn(organisation: Organisation, day: CivilDate, knownAt: KnownAt): boolean {
  return (organisation.entry.committee ?? []).some((each) => isKnown(each, knownAt) && covers(each, day));
}

/** True on every day from the founding (its predecessors' included) to the dissolution. */
export function existsOn(organisation: Organisation, day: CivilDate): boolean {
  return organisation.existsFrom <= day && (organisation.dissolvedOn === null || day <= organisation.dissolvedOn);
}

function predecessorsOf(id: string, entries: ReadonlyMap<string, Entry>): Set<string> {
  const found = new Set<string>();
  const add = (successor: string): void => {
    for (const each of entries.get(successor)?.succeeds ?? []) if (entries.has(each)) found.add(each);
  };
  add(id);
  // A set that grows is walked to its new end, however long the line of predecessors is.
  for (const each of found) add(each);
  return found;
}

/** The organisations that are facts on the as-of day, known by then: by id. */
export function organisationsAsOf(
  all: readonly Entry[],
  asOf: CivilDate,
  knownAt: KnownAt,
): ReadonlyMap<string, Organisation> {
  const entries = new Map(
    all
      .filter((entry) => (entry.foundedOn ?? ALWAYS) <= asOf && isKnown(entry, knownAt))
      .map((entry) => [entry.id, entry]),
  );
  return new Map(
    [...entries.values()].map((entry) => {
      const predecessors = predecessorsOf(entry.id, entries);
      const foundings = [entry.id, ...predecessors].map((id) => entries.get(id)?.foundedOn ?? ALWAYS);
      const organisation: Organisation = {
        id: entry.id,
        kind: entry.kind,
        ...valuesOn(entry, asOf, knownAt),
        foundedOn: entry.foundedOn ?? ALWAYS,
        dissolvedOn: entry.dissolvedOn != null && entry.dissolvedOn <= asOf ? entry.dissolvedOn : null,
        existsFrom: foundings.toSorted()[0] ?? ALWAYS,
        predecessors,
        entry,
      };
      return [entry.id, organisation];
    }),
  );
}
