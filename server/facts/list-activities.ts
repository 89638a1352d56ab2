import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";
import type { ListQuery } from "#api/endpoints/fact-schemas.ts";
import { daysBetween } from "#domain/dates/civil-date.ts";
import { MOST_PRESENT } from "#server/facts/entry-filters.ts";
import { inScope, isOwn } from "#server/facts/list-scope.ts";
import type { Scope } from "#server/facts/list-scope.ts";
import { storedColumns } from "#server/facts/stored.ts";
import { activityText } from "#server/search/text.ts";

type Condition = RawBuilder<SqlBool>;

/** Filters that the table of named organisations answers by itself. */
function onNames({ from, to, kind }: ListQuery): Condition[] {
  return [
    ...(from === undefined ? [] : [sql<SqlBool>`n.held_on >= ${from}::date`]),
    ...(to === undefined ? [] : [sql<SqlBool>`n.held_on <= ${to}::date`]),
    ...(kind === undefined ? [] : [sql<SqlBool>`n.kinds @> ${[kind]}::text[]`]),
  ];
}

/** Filters for which the activity itself has to be looked at. */
function onActivities({ topic, late, text }: ListQuery): Condition[] {
  const found = text === undefined ? null : activityText(text, "t");
  return [
    ...(topic === undefined ? [] : [sql<SqlBool>`t.topics @> ${[topic]}::text[]`]),
    ...(late === undefined ? [] : [sql<SqlBool>`t.recorded_late = ${late}`]),
    ...(found === null ? [] : [found]),
  ];
}

/** A quarter of a year. */
const SHORT_DAYS = 92;

const SORTS = {
  date: { hit: sql`n.held_on`, needs: false },
  recorded: { hit: sql`t.recorded_at`, needs: true },
  title: { hit: sql`t.title collate "C"`, needs: true },
  organisation: { hit: sql`t.organisation_id collate "C"`, needs: true },
  present: { hit: MOST_PRESENT, needs: true },
} as const;

type Page = { hits: RawBuilder<unknown>; total: RawBuilder<unknown>; page: RawBuilder<unknown> };

/** Where what was found is needed twice, it is found once. */
function foundOnce(hits: RawBuilder<unknown>, { way, limit }: Sorting): Page {
  return {
    hits: sql`, hits as materialized (${hits})`,
    total: sql`select count(*) from hits`,
    page: sql`select id, key from hits order by key ${way}, id collate "C" ${limit}`,
  };
}

type Sorting = { way: RawBuilder<unknown>; limit: RawBuilder<unknown> };

/**
 * How many the school's ledger holds: of a kind, those whose first kind it is, and of the few with several those that have it
 * beside. Two indexes hold just these, so that nothing else is looked at.
 */
function counted(named: RawBuilder<unknown>, kind: string | undefined): RawBuilder<unknown> {
  const all = sql`select count(*) from activity_organisations n where ${named}`;
  if (kind === undefined) return all;
  return sql`select (${all} and n.kinds[1] = ${kind})
    + (${all} and cardinality(n.kinds) > 1 and n.kinds @> ${[kind]}::text[] and n.kinds[1] <> ${kind})`;
}

/**
 * True for a span of which a common word is found sooner by the index of words, which reads the table from one end to the other,
 * than by that of days, which reads as many rows here and there: 37 thousand pages instead of 92 for a year of the school.
 */
function isLong({ from, to }: ListQuery): boolean {
  return from === undefined || to === undefined || daysBetween(from, to) > SHORT_DAYS;
}

/** The whole school: the total from an index, and the page by another where the order has one. */
function ofSchool(universityId: number, query: ListQuery, sorting: Sorting): Page {
  const { from, to, kind, sort = "date" } = query;
  const { way, limit } = sorting;
  const conditions = onActivities(query);
  const day = query.text !== undefined && isLong(query) ? sql`(t.held_on + 0)` : sql`t.held_on`;
  const named = (filters: ListQuery): RawBuilder<unknown> =>
    sql.join(
      [sql`n.university_id = ${universityId}`, sql`n.own`, sql`not n.sensitive`, ...onNames(filters)],
      sql` and `,
    );
  const { kind: _kind, ...beside } = query;
  const total = counted(named(beside), kind);
  if (sort === "date" && conditions.length === 0) {
    const page = sql`select n.activity_id as id, n.held_on as key from activity_organisations n where ${named(query)}
      order by n.held_on ${way}, n.activity_id ${limit}`;
    return { hits: sql``, total, page };
  }
  const where = sql.join(
    [
      sql`t.university_id = ${universityId}`,
      sql`not t.sensitive`,
      ...(from === undefined ? [] : [sql`${day} >= ${from}::date`]),
      ...(to === undefined ? [] : [sql`${day} <= ${to}::date`]),
      ...(kind === undefined ? [] : [sql`t.kinds @> ${[kind]}::text[]`]),
      ...conditions,
    ],
    sql` and `,
  );
  const key = sort === "date" ? sql`t.held_on` : SORTS[sort].hit;
  const found = sql`select t.id, ${key} as key from activities t where ${where}`;
  if (conditions.length > 0) return foundOnce(found, sorting);
  return { hits: sql``, total, page: sql`${found} order by ${key} ${way}, t.id ${limit}` };
}

/** Some organisations: an activity is found once, however many of them it names. */
function ofSome(universityId: number, query: ListQuery, sorting: Sorting): Page {
  const conditions = onActivities(query);
  const sort = SORTS[query.sort ?? "date"];
  const joined =
    sort.needs || conditions.length > 0
      ? sql`join activities t on t.university_id = n.university_id and t.id = n.activity_id`
      : sql``;
  const where = sql.join([sql`n.university_id = ${universityId}`, ...onNames(query), ...conditions], sql` and `);
  return foundOnce(
    sql`select n.activity_id as id, ${sort.hit} as key from places o
      join activity_organisations n on n.organisation_id = o.id ${joined}
      where ${where} and (not n.sensitive or o.own) group by 1, 2`,
    sorting,
  );
}

/** A page of activities with the total, in one statement. */
export function activitiesPage(scope: Scope, query: ListQuery): RawBuilder<{ total: number; records: unknown }> {
  const { universityId } = scope;
  const upward = query.sort === "title" || query.sort === "organisation" ? "up" : "down";
  const way = (query.direction ?? upward) === "down" ? sql`desc` : sql`asc`;
  const sorting = { way, limit: sql`limit ${query.limit ?? 50} offset ${query.offset ?? 0}` };
  // Whoever also has branches of their own sees more than the school's index holds.
  const all = scope.all && scope.privateTops.length === 0;
  const find = all ? ofSchool : ofSome;
  const { hits, total, page } = find(universityId, query, sorting);
  const places = sql`select o.id, ${isOwn(scope)} as own from organisations o where o.university_id = ${universityId} and ${inScope(scope)}`;
  return sql<{ total: number; records: unknown }>`
    with places as materialized (${places}) ${hits}, page as materialized (${page})
    select (${total})::int as total,
      coalesce((select jsonb_agg(to_jsonb(one) - '{sort_key}'::text[] order by one.sort_key ${way}, one.id collate "C") from (
        select ${storedColumns("activities")}, p.key as sort_key,
          jsonb_build_array(jsonb_build_object('id', o.id, 'path', o.path, 'kind', o.kind)) as places
        from page p join activities t on t.university_id = ${universityId} and t.id = p.id
        join organisations o on o.university_id = t.university_id and o.id = t.organisation_id
      ) one), '[]') as records`;
}
