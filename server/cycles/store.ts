import { sql } from "kysely";
import type { CycleHead, EntryHead } from "#api/endpoints/cycle-shapes.ts";
import type { BranchCategory } from "#domain/bundle/organisations.ts";
import { branchCategories } from "#domain/bundle/organisations.ts";
import { instantText } from "#server/cycles/instants.ts";
import type { Db, Tx } from "#server/db/db.ts";
import type { KnownOrganisation } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";

/** Cycles with as much of their guide's version as is told of it. */
function cycles(db: Db, universityId: number) {
  return db
    .selectFrom("cycles as c")
    .innerJoin("guide_versions as g", (on) =>
      on.onRef("g.university_id", "=", "c.university_id").onRef("g.id", "=", "c.guide_version_id"),
    )
    .select(["c.id", "c.name", "c.guide_version_id", "c.window_from", "c.window_to", "c.phases", "c.scale"])
    .select(["c.negative_list", "c.seats", "c.version", "c.closed_at"])
    .select(["g.label", "g.applies_to", "g.version as guide_row_version"])
    .select(sql<string>`g.content ->> 'title'`.as("title"))
    .where("c.university_id", "=", universityId);
}

export type CycleRow = Awaited<ReturnType<ReturnType<typeof cycles>["executeTakeFirstOrThrow"]>>;

/** All cycles of a school, the newest first. */
export async function findCycles(db: Db, universityId: number): Promise<CycleRow[]> {
  return cycles(db, universityId).orderBy("c.opened_at", "desc").orderBy("c.id", "desc").execute();
}

/** A cycle. @throws Refusal `not-found` */
export async function cycleOf(db: Db, universityId: number, id: string): Promise<CycleRow> {
  const row = await cycles(db, universityId).where("c.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return row;
}

/** A cycle, locked until the transaction ends, in the version that the caller saw. @throws Refusal `not-found`, `stale-version` */
export async function lockCycle(tx: Tx, universityId: number, id: string, version?: number): Promise<CycleRow> {
  const row = await cycles(tx, universityId).where("c.id", "=", id).forNoKeyUpdate("c").executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  if (version !== undefined && row.version !== version) {
    throw new Refusal("stale-version", { current: row.version }, { current: showCycle(row) });
  }
  return row;
}

/** A cycle in the contract's words. */
export function showCycle(row: CycleRow): CycleHead {
  return {
    id: row.id,
    name: row.name,
    guideVersionId: row.guide_version_id,
    guide: { title: row.title, label: row.label, appliesTo: row.applies_to },
    window: { from: row.window_from, to: row.window_to },
    phases: [...row.phases],
    scale: [...row.scale],
    negativeList: [...row.negative_list],
    seats: row.seats,
    version: row.version,
    closed: row.closed_at !== null,
  };
}

/** Entries with their organisation and their cycle. */
function entries(db: Db, universityId: number) {
  return db
    .selectFrom("cycle_entries as e")
    .innerJoin("cycles as c", (on) =>
      on.onRef("c.university_id", "=", "e.university_id").onRef("c.id", "=", "e.cycle_id"),
    )
    .innerJoin("guide_versions as g", (on) =>
      on.onRef("g.university_id", "=", "c.university_id").onRef("g.id", "=", "c.guide_version_id"),
    )
    .innerJoin("organisations as o", (on) =>
      on.onRef("o.university_id", "=", "e.university_id").onRef("o.id", "=", "e.organisation_id"),
    )
    .leftJoin("organisations as p", (on) =>
      on.onRef("p.university_id", "=", "o.university_id").onRef("p.id", "=", "o.parent_id"),
    )
    .leftJoin("organisations as s", (on) =>
      on.onRef("s.university_id", "=", "o.university_id").onRef("s.id", "=", "o.second_supervisor_id"),
    )
    .select(["e.id", "e.cycle_id", "e.organisation_id", "e.state", "e.extended_until", "e.snapshot", "e.remarks"])
    .select(["e.version", "e.changed_at", "o.name", "o.kind", "o.category", "o.parent_id", "o.path", "o.dissolved_on"])
    .select([
      "p.kind as parent_kind",
      "s.path as supervisors",
      "c.name as cycle_name",
      "c.guide_version_id",
      "c.window_from",
      "c.window_to",
    ])
    .select(["c.phases", "c.scale", "c.negative_list", "c.seats", "c.version as cycle_version", "c.closed_at"])
    .select(["g.label", "g.applies_to", "g.version as guide_row_version"])
    .select(sql<string>`g.content ->> 'title'`.as("title"))
    .where("e.university_id", "=", universityId);
}

export type EntryRow = Awaited<ReturnType<ReturnType<typeof entries>["executeTakeFirstOrThrow"]>>;
/** An entry with the cycle that it is in. */
export type Entered = { entry: EntryRow; cycle: CycleRow };

function entered(entry: EntryRow | undefined): Entered {
  if (entry === undefined) throw new Refusal("not-found");
  return { entry, cycle: { ...entry, id: entry.cycle_id, name: entry.cycle_name, version: entry.cycle_version } };
}

/** An entry with its cycle. @throws Refusal `not-found` */
export async function entryOf(db: Db, universityId: number, id: string): Promise<Entered> {
  return entered(await entries(db, universityId).where("e.id", "=", id).executeTakeFirst());
}

/**
 * An entry, locked until the transaction ends: moves and texts of one entry come one after the other.
 * @param version the one that the caller saw
 * @throws Refusal `not-found`, `stale-version`
 */
export async function lockEntry(tx: Tx, universityId: number, id: string, version?: number): Promise<Entered> {
  const found = entered(await entries(tx, universityId).where("e.id", "=", id).forNoKeyUpdate("e").executeTakeFirst());
  if (version !== undefined) mustBeSeen(found, version);
  return found;
}

/** @throws Refusal `stale-version` where the entry is in another version than the caller saw */
export function mustBeSeen({ entry }: Entered, version: number): void {
  if (entry.version === version) return;
  throw new Refusal("stale-version", { current: entry.version }, { current: showEntry(entry) });
}

/** Entries of all cycles of a school, for lists that filter them. */
export function entriesOfCycles(db: Db, universityId: number) {
  return entries(db, universityId);
}

/** The entries of a cycle, for lists that filter them. */
export function entriesOfCycle(db: Db, universityId: number, cycleId: string) {
  return entries(db, universityId).where("e.cycle_id", "=", cycleId);
}

function categoryOf(text: string | null): BranchCategory | null {
  return branchCategories.find((each) => each === text) ?? null;
}

/** The organisation of an entry, as permission is asked for it. */
export function placeOf(row: EntryRow): KnownOrganisation {
  const { organisation_id: id, path, kind, name, supervisors } = row;
  return { id, path, kind, name, supervisors: supervisors ?? [] };
}

/** An entry in the contract's words. */
export function showEntry(row: EntryRow): EntryHead {
  return {
    id: row.id,
    cycleId: row.cycle_id,
    organisation: {
      id: row.organisation_id,
      name: row.name,
      kind: row.kind,
      category: categoryOf(row.category),
      parentId: row.parent_id,
      dissolvedOn: row.dissolved_on,
    },
    state: row.state,
    extendedUntil: row.extended_until,
    version: row.version,
    changedAt: instantText(row.changed_at),
  };
}
