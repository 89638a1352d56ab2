import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Summary } from "#domain/verdicts/summary.ts";
import type { Status } from "#domain/verdicts/verdict.ts";
import { prepared } from "#server/db/prepared.ts";
import type { VerdictMode } from "#server/db/verdict-tables.ts";

/** What to load: organisations with everything they are judged from, and others of which only roll-ups are judged. */
export type LoadRequest = {
  universityId: number;
  full: readonly string[];
  /** Organisations whose roll-ups alone are judged: their tree and their branches' kept verdicts suffice. */
  rollUps: readonly string[];
  /** The day judged, and all windows that are. */
  asOf: CivilDate;
  span: Period;
};

/** Who attended and who talked, beside the activities they belong to. */
export type LoadedAttendance = { activity: string; segment: number; members: string[] };
export type LoadedTalk = { activity: string; segment: number; pair: [string, string] };

/** What the statement gives: lists in the bundle's shape, each in the order of its ids. */
export type LoadedRow = {
  calendar: Bundle["calendar"] | null;
  settings: Bundle["settings"] | null;
  organisations: Bundle["organisations"];
  positions: Bundle["positions"];
  elections: Bundle["elections"];
  extensions: Bundle["extensions"];
  roster: Bundle["roster"];
  activities: Bundle["activities"];
  attendances: LoadedAttendance[];
  talks: LoadedTalk[];
  plans: Bundle["plans"];
  documents: Bundle["documents"];
  approvals: Bundle["approvals"];
  directives: Bundle["directives"];
  bodies: Bundle["bodies"];
  contacts: Bundle["contacts"];
  weak_branches: Bundle["weakBranches"];
  statements: Bundle["statements"];
  assignments: LoadedAssignment[];
  guides: LoadedGuide[];
  paths: { id: string; path: string[]; kind: string; judgedFor: CivilDate | null }[];
  kept: KeptVerdict[];
  branch_shorts: BranchShort[];
};

export type LoadedAssignment = {
  organisation: string;
  guide: string;
  mode: "assessed" | "self-check";
  from: CivilDate;
  id: string;
};

/** A guide version without its content. */
export type LoadedGuide = {
  id: string;
  pack: string;
  guide: string;
  appliesTo: string;
  published: string | null;
  version: number;
};

/** As much of a kept verdict as tells whether it changed. */
export type KeptVerdict = {
  organisation: string;
  guide: string;
  from: CivilDate;
  to: CivilDate;
  requirement: string;
  period: string;
  mode: VerdictMode;
  status: Status;
  summary: Summary | null;
  need: number;
  count: number;
  digest: string;
};

export type BranchShort = {
  organisation: string;
  guide: string;
  from: CivilDate;
  requirement: string;
  strength: "must" | "should";
};

/** The ids of a common table expression as an array: an index is used for it whatever the planner expects. */
function anyOf(...tables: string[]): RawBuilder<unknown> {
  const selects = tables.map((each) => sql`select id from ${sql.ref(each)}`);
  return sql`any(array(${sql.join(selects, sql` union all `)}))`;
}

function list(select: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce((select json_agg(one.entry order by one.id collate "C") from (${select}) one), '[]'::json)`;
}

/** The items of a field that holds a list; none where it does not. */
function itemsIn(field: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(case jsonb_typeof(${field}) when 'array' then ${field} else '[]' end)`;
}

/**
 * The organisations that the verdicts depend on. `asked` are those judged in full; `ledger` those whose
 * activities count for them: themselves, their groups, and everybody these succeed.
 */
function scope(u: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
  edges as materialized (
    select id as child, parent_id as parent from organisations where ${u} and parent_id is not null
    union all
    select id, was ->> 'parentId' from organisations, jsonb_array_elements(${itemsIn(sql`entry -> 'was'`)}) was
    where ${u} and entry ? 'was' and was ->> 'parentId' is not null
  ),
  below as (
    select id from asked
    union select e.child from below b join edges e on e.parent = b.id
  ),
  above as (
    select id from asked union select id from rolled
    union select e.parent from above a join edges e on e.child = a.id
  ),
  ledger as (
    (select id from asked
    union select id from organisations where ${u} and kind = 'group'
      and id = any(array(select child from edges where parent = ${anyOf("asked")})))
    union select before.id from ledger l join organisations o on ${u} and o.id = l.id,
      jsonb_array_elements_text(${itemsIn(sql`o.entry -> 'succeeds'`)}) before(id)
  ),
  children as materialized (select child as id from edges where parent = ${anyOf("asked", "rolled")})`;
}

function people(u: RawBuilder<unknown>, { asOf, span }: LoadRequest): RawBuilder<unknown> {
  const inYears = sql`held_on >= ${`${span.from.slice(0, 4)}-01-01`}::date and held_on <= ${asOf}::date`;
  return sql`
  own_posts as materialized (
    select id, entry ->> 'memberId' as member from positions where ${u} and organisation_id = ${anyOf("ledger")}
  ),
  members as materialized (
    select distinct entry ->> 'memberId' as id from roster where ${u} and organisation_id = ${anyOf("asked")}
  ),
  persons as materialized (
    select id from members
    union select id from own_posts union select member from own_posts where member is not null
    union select id from positions where ${u}
      and entry ->> 'memberId' = any(array(select id from members union all select member from own_posts where member is not null))
  ),
  attended as materialized (
    select activity_id, segment, json_agg(member_id order by member_id collate "C") as members
    from activity_attendees where ${u} and member_id = ${anyOf("members")} and ${inYears}
    group by activity_id, segment
  ),
  talked as materialized (
    select activity_id, segment, one, other from activity_talks where ${u} and one = ${anyOf("persons")} and ${inYears}
    union select activity_id, segment, one, other from activity_talks where ${u} and other = ${anyOf("persons")} and ${inYears}
  ),
  posts as materialized (
    select id from own_posts
    union select id from positions where ${u} and organisation_id = any(array(select child from edges where parent = ${anyOf("asked")}))
    union select entry ->> 'positionId' from contacts where ${u} and organisation_id = ${anyOf("asked")}
    union select entry ->> 'contactPositionId' from bodies where ${u} and organisation_id = ${anyOf("asked")}
    union select one from talked union select other from talked
  )`;
}

function activities(u: RawBuilder<unknown>, { asOf, span }: LoadRequest): RawBuilder<unknown> {
  return sql`
  -- No judged period begins earlier than its window's first week or the semester that meets it.
  since as materialized (
    select least(${span.from}::date - 7, min((s ->> 'startsOn')::date) - 7) as day
    from school, jsonb_array_elements(${itemsIn(sql`calendar -> 'semesters'`)}) s
    where ${u} and (s ->> 'endsOn')::date >= ${span.from}::date - 14 and (s ->> 'startsOn')::date <= ${span.to}::date + 14
  ),
  own as materialized (
    select distinct activity_id as id from activity_organisations
    where ${u} and organisation_id = ${anyOf("ledger")} and held_on >= (select day from since) and held_on <= ${asOf}::date
  ),
  forums as materialized (
    select distinct activity_id as id from activity_organisations
    where ${u} and kinds @> '{forum}' and organisation_id = ${anyOf("below")}
      and held_on >= ${span.from}::date and held_on <= ${asOf}::date
  ),
  -- Agenda items may refer to a Party committee meeting of any time.
  referred as materialized (
    select distinct ref #>> '{}' as id from activities, jsonb_path_query(entry, '$.segments[*].agenda[*].refersTo') ref
    where ${u} and jsonb_typeof(ref) = 'string' and id = any(array(select activity_id from activity_organisations
      where ${u} and organisation_id = ${anyOf("ledger")} and held_on >= (select day from since) and held_on <= ${asOf}::date
        and kinds && '{joint-meeting,party-committee-meeting}'))
  ),
  older as materialized (
    select distinct ao.activity_id as id from activity_organisations ao
    where exists (select from referred) and ${u} and ao.organisation_id = ${anyOf("ledger")}
      and ao.held_on < (select day from since) and ao.kinds @> '{party-committee-meeting}'
      and exists (select from activities a, jsonb_path_query(a.entry, '$.segments[*].agenda[*].id') item
        where a.university_id = ao.university_id and a.id = ao.activity_id and item #>> '{}' = ${anyOf("referred")})
  ),
  needed as materialized (
    select id from own union select id from forums union select id from older
    union select activity_id from attended union select activity_id from talked
  ),
  planned as materialized (
    select p.id, p.entry from plans p
    where ${u} and p.held_on > ${asOf}::date and p.held_on <= ${span.to}::date
      and p.entry @> '{"segments": [{"kind": "forum"}]}'
      and (p.organisation_id = ${anyOf("below")}
        or exists (select from jsonb_array_elements_text(${itemsIn(sql`p.entry -> 'alsoFor'`)}) also where also = ${anyOf("below")}))
      -- A plan keeps its id when it is held.
      and not exists (select from activities a where a.university_id = p.university_id and a.id = p.id and a.held_on <= ${asOf}::date)
  )`;
}

/** One statement for everything: the facts, the guides assigned, and what is kept so far. */
export function loadQuery(request: LoadRequest): RawBuilder<LoadedRow> {
  const { universityId, full, rollUps, asOf, span } = request;
  const u = sql`university_id = ${universityId}`;
  const ofAsked = (table: string): RawBuilder<unknown> =>
    list(sql`select id, entry from ${sql.table(table)} where ${u} and organisation_id = ${anyOf("asked")}`);
  return sql<LoadedRow>`${prepared}
    with recursive
    asked as materialized (select unnest(${full}::text[]) as id),
    rolled as materialized (select unnest(${rollUps}::text[]) as id),
    ${scope(u)}, ${people(u, request)}, ${activities(u, request)}
    select
      (select calendar from school where ${u}) as calendar,
      (select settings from school where ${u}) as settings,
      ${list(sql`select id, entry from organisations where ${u} and id = ${anyOf("above", "below", "ledger", "children")}`)} as organisations,
      ${list(sql`select id, entry from positions where ${u} and id = ${anyOf("posts")}`)} as positions,
      ${ofAsked("elections")} as elections,
      ${ofAsked("extensions")} as extensions,
      ${list(sql`select id, entry from roster where ${u} and (organisation_id = ${anyOf("asked")} or person_id = ${anyOf("members")})`)} as roster,
      ${list(sql`select id, entry - '{title,place,convener,recorder,observers,startsAt,endsAt}'::text[] as entry
        from activities where ${u} and id = ${anyOf("needed")}`)} as activities,
      coalesce((select json_agg(json_build_object('activity', activity_id, 'segment', segment, 'members', members)) from attended), '[]') as attendances,
      coalesce((select json_agg(json_build_object('activity', activity_id, 'segment', segment, 'pair', json_build_array(one, other))) from talked), '[]') as talks,
      ${list(sql`select id, entry from planned`)} as plans,
      ${list(sql`select id, entry from documents where ${u} and organisation_id = ${anyOf("above")}
        and (organisation_id = ${anyOf("asked")} or entry -> 'coversBelow' = 'true')`)} as documents,
      ${list(sql`select id, entry from approvals where ${u} and forum_activity_id = ${anyOf("forums", "planned")}`)} as approvals,
      -- Of a decision its receipt is enough: the list of all who received it is long.
      ${list(sql`select directive_id as id, jsonb_build_object('id', directive_id, 'recipients', jsonb_agg(
          jsonb_build_object('organisationId', organisation_id, 'receivedOn', received_on))) as entry
        from directive_recipients where ${u} and organisation_id = ${anyOf("asked")}
          and received_on >= ${span.from}::date and received_on <= ${asOf}::date group by directive_id`)} as directives,
      ${ofAsked("bodies")} as bodies,
      ${ofAsked("contacts")} as contacts,
      ${list(sql`select id, entry from weak_branches where ${u} and organisation_id = ${anyOf("children")}`)} as weak_branches,
      ${ofAsked("statements")} as statements,
      coalesce((select json_agg(json_build_object('organisation', organisation_id, 'guide', guide_version_id, 'mode', mode,
        'from', valid_from, 'id', id)) from guide_assignments
        where ${u} and valid_from <= ${asOf}::date and (valid_to is null or valid_to >= ${asOf}::date)), '[]') as assignments,
      coalesce((select json_agg(json_build_object('id', id, 'pack', pack, 'guide', guide, 'appliesTo', applies_to,
        'published', case state when 'published' then published_at end, 'version', version)) from guide_versions
        where ${u} and state <> 'draft'), '[]') as guides,
      coalesce((select json_agg(json_build_object('id', id, 'path', path, 'kind', kind, 'judgedFor', judged_for)) from organisations
        where ${u} and id = ${anyOf("asked", "rolled")}), '[]') as paths,
      coalesce((select json_agg(json_build_object('organisation', organisation_id, 'guide', guide_version_id, 'from', window_from,
        'to', window_to, 'requirement', requirement, 'period', period_from, 'mode', mode, 'status', status,
        'summary', summary, 'need', need, 'count', count, 'digest', digest)) from verdicts
        where ${u} and organisation_id = ${anyOf("asked", "rolled")}), '[]') as kept,
      coalesce((select json_agg(json_build_object('organisation', organisation_id, 'guide', guide_version_id, 'from', window_from,
        'requirement', requirement, 'strength', strength)) from verdicts
        where ${u} and organisation_id = ${anyOf("children")} and status = 'short'), '[]') as branch_shorts
  `;
}
