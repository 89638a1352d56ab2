import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";
import type { ListQuery } from "#api/endpoints/fact-schemas.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { sensitiveKinds, sensitiveTopics } from "#domain/privacy.ts";
import { entryFilters, entryOrder } from "#server/facts/entry-filters.ts";
import { inScope, isOwn } from "#server/facts/list-scope.ts";
import type { Scope } from "#server/facts/list-scope.ts";
import { lists } from "#server/facts/lists.ts";

/** When the first version was recorded. */
const FIRST = sql`(select min(f.recorded_at) from fact_versions f
  where f.university_id = t.university_id and f.list = t.list and f.id = t.id)`;
const LATE = sql<SqlBool>`(${FIRST} at time zone 'Asia/Shanghai')::date - (t.entry ->> 'heldOn')::date > 3`;
const IMPORTED = sql`exists (select from fact_versions i
  where i.university_id = t.university_id and i.list = t.list and i.id = t.id and i.action = 'import')`;

/** The condition that an entry is for its organisation alone. */
function sensitive(list: ListName): RawBuilder<SqlBool> {
  if (list !== "activities" && list !== "plans") return sql<SqlBool>`false`;
  return sql<SqlBool>`exists (select from jsonb_array_elements(t.entry -> 'segments') part
    where part ->> 'kind' = any(${[...sensitiveKinds]}::text[])
    or case jsonb_typeof(part -> 'topics') when 'array' then part -> 'topics' ?| ${[...sensitiveTopics]}::text[] else false end)`;
}

/**
 * A page of what is withdrawn and was not brought back, with its total, in one statement. The entry is that of its last
 * version, for whoever sees its owner.
 */
export function withdrawnPage(
  list: ListName,
  scope: Scope,
  query: ListQuery,
): RawBuilder<{ total: number; records: unknown }> {
  const owner = sql`t.entry ->> ${lists[list].ownerField}`;
  const late = list === "activities" ? LATE : sql<SqlBool>`false`;
  const { late: wanted, ...rest } = query;
  const conditions = [
    sql<SqlBool>`t.university_id = ${scope.universityId}`,
    sql<SqlBool>`t.list = ${list}`,
    sql<SqlBool>`t.action = 'withdraw'`,
    sql<SqlBool>`not exists (select from fact_versions l where l.university_id = t.university_id and l.list = t.list
      and l.id = t.id and l.version = t.version + 1)`,
    sql<SqlBool>`${inScope(scope)}`,
    sql<SqlBool>`(not ${sensitive(list)} or ${isOwn(scope)})`,
    ...entryFilters(list, rest),
    ...(wanted === undefined ? [] : [sql<SqlBool>`(${late}) = ${wanted}`]),
  ];
  return sql<{ total: number; records: unknown }>`
    with hits as materialized (select t.id, t.version, row_number() over (order by ${entryOrder(list, query)}) as place
      from fact_versions t
      join organisations o on o.university_id = t.university_id and o.id = ${owner}
      where ${sql.join(conditions, sql` and `)}),
    page as (select id, version, place from hits order by place limit ${query.limit ?? 50} offset ${query.offset ?? 0})
    select (select count(*) from hits)::int as total,
      coalesce((select jsonb_agg(to_jsonb(one) - '{sort_key}'::text[] order by one.sort_key) from (
        select t.id, t.version, p.place as sort_key, ${FIRST} as recorded_at, o.id as organisation_id,
          t.entry - 'minutes' as entry, coalesce(t.private -> 'extra', '{}') as extra,
          ${sensitive(list)} as sensitive, ${late} as recorded_late, ${IMPORTED} as imported,
          jsonb_build_array(jsonb_build_object('id', o.id, 'path', o.path, 'kind', o.kind)) as places
        from page p
        join fact_versions t on t.university_id = ${scope.universityId} and t.list = ${list} and t.id = p.id and t.version = p.version
        join organisations o on o.university_id = t.university_id and o.id = ${owner}
      ) one), '[]') as records`;
}
