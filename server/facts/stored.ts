import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Extra } from "#api/endpoints/fact-schemas.ts";
import type { Target } from "#domain/access.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import type { Attendance, TalkPair } from "#domain/privacy.ts";
import type { Db } from "#server/db/db.ts";
import { prepared } from "#server/db/prepared.ts";
import { lists } from "#server/facts/lists.ts";

/** An organisation that a fact names, as permission is asked for it. */
export type Place = Target & { id: string };

export type BranchAttendance = Attendance & { branch: string };
export type BranchTalk = TalkPair & { branch: string };

/** A fact's current entry with everything that belongs to it; what may be shown of it is show.ts's. */
export type Stored<Name extends ListName> = {
  id: string;
  version: number;
  /** As JSON tells it. */
  recorded_at: string;
  organisation_id: string;
  /** In the bundle's shape; an activity's without minutes, attendees and talk pairs. */
  entry: Entry<Name>;
  extra: Extra;
  sensitive: boolean;
  recorded_late: boolean;
  imported: boolean;
  /** The organisations by which it can be seen, the owner among them, and branches with attendees. */
  places: readonly Place[];
  minutes: string | null;
  attendees: readonly BranchAttendance[];
  talks: readonly BranchTalk[];
};

/** The organisation that owns a row. */
export function ownerColumn(list: ListName): RawBuilder<string> {
  return list === "organisations" ? sql`t.id` : sql`t.organisation_id`;
}

/** Lists whose rows are seen by more organisations than their owner. */
const SHARED: ReadonlySet<ListName> = new Set(["contacts", "approvals", "directives", "activities", "plans"]);

/** True where a row is seen by its owner's organisation and by no other. */
export function ownerAlone(list: ListName): boolean {
  return !SHARED.has(list);
}

/** Ids of the organisations by which a row can be seen, as a statement of one column. */
export function placeIds(list: ListName): RawBuilder<unknown> {
  switch (list) {
    case "organisations":
      return sql`select t.id`;
    case "contacts":
      return sql`values (t.organisation_id), (t.branch_id)`;
    case "approvals":
      return sql`values (t.organisation_id), (t.approver_id)`;
    case "directives":
      return sql`select t.organisation_id union all select r.organisation_id from directive_recipients r
        where r.university_id = t.university_id and r.directive_id = t.id`;
    case "activities":
      return sql`select ao.organisation_id from activity_organisations ao
        where ao.university_id = t.university_id and ao.activity_id = t.id`;
    case "plans":
      return sql`select t.organisation_id union all select jsonb_array_elements_text(
        case jsonb_typeof(t.entry -> 'alsoFor') when 'array' then t.entry -> 'alsoFor' else '[]' end)`;
    default:
      return sql`select t.organisation_id`;
  }
}

const PRIVATE_PARTS = sql`
  (select minutes from activity_texts x where x.university_id = t.university_id and x.activity_id = t.id) as minutes,
  (select coalesce(jsonb_agg(jsonb_build_object('segment', x.segment, 'memberId', x.member_id, 'branch', x.branch_id)
    order by x.segment, x.member_id collate "C"), '[]') from activity_attendees x
    where x.university_id = t.university_id and x.activity_id = t.id) as attendees,
  (select coalesce(jsonb_agg(jsonb_build_object('segment', x.segment, 'pair', jsonb_build_array(x.one, x.other), 'branch', x.branch_id)
    order by x.segment), '[]') from activity_talks x
    where x.university_id = t.university_id and x.activity_id = t.id) as talks`;
const NO_PRIVATE_PARTS = sql`null::text as minutes, '[]'::jsonb as attendees, '[]'::jsonb as talks`;

function extraColumn(list: ListName): RawBuilder<unknown> {
  if (list === "organisations") {
    return sql`jsonb_strip_nulls(jsonb_build_object('secondSupervisorId', t.second_supervisor_id)) as extra`;
  }
  if (list === "roster") {
    return sql`jsonb_strip_nulls(jsonb_build_object('name', t.name, 'endReason', t.end_reason)) as extra`;
  }
  return sql`'{}'::jsonb as extra`;
}

/** The columns of a row `t` that every reading of facts gives. */
export function storedColumns(list: ListName): RawBuilder<unknown> {
  const marks =
    list === "activities"
      ? sql`t.sensitive, t.recorded_late, t.imported`
      : list === "plans"
        ? sql`t.sensitive, false as recorded_late, false as imported`
        : sql`false as sensitive, false as recorded_late, false as imported`;
  return sql`t.id, t.version, t.recorded_at, ${ownerColumn(list)} as organisation_id, t.entry, ${extraColumn(list)}, ${marks}`;
}

/** The organisations of a row `t` with path and kind. */
export function placesColumn(list: ListName): RawBuilder<unknown> {
  const branches =
    list === "activities"
      ? sql`or o.id in (select x.branch_id from activity_attendees x where x.university_id = t.university_id and x.activity_id = t.id)`
      : sql``;
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'path', o.path, 'kind', o.kind)), '[]')
    from organisations o where o.university_id = t.university_id and (o.id in (${placeIds(list)}) ${branches})) as places`;
}

/** The owner of a row `t` alone, for who sees it anyway: hundreds may have received one decision. */
export function ownerPlaceColumn(list: ListName): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'path', o.path, 'kind', o.kind)), '[]')
    from organisations o where o.university_id = t.university_id and o.id = ${ownerColumn(list)}) as places`;
}

function selectStored(universityId: number, list: ListName, id: string): RawBuilder<unknown> {
  const parts = list === "activities" ? PRIVATE_PARTS : NO_PRIVATE_PARTS;
  return sql`select ${storedColumns(list)}, ${parts}, ${placesColumn(list)}
    from ${sql.table(lists[list].table)} t where t.university_id = ${universityId} and t.id = ${id}`;
}

/** The same as a part of a statement: one value, null where there is no such entry. */
export function loadStoredPart(universityId: number, list: ListName, id: string): RawBuilder<unknown> {
  return sql`(select to_jsonb(one) from (${selectStored(universityId, list, id)}) one)`;
}

/** One current entry with all its parts, or nothing; one statement. */
export async function loadStored<Name extends ListName>(
  db: Db,
  universityId: number,
  list: Name,
  id: string,
): Promise<Stored<Name> | undefined> {
  const { rows } = await sql<{
    one: Stored<Name> | null;
  }>`${prepared} select ${loadStoredPart(universityId, list, id)} as one`.execute(db);
  return rows[0]?.one ?? undefined;
}
