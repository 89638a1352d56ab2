import { sql } from "kysely";
import type { ListName } from "#domain/bundle/bundle.ts";
import type { Db } from "#server/db/db.ts";
import type { Place } from "#server/facts/stored.ts";

/** A version of an entry as the database tells it. */
export type VersionRow = {
  version: number;
  action: "create" | "correct" | "withdraw" | "import" | "redact";
  at: string;
  by: string | null;
  reason: string | null;
  entry: unknown;
  private: unknown;
};

/** All versions, newest first, with the places of every organisation that the newest one names; one statement. */
export async function versionsOf(
  db: Db,
  universityId: number,
  list: ListName,
  id: string,
  most = 1000,
): Promise<{ versions: VersionRow[]; places: Place[] }> {
  const { rows } = await sql<{ versions: VersionRow[]; places: Place[] }>`
    with versions as (
      select v.version, v.action, v.recorded_at as at, a.display_name as by, v.reason, v.entry, v.private
      from fact_versions v left join accounts a on a.id = v.account_id
      where v.university_id = ${universityId} and v.list = ${list} and v.id = ${id}
      order by v.version desc limit ${most}
    ),
    named as (
      select ${id} as id
      union select jsonb_path_query(entry, 'strict $.**.organisationId', silent => true) #>> '{}' from versions
      union select jsonb_path_query(entry, '$.alsoFor[*]') #>> '{}' from versions
      union select unnest(array[entry ->> 'parentId', entry ->> 'issuerId', entry ->> 'departmentId', entry ->> 'branchId', entry ->> 'approverId']) from versions
      union select jsonb_object_keys(case jsonb_typeof(private -> 'branches') when 'object' then private -> 'branches' else '{}' end) from versions
    )
    select coalesce((select jsonb_agg(to_jsonb(v) order by v.version desc) from versions v), '[]') as versions,
      coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'path', o.path, 'kind', o.kind)) from organisations o
        where o.university_id = ${universityId} and o.id in (select id from named)), '[]') as places`.execute(db);
  return rows[0] ?? { versions: [], places: [] };
}
