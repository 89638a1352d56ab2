import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Tx } from "#server/db/db.ts";
import { prepared } from "#server/db/prepared.ts";
import type { FactTable } from "#server/facts/lists.ts";

/** A row as JSON, by the names of its columns. */
export type Row = Readonly<Record<string, unknown>>;

type SideTable =
  | "activity_organisations"
  | "activity_texts"
  | "activity_attendees"
  | "activity_talks"
  | "directive_recipients";

/** The rows beside a fact that are replaced with it: `of` names the column that holds the fact's id. */
export type Side = { table: SideTable; rows: readonly Row[] };

/** Keys of the tables that are written here. */
const KEYS = {
  activity_organisations: ["university_id", "organisation_id", "held_on", "activity_id"],
  activity_texts: ["university_id", "activity_id"],
  activity_attendees: ["university_id", "member_id", "held_on", "activity_id", "segment"],
  activity_talks: ["university_id", "activity_id", "segment"],
  directive_recipients: ["university_id", "organisation_id", "directive_id"],
} as const satisfies Record<SideTable, readonly string[]>;

/** What is to be written of one fact. */
export type FactWrite = {
  universityId: number;
  table: FactTable;
  id: string;
  /** Null: it is withdrawn and leaves the current table. */
  row: Row | null;
  /** False for a new one, which has nothing beside it yet. */
  existed: boolean;
  sides: readonly Side[];
  versionRow: Row;
  persons: readonly string[];
};

type Part = RawBuilder<unknown>;

function names(columns: readonly string[]): Part {
  return sql.join(columns.map((each) => sql.ref(each)));
}

/** The rows as a table that the statement can read; columns that a row does not give are null. */
function recordset(table: string, rows: readonly Row[]): Part {
  return sql`jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`;
}

/** A version that is there already is a fault, so nothing is put over it. */
function insert(table: string, rows: readonly Row[]): Part {
  const columns = names(Object.keys(rows[0] ?? {}));
  return sql`insert into ${sql.table(table)} (${columns}) select ${columns} from ${recordset(table, rows)}`;
}

function upsert(table: string, rows: readonly Row[], keys: readonly string[]): Part[] {
  const columns = Object.keys(rows[0] ?? {});
  if (rows.length === 0) return [];
  const changed = columns.filter((each) => !keys.includes(each));
  const action =
    changed.length === 0
      ? sql`do nothing`
      : sql`do update set ${sql.join(changed.map((each) => sql`${sql.ref(each)} = ${sql.ref(`excluded.${each}`)}`))}`;
  return [
    sql`insert into ${sql.table(table)} (${names(columns)}) select ${names(columns)} from ${recordset(table, rows)}
      on conflict (${names(keys)}) ${action}`,
  ];
}

/** Takes away what stands beside the facts and is not among the new rows. */
function clear(universityId: number, table: SideTable, ids: readonly string[], rows: readonly Row[]): Part[] {
  if (ids.length === 0) return [];
  const keys = KEYS[table];
  const same = keys.map((each) => sql`fresh.${sql.ref(each)} = old.${sql.ref(each)}`);
  const of = table === "directive_recipients" ? "directive_id" : "activity_id";
  return [
    sql`delete from ${sql.table(table)} old where old.university_id = ${universityId} and old.${sql.ref(of)} = any(${ids}::text[])
      and not exists (select from ${recordset(table, rows)} fresh where ${sql.join(same, sql` and `)})`,
  ];
}

const SIDES_OF: Partial<Record<FactTable, readonly SideTable[]>> = {
  activities: ["activity_organisations", "activity_texts", "activity_attendees", "activity_talks"],
  directives: ["directive_recipients"],
};

function partsOfTable(table: FactTable, writes: readonly FactWrite[]): Part[] {
  const first = writes[0];
  if (first === undefined) return [];
  const gone = writes.filter((each) => each.row === null).map((each) => each.id);
  const existed = writes.filter((each) => each.existed).map((each) => each.id);
  const sides = (SIDES_OF[table] ?? []).flatMap((side) => {
    const rows = writes.flatMap((each) => each.sides.filter((one) => one.table === side).flatMap((one) => one.rows));
    return [...clear(first.universityId, side, existed, rows), ...upsert(side, rows, KEYS[side])];
  });
  const removed =
    gone.length === 0
      ? []
      : [
          sql`delete from ${sql.table(table)} where university_id = ${first.universityId} and id = any(${gone}::text[])`,
        ];
  return [
    ...upsert(
      table,
      writes.flatMap((each): Row[] => (each.row === null ? [] : [each.row])),
      ["university_id", "id"],
    ),
    ...removed,
    ...sides,
  ];
}

/** Writes facts, whatever stands beside them, and their versions: one statement, however many there are. */
export async function putFacts(tx: Tx, writes: readonly FactWrite[]): Promise<void> {
  const [first] = writes;
  if (first === undefined) return;
  const persons = [...new Set(writes.flatMap((each) => each.persons))].map((id) => ({
    university_id: first.universityId,
    id,
  }));
  const parts = [
    ...[...Map.groupBy(writes, (each) => each.table)].flatMap(([table, own]) => partsOfTable(table, own)),
    insert(
      "fact_versions",
      writes.map((each) => each.versionRow),
    ),
    ...upsert("persons", persons, ["university_id", "id"]),
  ];
  const steps = parts.map((part, index) => sql`${sql.ref(`step${index}`)} as (${part})`);
  await sql`${prepared} with ${sql.join(steps)} select 1`.execute(tx);
}

/** Everybody below an organisation follows it to its new place in the tree. */
export async function movePaths(tx: Tx, universityId: number, id: string, path: readonly string[]): Promise<void> {
  await sql`update organisations set path = ${path}::text[] || path[array_position(path, ${id}) + 1 : cardinality(path)]
    where university_id = ${universityId} and path @> ${[id]}::text[] and id <> ${id}
      and path[1 : array_position(path, ${id})] <> ${path}::text[]`.execute(tx);
}

/** Every path anew, where many organisations moved at once. */
export async function refreshPaths(tx: Tx, universityId: number): Promise<void> {
  await sql`with recursive tree as (
      select id, array[id] as path from organisations where university_id = ${universityId} and parent_id is null
      union all
      select o.id, t.path || o.id from tree t join organisations o on o.university_id = ${universityId} and o.parent_id = t.id
    )
    update organisations o set path = t.path from tree t where o.university_id = ${universityId} and o.id = t.id and o.path <> t.path`.execute(
    tx,
  );
}
