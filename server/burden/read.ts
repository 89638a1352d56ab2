import { sql } from "kysely";
import type { readBurden } from "#api/endpoints/care.ts";
import { requirementsOf } from "#domain/guides/pack.ts";
import type { RequirementKind } from "#domain/guides/requirement-schema.ts";
import { termAround } from "#server/burden/terms.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";
import { inOfficialOrder } from "#server/verdicts/matrix.ts";
import { readyPacks } from "#server/verdicts/packs.ts";

type Row = {
  id: string;
  parent_id: string | null;
  name: string;
  path: string[];
  official_order: number | null;
  recordsAsked: number;
  filesAsked: number;
  decisions: number;
  recordsMade: number;
  fieldsFilled: number;
  filesMade: number;
  provedAlready: number;
};

/**
 * How much was asked of each branch at and below an organisation in a term: one statement over the kept
 * verdicts and the facts. Organisations in their official order.
 */
export const readOrganisationBurden: Handler<typeof readBurden> = async ({ authorise, input, services, ...call }) => {
  const { universityId } = actorOf(call);
  const { db } = services;
  const [root] = await authorise([input.params.id]);
  if (root === undefined) throw new Refusal("not-found");
  const school = await db
    .selectFrom("school")
    .select("calendar")
    .where("university_id", "=", universityId)
    .executeTakeFirst();
  const found = termAround(school?.calendar ?? {}, input.query.on ?? today(services));
  const { from, to } = found.term;
  const versions = await db
    .selectFrom("guide_versions")
    .select(["id", "version"])
    .where("university_id", "=", universityId)
    .where("state", "<>", "draft")
    .execute();
  const packs = await readyPacks(db, services, universityId, versions);
  const idsOf = (kinds: readonly RequirementKind[]): string[] => [
    ...new Set(
      [...packs.values()].flatMap(({ pack }) =>
        requirementsOf(pack)
          .filter(({ requirement }) => kinds.includes(requirement.kind))
          .map(({ requirement }) => requirement.id),
      ),
    ),
  ];
  const { rows } = await sql<Row>`
    with branches as (
      select id, parent_id, name, path, official_order from organisations
      where university_id = ${universityId} and kind = 'branch' and path @> array[${root.id}]::text[]
        and coalesce(dissolved_on, 'infinity') >= ${from}::date and coalesce(founded_on, '-infinity') <= ${to}::date
    ), asked as (
      -- A period that meets two calendar years is kept with both of them and asked once.
      select distinct on (v.organisation_id, v.guide_version_id, v.requirement, v.period_from)
        v.organisation_id, v.requirement, v.period_from, v.status, v.need, v.verdict
      from verdicts v join branches b on b.id = v.organisation_id
      where v.university_id = ${universityId} and v.mode = 'assessed' and v.status not in ('not-applicable', 'judgement')
        and (v.verdict -> 'period' ->> 'to' between ${from} and ${to} or v.period_from = '')
      order by v.organisation_id, v.guide_version_id, v.requirement, v.period_from, v.window_from desc
    ), counts as (
      select organisation_id,
        coalesce(sum(need) filter (where requirement = any(${idsOf(["count", "regularity"])}::text[])), 0) as records,
        count(*) filter (where requirement = any(${idsOf(["document"])}::text[]) and (period_from <> '' or status = 'short')) as files
      from asked group by 1
    ), proofs as (
      select a.organisation_id, count(*) - count(distinct c ->> 'activity') as spared
      from asked a cross join lateral jsonb_array_elements(a.verdict -> 'counted') c
        join activities f on f.university_id = ${universityId} and f.id = c ->> 'activity'
          and f.held_on between ${from}::date and ${to}::date
      where a.requirement = any(${idsOf(["count", "regularity", "follow-up"])}::text[]) group by 1
    ), records as (
      select f.organisation_id, count(*) as records, sum((
        select count(*) from jsonb_path_query(f.entry - array['id', 'organisationId', 'recordedAt'], 'strict $.**') x
        where jsonb_typeof(x) not in ('object', 'array', 'null'))) as fields
      from activities f join branches b on b.id = f.organisation_id
      where f.university_id = ${universityId} and f.held_on between ${from}::date and ${to}::date group by 1
    ), files as (
      select d.organisation_id, count(*) as files from documents d join branches b on b.id = d.organisation_id
      where d.university_id = ${universityId} and d.issued_on between ${from}::date and ${to}::date group by 1
    ), decisions as (
      select r.organisation_id, count(*) as decisions from directive_recipients r join branches b on b.id = r.organisation_id
      where r.university_id = ${universityId} and r.received_on between ${from}::date and ${to}::date group by 1
    )
    select b.id, b.parent_id, b.name, b.path, b.official_order,
      coalesce(counts.records, 0)::int as "recordsAsked", coalesce(counts.files, 0)::int as "filesAsked",
      coalesce(decisions.decisions, 0)::int as decisions, coalesce(records.records, 0)::int as "recordsMade",
      coalesce(records.fields, 0)::int as "fieldsFilled", coalesce(files.files, 0)::int as "filesMade",
      coalesce(proofs.spared, 0)::int as "provedAlready"
    from branches b
      left join counts on counts.organisation_id = b.id left join proofs on proofs.organisation_id = b.id
      left join records on records.organisation_id = b.id left join files on files.organisation_id = b.id
      left join decisions on decisions.organisation_id = b.id`.execute(db);
  // The orders of departments decide between branches of two of them.
  const above = await db
    .selectFrom("organisations")
    .select(["id", "path", "official_order"])
    .where("university_id", "=", universityId)
    .where("kind", "<>", "branch")
    .execute();
  const order = inOfficialOrder(
    [...above, ...rows].map(({ id, path, official_order }) => ({ id, path, official_order })),
  );
  const byId = new Map(rows.map((each) => [each.id, each]));
  return {
    ...found,
    branches: order.flatMap(({ id }) => {
      const row = byId.get(id);
      if (row === undefined) return [];
      const { id: organisationId, parent_id: parentId, path: _path, official_order: _order, ...told } = row;
      return [{ organisationId, parentId, ...told }];
    }),
  };
};
