import { sql } from "kysely";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Tx } from "#server/db/db.ts";
import { prepared } from "#server/db/prepared.ts";

/** Organisations to judge, all locked: those with branches come after those without. */
export type Judged = {
  full: string[];
  /** Organisations above, of which a branch's verdicts can change the roll-ups alone. */
  rollUps: string[];
  /** True where all of `full` were judged on the day already: what a change cannot reach is as it was. */
  fresh: boolean;
};

/** What else leads to organisations: members to whoever has them on a roster, posts to whoever's contacts hold them. */
export type TouchedThrough = {
  persons?: readonly string[];
  positions?: readonly string[];
  /** The organisations above are touched as such, not by their roll-ups alone: a forum, a branch's secretary, a flag. */
  above?: boolean;
};

/** No tree and no succession of organisations is deeper: a circle among earlier parents must not go on for ever. */
const DEEPEST = 12;

/**
 * Locks the organisations whose verdicts may change when facts of these do, and says which they are: the
 * named ones, the branch of a group, whoever succeeds one of them, and the organisations above, whose
 * roll-ups look at their branches; where one above was not judged today yet, it and its branches as well.
 * Everybody locks groups, then branches, then departments, each in the order of ids, so that two
 * transactions never wait for one another. A transaction that locks organisations itself calls this, first
 * and once.
 */
export async function lockForJudging(
  tx: Tx,
  universityId: number,
  organisationIds: readonly string[],
  day: CivilDate,
  { persons = [], positions = [], above = false }: TouchedThrough = {},
): Promise<Judged> {
  if (organisationIds.length === 0) return { full: [], rollUps: [], fresh: true };
  const { rows } = await sql<{ id: string; whole: boolean; fresh: boolean }>`${prepared}
    with recursive
    judged_kinds as materialized (
      select distinct g.applies_to from guide_assignments a
      join guide_versions g on g.university_id = a.university_id and g.id = a.guide_version_id
      where a.university_id = ${universityId}
    ),
    -- By today's tree, and by earlier parents that may still hold today.
    edges as materialized (
      select id as child, parent_id as parent, kind from organisations
      where university_id = ${universityId} and parent_id is not null
      union all
      select id, was ->> 'parentId', kind from organisations, jsonb_array_elements(
        case jsonb_typeof(entry -> 'was') when 'array' then entry -> 'was' else '[]' end) was
      where university_id = ${universityId} and entry ? 'was' and was ->> 'parentId' is not null
    ),
    successors as materialized (
      select id, before from organisations, jsonb_array_elements_text(
        case jsonb_typeof(entry -> 'succeeds') when 'array' then entry -> 'succeeds' else '[]' end) before
      where university_id = ${universityId} and entry ? 'succeeds'
    ),
    next as materialized (
      select child as id, parent as then from edges where kind = 'group'
      union all select before, id from successors
    ),
    -- Recursion by "union all", down to a depth that no school has: with "union" PostgreSQL makes a table for the rows
    -- that it expects, which are far too many, and that took a hundred times as long as the rest.
    found(id, depth) as (
      select id, 0 from (
        select unnest(${organisationIds}::text[]) as id
        union
        select organisation_id from roster where university_id = ${universityId} and person_id = any(${persons}::text[])
        union
        select organisation_id from contacts
        where university_id = ${universityId} and entry ->> 'positionId' = any(${positions}::text[])
        union
        select organisation_id from bodies
        where university_id = ${universityId} and entry ->> 'contactPositionId' = any(${positions}::text[])
      ) given
      union all
      select n.then, f.depth + 1 from found f join next n on n.id = f.id where f.depth < ${DEEPEST}
    ),
    touched as materialized (select distinct id from found),
    climbed(id, depth) as (
      select id, 0 from touched
      union all
      select e.parent, c.depth + 1 from climbed c join edges e on e.child = c.id where c.depth < ${DEEPEST}
    ),
    higher as materialized (select distinct id from climbed),
    parents as materialized (
      select id, judged_for is distinct from ${day}::date as stale from organisations
      where university_id = ${universityId} and id = any(array(select id from higher))
        and kind in (select applies_to from judged_kinds)
        and id in (select parent from edges where child = any(array(select id from higher)))
    ),
    full_ones as (select id from touched union select id from parents where stale or ${above}),
    chosen as (
      select id, true as whole from full_ones
      union all
      select id, true from organisations
      where university_id = ${universityId} and parent_id = any(array(select id from full_ones))
        and kind <> 'group' and judged_for is distinct from ${day}::date
      union all
      select id, false from parents
    ),
    ordered as (select id, bool_or(whole) as whole from chosen group by id)
    select o.id, c.whole, o.judged_for is not distinct from ${day}::date as fresh from organisations o join ordered c on c.id = o.id
    where o.university_id = ${universityId} and o.id = any(array(select id from ordered)) and o.kind in (select applies_to from judged_kinds)
    order by array_position(array['group', 'branch', 'department', 'university'], o.kind), o.id collate "C"
    for no key update of o
  `.execute(tx);
  return {
    full: rows.filter((each) => each.whole).map((each) => each.id),
    rollUps: rows.filter((each) => !each.whole).map((each) => each.id),
    fresh: rows.every((each) => each.fresh || !each.whole),
  };
}
