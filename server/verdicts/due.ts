import { sql } from "kysely";
import type { readDue } from "#api/endpoints/verdicts.ts";
import { addDays, yearOf } from "#domain/dates/civil-date.ts";
import { calendarYear } from "#domain/dates/period.ts";
import { requirementsOf } from "#domain/guides/pack.ts";
import { requirementName } from "#domain/verdicts/things-words.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";
import { actorOf, ownOrganisations } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { today } from "#server/services.ts";
import { freshen } from "#server/verdicts/freshen.ts";
import { readyPacks } from "#server/verdicts/packs.ts";
import { shownMetBy } from "#server/verdicts/show.ts";

type Row = {
  organisation_id: string;
  name: string;
  guide_version_id: string;
  mode: "assessed" | "self-check";
  requirement: string;
  verdict: Verdict;
  total: string;
};

/**
 * What is open across everything below an organisation: short musts first, then short shoulds, then what is
 * pending, each by its due date. Of last year only what can still be made up.
 */
export const readOrganisationDue: Handler<typeof readDue> = async ({ authorise, input, services, ...call }) => {
  const actor = actorOf(call);
  const { universityId } = actor;
  const { db } = services;
  const [root] = await authorise([input.params.id]);
  const { within, strength = null, offset, limit } = input.query;
  const day = today(services);
  const last = calendarYear(yearOf(day) - 1);
  const now = calendarYear(yearOf(day));
  if (root !== undefined && root.kind !== "university") await freshen(services, universityId, root.id);
  const until = within === undefined ? null : addDays(day, within);
  const own = ownOrganisations(actor, day);
  const { rows } = await sql<Row>`
    select v.organisation_id, o.name, v.guide_version_id, v.mode, v.requirement, v.verdict, count(*) over () as total
    from verdicts v join organisations o on o.university_id = v.university_id and o.id = v.organisation_id
    where v.university_id = ${universityId} and o.path @> array[${root?.id ?? ""}]::text[]
      and (v.mode = 'assessed' or v.mode = 'self-check' and v.organisation_id = any(${own}::text[]))
      and v.status in ('short', 'pending') and (${strength}::text is null or v.strength = ${strength})
      and (v.window_from = ${now.from}::date
        -- A period that meets both windows is told once, with this year's.
        or v.window_from = ${last.from}::date and v.status = 'short' and v.make_up_until >= ${day}::date
          and v.verdict -> 'period' ->> 'to' < ${now.from})
      and (${until}::date is null or v.status = 'short' or v.due_on <= ${until}::date)
    order by case when v.status = 'short' and v.strength = 'must' then 0 when v.status = 'short' then 1 else 2 end,
      coalesce(v.make_up_until, v.due_on) nulls last, o.official_order nulls last, v.organisation_id, v.requirement, v.period_from
    offset ${offset} limit ${limit}`.execute(db);
  const versions = await db
    .selectFrom("guide_versions")
    .select(["id", "version"])
    .where("university_id", "=", universityId)
    .where("state", "<>", "draft")
    .execute();
  const packs = await readyPacks(db, services, universityId, versions);
  return {
    items: rows.flatMap(({ verdict, ...row }) => {
      const pack = packs.get(row.guide_version_id)?.pack;
      const placed =
        pack === undefined ? undefined : requirementsOf(pack).find((each) => each.requirement.id === row.requirement);
      if (placed === undefined) return [];
      const { requirement, point } = placed;
      return [
        {
          organisationId: row.organisation_id,
          organisation: row.name,
          guideVersionId: row.guide_version_id,
          mode: row.mode,
          requirement: requirement.id,
          point,
          quote: requirement.quote,
          name: requirementName(requirement),
          metBy: shownMetBy(requirement),
          strength: requirement.strength,
          status: verdict.status,
          period: verdict.period,
          need: verdict.need,
          count: verdict.count,
          dueOn: verdict.dueOn,
          dueSoon: verdict.dueSoon,
          makeUpUntil: verdict.makeUpUntil,
        },
      ];
    }),
    total: Number(rows[0]?.total ?? 0),
    asOf: day,
  };
};
