import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import type { Organisation, Position, RosterEntry } from "#domain/bundle/organisations.ts";
import type { Tx } from "#server/db/db.ts";
import { prepared } from "#server/db/prepared.ts";
import { nameOf } from "#server/facts/activity-names.ts";
import { lists } from "#server/facts/lists.ts";
import type { Place, Stored } from "#server/facts/stored.ts";
import { loadStoredPart } from "#server/facts/stored.ts";

/** What an entry may name and what it must agree with, by kind. */
export type Wanted = {
  organisations: readonly string[];
  /** Every organisation of the school: for the tree's own checks. */
  wholeTree: boolean;
  positions: readonly string[];
  /** Posts of these, for the roster's members and for overlaps. */
  positionsOf: readonly string[];
  directives: readonly string[];
  items: readonly string[];
  gatherings: readonly string[];
  /** Members looked for on a branch's roster. */
  members: readonly string[];
  rosterOf: readonly string[];
  electionsOf: readonly string[];
};

const nothingWanted: Wanted = {
  organisations: [],
  wholeTree: false,
  positions: [],
  positionsOf: [],
  directives: [],
  items: [],
  gatherings: [],
  members: [],
  rosterOf: [],
  electionsOf: [],
};

/** An entry of the neighbourhood with the organisations by which it can be seen. */
export type Neighbour<Each> = { id: string; entry: Each; organisation: string; places: readonly Place[] };

export type Around<Name extends ListName> = {
  current: Stored<Name> | null;
  organisations: readonly (Neighbour<Organisation> & { version: number })[];
  positions: readonly Neighbour<Position>[];
  directives: readonly Neighbour<Entry<"directives">>[];
  /** Activities and plans, without their segments but for agendas. */
  gatherings: readonly Neighbour<Entry<"activities">>[];
  roster: readonly Neighbour<RosterEntry>[];
  elections: readonly Neighbour<Entry<"elections">>[];
  /** What the log holds of the version before, in hexadecimal digits. */
  beforeHash: string | null;
  /** How many records of others name this entry, or an agenda item that it has. */
  namedBy: number;
  /** Names of office holders that stand in the titles of personnel items. */
  officeHolders: readonly string[];
};

function gatheringWanted(entry: Draft<"activities">): Partial<Wanted> {
  const { segments } = entry;
  const talkers = segments.flatMap((each) => each.talk?.pair ?? []);
  const members = [...talkers, ...segments.flatMap((each) => each.attendees ?? [])];
  return {
    positions: [...talkers, ...segments.flatMap((each) => each.leader ?? [])],
    directives: segments.flatMap((each) => each.directiveIds ?? []),
    items: segments.flatMap((each) => (each.agenda ?? []).flatMap((item) => item.refersTo ?? [])),
    members,
  };
}

/** What each list looks at around it; those left out only at the organisations they name. */
const looks: { readonly [Name in ListName]?: (entry: Draft<Name>, branch: string | null) => Partial<Wanted> } = {
  organisations: () => ({ wholeTree: true }),
  positions: (entry) => ({ positionsOf: [entry.organisationId] }),
  elections: (entry) => ({ electionsOf: [entry.organisationId] }),
  roster: (entry) => ({ rosterOf: [entry.organisationId], members: [entry.memberId] }),
  activities: (entry, branch) => ({ ...gatheringWanted(entry), ...ofBranch(branch) }),
  plans: (entry, branch) => ({ ...gatheringWanted(entry), ...ofBranch(branch) }),
  approvals: (entry) => ({ gatherings: [entry.forumActivityId] }),
  bodies: (entry) => ({ positions: [entry.contactPositionId ?? []].flat() }),
  contacts: (entry) => ({ positions: [entry.positionId] }),
};

function ofBranch(branch: string | null): Partial<Wanted> {
  return branch === null ? {} : { rosterOf: [branch], positionsOf: [branch] };
}

/** What has to be looked at before the entry may stand. */
export function wantedFor<Name extends ListName>(list: Name, entry: Draft<Name>, branch: string | null): Wanted {
  const row = lists[list];
  const owner = row.owner(entry);
  const organisations = [...(owner === null ? [] : [owner]), ...row.named(entry).map((each) => each.id)];
  return { ...nothingWanted, organisations, ...looks[list]?.(entry, branch) };
}

function all(columns: RawBuilder<unknown>, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select coalesce(jsonb_agg(one), '[]') from (select ${columns} ${from}) one)`;
}

const OWN = sql`t.id, t.entry, t.organisation_id as organisation, jsonb_build_array(jsonb_build_object('id', o.id, 'path', o.path, 'kind', o.kind)) as places`;
const JOIN = sql`join organisations o on o.university_id = t.university_id and o.id = t.organisation_id`;
const AGENDAS = sql`t.id, jsonb_build_object('id', t.id, 'organisationId', t.organisation_id, 'heldOn', t.held_on, 'title', '-',
    'segments', coalesce((select jsonb_agg(jsonb_build_object('kind', s ->> 'kind', 'agenda', coalesce(
      (select jsonb_agg(i - '{refersTo,title}'::text[]) from jsonb_array_elements(case jsonb_typeof(s -> 'agenda') when 'array' then s -> 'agenda' else '[]' end) i), '[]')))
      from jsonb_array_elements(t.entry -> 'segments') s), '[]')) as entry,
  t.organisation_id as organisation, jsonb_build_array(jsonb_build_object('id', o.id, 'path', o.path, 'kind', o.kind)) as places`;

/** Records of others that would lead nowhere without the entry, or without items that it no longer has. */
function namedBy(universityId: number, list: ListName, id: string, items: readonly string[]): RawBuilder<unknown> {
  const u = sql`university_id = ${universityId}`;
  const inActivities = (names: readonly string[]) =>
    sql`(select count(*) from activities where ${u} and names && ${names}::text[] and id <> ${id})`;
  switch (list) {
    case "positions":
      return sql`${inActivities([nameOf("position", id)])}
        + (select count(*) from contacts where ${u} and entry ->> 'positionId' = ${id})
        + (select count(*) from bodies where ${u} and entry ->> 'contactPositionId' = ${id})
        + (select count(*) from activity_talks where ${u} and (one = ${id} or other = ${id}))`;
    case "roster":
      return sql`(select count(*) from activity_attendees a join roster r on r.university_id = a.university_id and r.person_id = a.member_id
        where r.university_id = ${universityId} and r.id = ${id} and a.branch_id = r.organisation_id
          and not exists (select from roster other where other.university_id = r.university_id and other.person_id = r.person_id
            and other.organisation_id = r.organisation_id and other.id <> r.id))`;
    case "directives":
      return inActivities([nameOf("directive", id)]);
    case "activities":
      return sql`${inActivities(items.map((each) => nameOf("refersTo", each)))}
        + (select count(*) from approvals where ${u} and forum_activity_id = ${id})`;
    case "plans":
      return sql`(select count(*) from approvals where ${u} and forum_activity_id = ${id}
        and not exists (select from activities where ${u} and id = ${id}))`;
    case "organisations":
      return sql`(select count(*) from organisations where ${u} and id <> ${id} and (parent_id = ${id} or entry -> 'succeeds' ? ${id}
          or second_supervisor_id = ${id}))
        + (select count(*) from activity_organisations where ${u} and organisation_id = ${id})
        + (select count(*) from directive_recipients where ${u} and organisation_id = ${id})
        + (select count(*) from contacts where ${u} and branch_id = ${id})
        + (select count(*) from roles where ${u} and organisation_id = ${id} and revoked_at is null)
        ${sql.join(
          (
            [
              "positions",
              "elections",
              "extensions",
              "roster",
              "plans",
              "documents",
              "approvals",
              "directives",
              "bodies",
              "contacts",
              "weak_branches",
              "statements",
              "guide_assignments",
            ] as const
          ).map((table) => sql`+ (select count(*) from ${sql.table(table)} where ${u} and organisation_id = ${id})`),
          sql` `,
        )}`;
    default:
      return sql`0`;
  }
}

type About = { id: string; gone: boolean; removedItems: readonly string[]; titles: readonly string[] };

/** The parts of the statement; what is not wanted is not asked for, which spares the planning of it. */
function parts(universityId: number, list: ListName, { id, gone, removedItems, titles }: About, wanted: Wanted) {
  const u = sql`t.university_id = ${universityId}`;
  const empty = sql`'[]'::jsonb`;
  const among = (column: string, ids: readonly string[]) => sql`${sql.ref(`t.${column}`)} = any(${ids}::text[])`;
  const tree = wanted.wholeTree ? sql`true` : among("id", wanted.organisations);
  const itself = sql`t.id, t.entry, t.id as organisation, t.version,
    jsonb_build_array(jsonb_build_object('id', t.id, 'path', t.path, 'kind', t.kind)) as places`;
  const received = sql`t.id, t.entry, t.organisation_id as organisation,
    (select jsonb_agg(jsonb_build_object('id', o.id, 'path', o.path, 'kind', o.kind)) from organisations o
      where o.university_id = t.university_id and (o.id = t.organisation_id or o.id in (select r.organisation_id
        from directive_recipients r where r.university_id = t.university_id and r.directive_id = t.id))) as places`;
  const posts = [...wanted.positions, ...wanted.positionsOf];
  const items = wanted.items.map((each) => nameOf("item", each));
  const { gatherings } = wanted;
  return {
    organisations: all(itself, sql`from organisations t where ${u} and ${tree}`),
    positions:
      posts.length === 0
        ? empty
        : all(
            OWN,
            sql`from positions t ${JOIN} where ${u} and (${among("id", wanted.positions)} or ${among("organisation_id", wanted.positionsOf)})`,
          ),
    directives:
      wanted.directives.length === 0
        ? empty
        : all(received, sql`from directives t where ${u} and ${among("id", wanted.directives)}`),
    gatherings:
      items.length + gatherings.length === 0
        ? empty
        : sql`${all(AGENDAS, sql`from activities t ${JOIN} where ${u} and (${among("id", gatherings)} or t.names && ${items}::text[])`)}
          || ${all(AGENDAS, sql`from plans t ${JOIN} where ${u} and ${among("id", gatherings)}`)}`,
    roster:
      wanted.members.length === 0
        ? empty
        : all(
            OWN,
            sql`from roster t ${JOIN} where ${u} and ${among("organisation_id", wanted.rosterOf)} and ${among("person_id", wanted.members)}`,
          ),
    elections:
      wanted.electionsOf.length === 0
        ? empty
        : all(OWN, sql`from elections t ${JOIN} where ${u} and ${among("organisation_id", wanted.electionsOf)}`),
    officeHolders:
      titles.length === 0
        ? empty
        : sql`(select coalesce(jsonb_agg(distinct t.entry ->> 'name'), '[]') from positions t
            where ${u} and length(t.entry ->> 'name') > 1 and strpos(${titles.join("\n")}, t.entry ->> 'name') > 0)`,
    namedBy: gone || removedItems.length > 0 ? sql`(${namedBy(universityId, list, id, removedItems)})::int` : sql`0`,
  };
}

/** Everything around an entry, after the organisations are locked: one statement. */
export async function lookAround<Name extends ListName>(
  tx: Tx,
  universityId: number,
  list: Name,
  about: About,
  wanted: Wanted,
): Promise<Around<Name>> {
  const {
    organisations,
    positions,
    directives,
    gatherings,
    roster,
    elections,
    officeHolders,
    namedBy: named,
  } = parts(universityId, list, about, wanted);
  const { rows } = await sql<Around<Name>>`${prepared} select
    ${loadStoredPart(universityId, list, about.id)} as current,
    ${organisations} as organisations, ${positions} as positions, ${directives} as directives, ${gatherings} as gatherings,
    ${roster} as roster, ${elections} as elections, ${officeHolders} as "officeHolders", ${named} as "namedBy",
    (select encode(l.after_hash, 'hex') from audit_log l where l.university_id = ${universityId} and l.list = ${list}
      and l.target_id = ${about.id} and l.after_hash is not null order by l.sequence desc limit 1) as "beforeHash"`.execute(
    tx,
  );
  const row = rows[0];
  if (row === undefined) throw new Error("the statement always gives a row");
  return row;
}
