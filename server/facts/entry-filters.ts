import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";
import type { ListQuery } from "#api/endpoints/fact-schemas.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { lists } from "#server/facts/lists.ts";

type Condition = RawBuilder<SqlBool>;

function field(path: string): RawBuilder<unknown> {
  return sql`t.entry ->> ${path}`;
}

/** Lists of activities have kinds and topics in each of their segments. */
function gathers(list: ListName): boolean {
  return list === "activities" || list === "plans";
}

/** The most that were present in any part of the gathering `t`; below nobody where no part says it. */
export const MOST_PRESENT = sql`coalesce((select max((part ->> 'present')::int)
  from jsonb_array_elements(t.entry -> 'segments') part), -1)`;

function pattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
}

/** What filters a list's rows `t` by its entries' own fields; a filter for which a list has no field leaves nothing. */
export function entryFilters(list: ListName, { from, to, kind, topic, late, text }: ListQuery): Condition[] {
  const { date, title, kind: kindField } = lists[list];
  const by = (path: string | null, condition: (value: RawBuilder<unknown>) => Condition): Condition =>
    path === null ? sql<SqlBool>`false` : condition(field(path));
  return [
    ...(from === undefined ? [] : [by(date, (value) => sql`${value} >= ${from}`)]),
    ...(to === undefined ? [] : [by(date, (value) => sql`${value} <= ${to}`)]),
    ...(kind === undefined
      ? []
      : [
          gathers(list)
            ? sql<SqlBool>`t.entry @> ${JSON.stringify({ segments: [{ kind }] })}::jsonb`
            : by(kindField, (value) => sql`${value} = ${kind}`),
        ]),
    ...(topic === undefined
      ? []
      : [
          gathers(list)
            ? sql<SqlBool>`t.entry @> ${JSON.stringify({ segments: [{ topics: [topic] }] })}::jsonb`
            : sql<SqlBool>`false`,
        ]),
    ...(late === undefined ? [] : [sql<SqlBool>`false`]),
    ...(text === undefined || text.trim() === ""
      ? []
      : [by(title, (value) => sql`${value} ilike ${pattern(text.trim())}`)]),
  ];
}

/** The order of a list's rows `t` by what stands in their entries: newest first where nothing else is said. */
export function entryOrder(list: ListName, { sort, direction }: ListQuery): RawBuilder<unknown> {
  const { date, title } = lists[list];
  const way = direction === "up" ? sql`asc` : sql`desc`;
  const upward = direction === "down" ? sql`desc` : sql`asc`;
  const last = sql`t.id collate "C"`;
  if (sort === "title" && title !== null) return sql`${field(title)} collate "C" ${upward}, ${last}`;
  if (sort === "present" && gathers(list)) return sql`${MOST_PRESENT} ${way}, ${last}`;
  if (sort === "recorded" || date === null) return sql`t.recorded_at ${way}, ${last}`;
  return sql`${field(date)} collate "C" ${way} nulls last, ${last}`;
}
