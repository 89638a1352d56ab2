import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";
import type { ListQuery } from "#api/endpoints/fact-schemas.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { entryFilters, entryOrder } from "#server/facts/entry-filters.ts";
import { activitiesPage } from "#server/facts/list-activities.ts";
import { inScope, isOwn, scopeOf } from "#server/facts/list-scope.ts";
import type { Scope } from "#server/facts/list-scope.ts";
import { withdrawnPage } from "#server/facts/list-withdrawn.ts";
import { lists } from "#server/facts/lists.ts";
import { shown } from "#server/facts/show.ts";
import type { Shown } from "#server/facts/show.ts";
import {
  ownerAlone,
  ownerColumn,
  ownerPlaceColumn,
  placeIds,
  placesColumn,
  storedColumns,
} from "#server/facts/stored.ts";
import type { Stored } from "#server/facts/stored.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import type { CallContext } from "#server/http/call.ts";

type Condition = RawBuilder<SqlBool>;

/** Each organisation's place in the official order, from the root down, as text that sorts like the numbers. */
function official(universityId: number): RawBuilder<unknown> {
  return sql`official as materialized (
    select o.id, array_agg(to_char(coalesce(a.official_order, 999999999), 'FM0000000000.000000') || a.id order by step.depth) as place
    from organisations o, unnest(o.path) with ordinality step (id, depth)
    join organisations a on a.university_id = ${universityId} and a.id = step.id
    where o.university_id = ${universityId} group by o.id)`;
}

/** Organisations come in the official order, and never by the alphabet; everything else newest first. */
function order(list: ListName, query: ListQuery): { by: RawBuilder<unknown>; officially: boolean } {
  const { sort, direction } = query;
  if (sort === "organisation" || (sort === undefined && list === "organisations")) {
    const upward = direction === "down" ? sql`desc` : sql`asc`;
    return { by: sql`official.place collate "C" ${upward}, t.id collate "C"`, officially: true };
  }
  return { by: entryOrder(list, query), officially: false };
}

/**
 * The condition that a row can be seen by one of its organisations. Of the whole school everything can, but for plans that
 * are for a branch alone. Where the owner alone counts, the organisations are found once and not for each row.
 */
function visible(list: ListName, scope: Scope): Condition {
  const hidden = list === "plans" ? sql`and (not t.sensitive or ${isOwn(scope)})` : sql``;
  if (scope.all && list !== "plans") return sql<SqlBool>`true`;
  if (ownerAlone(list)) {
    return sql<SqlBool>`${ownerColumn(list)} = any(array(select o.id from organisations o
      where o.university_id = ${scope.universityId} and ${inScope(scope)}))`;
  }
  return sql<SqlBool>`exists (select from organisations o where o.university_id = t.university_id
    and o.id in (${placeIds(list)}) and ${inScope(scope)} ${hidden})`;
}

/** A page of a list with its total, in one statement. */
function page(list: ListName, scope: Scope, query: ListQuery): RawBuilder<{ total: number; records: unknown }> {
  const { universityId } = scope;
  const conditions = [
    sql<SqlBool>`t.university_id = ${universityId}`,
    visible(list, scope),
    ...entryFilters(list, query),
  ];
  const { by, officially } = order(list, query);
  const table = sql.table(lists[list].table);
  return sql<{ total: number; records: unknown }>`
    with ${officially ? sql`${official(universityId)},` : sql``}
    hits as materialized (select t.id, row_number() over (order by ${by}) as place from ${table} t
      ${officially ? sql`join official on official.id = ${ownerColumn(list)}` : sql``} where ${sql.join(conditions, sql` and `)}),
    page as (select id, place from hits order by place limit ${query.limit ?? 50} offset ${query.offset ?? 0})
    select (select count(*) from hits)::int as total,
      coalesce((select jsonb_agg(to_jsonb(one) - '{sort_key}'::text[] order by one.sort_key) from (
        select ${storedColumns(list)}, p.place as sort_key, ${scope.all ? ownerPlaceColumn(list) : placesColumn(list)}
        from page p join ${table} t on t.university_id = ${universityId} and t.id = p.id
      ) one), '[]') as records`;
}

type ListedStored<Name extends ListName> = Omit<Stored<Name>, "minutes" | "attendees" | "talks">;

/** A page of a list for who asks: filtered, sorted, with the total. Minutes and people are read with the single entry. */
export async function listFacts<Name extends ListName>(
  call: CallContext,
  list: Name,
  query: ListQuery,
): Promise<{ total: number; records: Shown<Name>[] }> {
  const viewer = viewerOf(call);
  const scope = await scopeOf(call, list, query);
  if (scope.tops.length === 0) return { total: 0, records: [] };
  const gone = query.withdrawn === true;
  const current = list === "activities" ? activitiesPage : (...args: [Scope, ListQuery]) => page(list, ...args);
  const statement = gone ? withdrawnPage(list, scope, query) : current(scope, query);
  const { rows } = await sql<{ total: number; records: ListedStored<Name>[] }>`${statement}`.execute(call.services.db);
  const found = rows[0] ?? { total: 0, records: [] };
  return {
    total: found.total,
    records: found.records.map((each) => {
      const one = shown(list, { ...each, minutes: null, attendees: [], talks: [] }, viewer);
      return gone ? { ...one, marks: [...one.marks, "withdrawn"] } : one;
    }),
  };
}
