import type { Organisation } from "#domain/bundle/organisations.ts";
import type { Db } from "#server/db/db.ts";

type Placed = { id: string; path: readonly string[]; kind: Organisation["kind"]; entry: Organisation };

/** The organisations of a school, and which of them an export is about. */
export type Places = {
  root: string;
  /** The organisation asked for and all below it. */
  within: ReadonlySet<string>;
  /** Those whose records count for one within: what it succeeds, and theirs before them. */
  before: ReadonlySet<string>;
  above: ReadonlySet<string>;
  byId: ReadonlyMap<string, Placed>;
};

/** Those that one of the organisations succeeds, and theirs before them. */
function predecessors(ids: Iterable<string>, byId: ReadonlyMap<string, Placed>): Set<string> {
  const found = new Set<string>();
  const queue = [...ids];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const earlier of byId.get(id)?.entry.succeeds ?? []) {
      if (found.has(earlier)) continue;
      found.add(earlier);
      queue.push(earlier);
    }
  }
  return found;
}

/** Reads the tree of a school. One statement. */
export async function placesOf(db: Db, universityId: number, root: string): Promise<Places> {
  const rows = await db
    .selectFrom("organisations")
    .select(["id", "path", "kind", "entry"])
    .where("university_id", "=", universityId)
    .orderBy("official_order")
    .orderBy("id")
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  const within = new Set(rows.filter((row) => row.path.includes(root)).map((row) => row.id));
  const before = predecessors(within, byId);
  for (const id of within) before.delete(id);
  return { root, within, before, above: new Set((byId.get(root)?.path ?? []).filter((id) => id !== root)), byId };
}

/** An organisation that is only named: enough that what names it can be read, nothing of its own affairs. */
function namedOnly({ entry }: Placed): Organisation {
  const { id, parentId, kind, name, order, category, foundedOn, dissolvedOn } = entry;
  const given = { parentId, order, category, foundedOn, dissolvedOn };
  const stated = Object.entries(given).filter(([, value]) => value != null);
  return { id, kind, name, ...Object.fromEntries(stated) };
}

/**
 * The organisations of a bundle: those within as they are, and of all others that something names (and those above them) name and
 * place. In the official order, the highest first.
 */
export function organisationsOf(places: Places, named: Iterable<string>): Organisation[] {
  const { within, before, byId } = places;
  const wanted = new Set<string>();
  const want = (id: string): void => {
    for (const step of byId.get(id)?.path ?? []) wanted.add(step);
  };
  for (const id of [...within, ...before, ...named]) want(id);
  // What an organisation within was below once, or came of, is named by its own entry.
  for (const id of within) {
    const { was, succeeds } = byId.get(id)?.entry ?? {};
    for (const other of [...(was ?? []).flatMap((each) => each.parentId ?? []), ...(succeeds ?? [])]) want(other);
  }
  return [...byId.values()]
    .filter((each) => wanted.has(each.id))
    .toSorted((one, other) => one.path.length - other.path.length)
    .map((each) => {
      if (within.has(each.id)) return each.entry;
      const succeeds = before.has(each.id) ? each.entry.succeeds : undefined;
      return { ...namedOnly(each), ...(succeeds == null ? {} : { succeeds }) };
    });
}
