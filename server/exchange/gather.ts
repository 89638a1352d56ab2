import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Bundle, Entry, ListName } from "#domain/bundle/bundle.ts";
import type { Directive } from "#domain/bundle/desk.ts";
import type { Position } from "#domain/bundle/organisations.ts";
import { nameOf } from "#server/facts/activity-names.ts";
import type { NameKind } from "#server/facts/activity-names.ts";
import { lists } from "#server/facts/lists.ts";
import type { Db } from "#server/db/db.ts";
import type { Places } from "#server/exchange/places.ts";

/** The lists that are read whole; activities are many and come as a stream, organisations and statements are made. */
export type Gathered = Omit<Bundle, "format" | "activities" | "organisations">;

type OwnList = Exclude<ListName, "organisations" | "activities" | "directives">;

/** Which rows belong to an export, beside those that an organisation within owns. */
const also: Partial<Record<OwnList, (places: Places) => RawBuilder<boolean>>> = {
  // A document of an organisation above holds below when it says so.
  documents: ({ above }) =>
    sql<boolean>`(t.organisation_id = any(${[...above]}::text[]) and t.entry -> 'coversBelow' = 'true')`,
  contacts: ({ within }) => sql<boolean>`t.branch_id = any(${[...within]}::text[])`,
  plans: ({
    within,
  }) => sql<boolean>`(case jsonb_typeof(t.entry -> 'alsoFor') when 'array' then t.entry -> 'alsoFor' else '[]' end)
    ?| ${[...within]}::text[]`,
};

async function entriesOf<Name extends OwnList>(
  db: Db,
  universityId: number,
  name: Name,
  places: Places,
): Promise<Entry<Name>[]> {
  const more = also[name]?.(places) ?? sql<boolean>`false`;
  const { rows } = await sql<{ entry: Entry<Name> }>`
    select t.entry from ${sql.table(lists[name].table)} t
    where t.university_id = ${universityId} and (t.organisation_id = any(${[...places.within]}::text[]) or ${more})
    order by t.recorded_at, t.id collate "C"`.execute(db);
  return rows.map((row) => row.entry);
}

/** What the activities of an export name: posts, or decisions from above. */
function namedBy(universityId: number, kind: NameKind, { within, before }: Places): RawBuilder<unknown> {
  const prefix = nameOf(kind, "");
  return sql`select substr(name, ${prefix.length + 1}::int) from activities a cross join unnest(a.names) name
    where a.university_id = ${universityId} and starts_with(name, ${prefix}) and a.id in (select activity_id from activity_organisations
      where university_id = ${universityId} and organisation_id = any(${[...within, ...before]}::text[]))`;
}

async function positionsOf(
  db: Db,
  universityId: number,
  places: Places,
  named: readonly string[],
  keepMembers: boolean,
): Promise<Position[]> {
  const { rows } = await sql<{ entry: Position; own: boolean }>`
    select t.entry, t.organisation_id = any(${[...places.within]}::text[]) as own from positions t
    where t.university_id = ${universityId} and (t.organisation_id = any(${[...places.within]}::text[])
      or t.id = any(${named}::text[]) or t.id in (${namedBy(universityId, "position", places)})
      or t.id in (select jsonb_path_query(p.entry, '$.segments[*].leader') #>> '{}' from plans p
        where p.university_id = ${universityId} and p.organisation_id = any(${[...places.within]}::text[])))
    order by t.recorded_at, t.id collate "C"`.execute(db);
  return rows.map(({ entry: { memberId, ...entry }, own }) =>
    own && keepMembers && memberId != null ? { ...entry, memberId } : entry,
  );
}

/** Decisions that somebody within issued, received or passed on; of the recipients those within, unless the issuer is. */
async function directivesOf(db: Db, universityId: number, places: Places): Promise<Directive[]> {
  const ids = [...places.within];
  const { rows } = await sql<{ entry: Directive }>`
    select t.entry from directives t where t.university_id = ${universityId} and (t.organisation_id = any(${ids}::text[])
      or t.id in (select directive_id from directive_recipients where university_id = ${universityId} and organisation_id = any(${ids}::text[]))
      or t.id in (${namedBy(universityId, "directive", places)}))
    order by t.recorded_at, t.id collate "C"`.execute(db);
  return rows.map(({ entry }) => {
    if (entry.issuerId != null && places.within.has(entry.issuerId)) return entry;
    return { ...entry, recipients: (entry.recipients ?? []).filter((each) => places.within.has(each.organisationId)) };
  });
}

/**
 * Reads everything of a bundle but organisations and activities.
 * @param keepMembers whether rosters, and the members that posts name, are told
 */
export async function gather(db: Db, universityId: number, places: Places, keepMembers: boolean): Promise<Gathered> {
  const school = await db
    .selectFrom("school")
    .select(["calendar", "settings"])
    .where("university_id", "=", universityId)
    .executeTakeFirst();
  const own = <Name extends OwnList>(name: Name): Promise<Entry<Name>[]> => entriesOf(db, universityId, name, places);
  const contacts = await own("contacts");
  const bodies = await own("bodies");
  const named = [...contacts.map((each) => each.positionId), ...bodies.flatMap((each) => each.contactPositionId ?? [])];
  return {
    calendar: school?.calendar ?? {},
    settings: school?.settings ?? {},
    positions: await positionsOf(db, universityId, places, named, keepMembers),
    elections: await own("elections"),
    extensions: await own("extensions"),
    roster: keepMembers ? await own("roster") : [],
    documents: await own("documents"),
    approvals: await own("approvals"),
    directives: await directivesOf(db, universityId, places),
    bodies,
    contacts,
    weakBranches: await own("weakBranches"),
    statements: await own("statements"),
    plans: await own("plans"),
  };
}

/** Organisations that the lists name, within or not. */
export function organisationsNamed(gathered: Gathered): string[] {
  return [
    ...gathered.positions.map((each) => each.organisationId),
    ...gathered.documents.map((each) => each.organisationId),
    ...gathered.approvals.flatMap((each) => each.approverId ?? []),
    ...gathered.directives.flatMap((each) => each.issuerId ?? []),
    ...gathered.directives.flatMap((each) => (each.recipients ?? []).map((one) => one.organisationId)),
    ...gathered.contacts.flatMap((each) => [each.departmentId, each.branchId]),
    ...gathered.plans.flatMap((each) => [each.organisationId, ...(each.alsoFor ?? [])]),
  ];
}
