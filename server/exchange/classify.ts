import type { Bundle, Entry, ListName } from "#domain/bundle/bundle.ts";
import { bundleLists } from "#domain/bundle/bundle.ts";
import type { Db } from "#server/db/db.ts";
import { currentByIds, currentOf } from "#server/exchange/current.ts";
import type { Current } from "#server/exchange/current.ts";
import { changedEntry, saidText } from "#server/exchange/same.ts";
import { lists } from "#server/facts/lists.ts";

/** An entry of the file beside what stands here: `before` null where there is nothing, `entry` as it is to stand. */
export type Arrival<Name extends ListName> = {
  list: Name;
  /** Its place in the file's list. */
  index: number;
  /** Null for a new one of a list without ids, which gets one when it is written. */
  id: string | null;
  entry: Entry<Name>;
  before: Current<Name> | null;
};

/** The arrivals of one list, and how many entries say nothing new. */
export type Classified<Name extends ListName> = { arrivals: Arrival<Name>[]; unchanged: number };

/** What the sender of a file may learn of what stands here. */
export type Eyes = {
  /**
   * True where the sender may not learn whether the entry says the same as what stands here: it then is an arrival in any case, to
   * be refused like one that says something else.
   */
  hides: (entry: Entry<ListName>, before: Current<ListName> | null) => boolean;
  /** True for a branch whose attendees and talk pairs the sender may compare with. */
  sees: (branch: string) => boolean;
};

const AT_ONCE = 2_000;

/** What makes an entry without an id the same one; statements of a year are many, the newest holds, so each is compared as a whole. */
const natural: { readonly [Name in ListName]?: (entry: Entry<Name>) => unknown } = {
  elections: (entry) => [entry.organisationId, entry.heldOn],
  extensions: (entry) => [entry.organisationId, entry.approvedOn],
  roster: (entry) => [entry.memberId, entry.organisationId, entry.from],
  contacts: (entry) => [entry.departmentId, entry.branchId, entry.positionId, entry.from],
  weakBranches: (entry) => [entry.branchId, entry.flaggedOn],
  statements: saidText,
};

function byKey<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  return Map.groupBy(items, keyOf);
}

async function withoutIds<Name extends ListName>(
  db: Db,
  universityId: number,
  list: Name,
  entries: readonly Entry<Name>[],
  key: (entry: Entry<Name>) => unknown,
  eyes: Eyes,
): Promise<Classified<Name>> {
  const owners = [...new Set(entries.flatMap((entry) => ownerOf(list, entry) ?? []))];
  const current = await currentOf(db, universityId, list, owners);
  const keyOf = (entry: Entry<Name>): string => JSON.stringify(key(entry));
  const same = new Map(current.map((each) => [saidText(each.entry), each]));
  const there = byKey(current, (each) => keyOf(each.entry));
  const sent = byKey(entries, keyOf);
  const arrivals: Arrival<Name>[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const said = saidText(entry);
    if ((same.has(said) && !eyes.hides(entry, null)) || seen.has(said)) continue;
    seen.add(said);
    const [one, ...more] = there.get(keyOf(entry)) ?? [];
    // Where a key stands twice, which one is meant cannot be told: what is not there yet is a new one.
    const before = one !== undefined && more.length === 0 && sent.get(keyOf(entry))?.length === 1 ? one : null;
    arrivals.push({ list, index, id: before?.id ?? null, entry, before });
  }
  return { arrivals, unchanged: entries.length - arrivals.length };
}

async function withIds<Name extends ListName>(
  db: Db,
  universityId: number,
  list: Name,
  entries: readonly Entry<Name>[],
  idOf: (entry: Entry<Name>) => string,
  eyes: Eyes,
): Promise<Classified<Name>> {
  const arrivals: Arrival<Name>[] = [];
  // Piece by piece: other requests are answered in between.
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const piece = entries.slice(at, at + AT_ONCE);
    const current = await currentByIds(db, universityId, list, piece.map(idOf));
    for (const [row, entry] of piece.entries()) {
      const id = idOf(entry);
      const before = current.get(id) ?? null;
      const arrives =
        before === null || eyes.hides(entry, before) ? entry : changedEntry(list, entry, seenOf(before, eyes));
      if (arrives !== null) arrivals.push({ list, index: at + row, id, entry: arrives, before });
    }
  }
  return { arrivals, unchanged: entries.length - arrivals.length };
}

function seenOf<Name extends ListName>(current: Current<Name>, { sees }: Eyes): Current<Name> {
  const { attendees, talks } = current.people;
  const people = {
    attendees: attendees.filter((each) => sees(each.branch)),
    talks: talks.filter((each) => sees(each.branch)),
  };
  return { ...current, people };
}

/** The organisation that an entry belongs to; null: the school's, or a root. */
export function ownerOf<Name extends ListName>(list: Name, entry: Entry<Name>): string | null {
  const field = lists[list].ownerField;
  const value: unknown = Reflect.get(entry, field);
  return typeof value === "string" ? value : null;
}

function idIn(entry: object): string {
  return "id" in entry && typeof entry.id === "string" ? entry.id : "";
}

/** Holds the entries of one list of the file against what stands here. A few statements, however many entries there are. */
export async function classify<Name extends ListName>(
  db: Db,
  universityId: number,
  bundle: Bundle,
  list: Name,
  eyes: Eyes,
): Promise<Classified<Name>> {
  const entries: readonly Entry<Name>[] = entriesOf(bundle, list);
  if (entries.length === 0) return { arrivals: [], unchanged: 0 };
  const key = natural[list];
  if (key !== undefined && !("id" in bundleLists[list].shape))
    return withoutIds(db, universityId, list, entries, key, eyes);
  return withIds(db, universityId, list, entries, idIn, eyes);
}

/** A list of a bundle, its type following its name. */
export function entriesOf<Name extends ListName>(
  bundle: { readonly [Each in ListName]: readonly Entry<Each>[] },
  list: Name,
): readonly Entry<Name>[] {
  return bundle[list];
}
