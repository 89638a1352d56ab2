import { sql } from "kysely";
import type { Db } from "#server/db/db.ts";

/** A table as the database's own catalogue describes it. */
export type TableShape = {
  name: string;
  columns: string[];
  /** The primary key; `text` where the order of its values would otherwise depend on the locale. */
  key: { name: string; text: boolean }[];
  /** Other tables that its rows refer to. */
  needs: string[];
  bytes: number;
};

/**
 * The tables of the schema in use, each after those it refers to. The catalogue is asked and no list of ours, so that a table that
 * somebody adds is in the next backup.
 */
export async function tablesOf(db: Db, except: readonly string[]): Promise<TableShape[]> {
  const { rows } = await sql<TableShape>`
    select c.relname as name, pg_total_relation_size(c.oid) as bytes,
      (select json_agg(a.attname order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      (select coalesce(json_agg(json_build_object('name', a.attname, 'text', a.attcollation <> 0) order by k.place), '[]')
        from pg_index i cross join unnest(i.indkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
        where i.indrelid = c.oid and i.indisprimary) as key,
      (select coalesce(json_agg(distinct r.relname), '[]') from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as needs
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
    order by c.relname collate "C"`.execute(db);
  return inOrder(rows.filter((each) => !except.includes(each.name)));
}

/** Each table after those it needs; circles do not occur in a schema of ours and would be left at the end. */
function inOrder(tables: readonly TableShape[]): TableShape[] {
  const placed: TableShape[] = [];
  const names = new Set(tables.map((each) => each.name));
  const isReady = (table: TableShape): boolean =>
    table.needs.every((need) => !names.has(need) || placed.some((each) => each.name === need));
  for (let left = [...tables]; left.length > 0; left = left.filter((each) => !placed.includes(each))) {
    const ready = left.filter(isReady);
    if (ready.length === 0) return [...placed, ...left];
    placed.push(...ready);
  }
  return placed;
}
