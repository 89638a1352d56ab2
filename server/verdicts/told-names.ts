import { sql } from "kysely";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { organisationsAsOf } from "#domain/facts/organisation.ts";
import { resolveSettings } from "#domain/facts/settings.ts";
import type { Names } from "#domain/verdicts/names.ts";
import type { ToldFacts } from "#domain/verdicts/state-sentences.ts";
import type { Db } from "#server/db/db.ts";
import { prepared } from "#server/db/prepared.ts";
import { nameOf } from "#server/facts/activity-names.ts";
import type { VerdictRow } from "#server/verdicts/row.ts";

/** Of what speaks to a point, so many are named. */
export const FOUND_SHOWN = 12;

export type ToldVerdict = Pick<VerdictRow, "guide_version_id" | "requirement" | "summary" | "verdict" | "private">;

type Titled = { id: string; title: string };
type Row = {
  activities: (Titled & { heldOn: CivilDate; sensitive: boolean })[];
  plans: (Titled & { heldOn: CivilDate })[];
  organisations: Titled[];
  things: Titled[];
  documents: Titled[];
  settings: Bundle["settings"] | null;
  entries: Bundle["organisations"];
  elections: Bundle["elections"];
};

export type Telling = {
  names: Names;
  facts: ToldFacts;
  /** False for records that are for the branch alone, where the reader is somebody else. */
  mayName: (activityId: string) => boolean;
};

function json(fields: string, from: ReturnType<typeof sql>) {
  return sql`coalesce((select json_agg(json_build_object(${sql.raw(fields)})) from ${from}), '[]')`;
}

/** One statement for the names of whatever the verdicts of an organisation name, and what their sentences need beside. */
export async function tellingOf(
  db: Db,
  universityId: number,
  organisationId: string,
  rows: readonly ToldVerdict[],
  { asOf, seesSensitive }: { asOf: CivilDate; seesSensitive: boolean },
): Promise<Telling> {
  const verdicts = rows.map((each) => each.verdict);
  const uncovered = [...new Set(verdicts.flatMap((each) => each.uncovered))];
  const activities = [
    ...new Set([
      ...uncovered,
      ...verdicts.flatMap((each) => each.counted.map((one) => one.activity)),
      ...verdicts.flatMap((each) => each.refused.flatMap((one) => one.activity ?? [])),
      ...verdicts.flatMap((each) => (each.found?.activities ?? []).slice(0, FOUND_SHOWN).map((one) => one.activity)),
    ]),
  ];
  const documents = [...new Set(verdicts.flatMap((each) => each.found?.documents ?? []))];
  const items = uncovered.map((each) => nameOf("item", each));
  const u = sql`university_id = ${universityId}`;
  const result = await sql<Row>`${prepared} select
    ${json(`'id', id, 'title', title, 'heldOn', held_on, 'sensitive', sensitive`, sql`activities where ${u} and id = any(${activities}::text[])`)} as activities,
    ${json(`'id', id, 'title', entry ->> 'title', 'heldOn', held_on`, sql`plans where ${u} and (${seesSensitive} or not sensitive) and id = any(${uncovered}::text[])`)} as plans,
    ${json(`'id', id, 'title', name`, sql`organisations where ${u} and id = any(${uncovered}::text[])`)} as organisations,
    ${json(
      `'id', id, 'title', title`,
      sql`(
      select id, entry ->> 'name' as title from bodies where ${u} and id = any(${uncovered}::text[])
      union all select id, coalesce(entry ->> 'title', entry ->> 'number', id) from directives where ${u} and id = any(${uncovered}::text[])
      union all select item ->> 'id', coalesce(item ->> 'title', item ->> 'id') from activities, jsonb_path_query(entry, '$.segments[*].agenda[*]') item
        where ${u} and names && ${items}::text[] and item ->> 'id' = any(${uncovered}::text[]) and (${seesSensitive} or not sensitive)) thing`,
    )} as things,
    ${json(`'id', id, 'title', coalesce(entry ->> 'title', kind)`, sql`documents where ${u} and id = any(${documents}::text[])`)} as documents,
    (select settings from school where ${u}) as settings,
    coalesce((select json_agg(entry) from organisations where ${u} and id = ${organisationId}), '[]') as entries,
    coalesce((select json_agg(entry) from elections where ${u} and organisation_id = ${organisationId} and held_on <= ${asOf}::date), '[]') as elections
  `.execute(db);
  const row = result.rows[0];
  if (row === undefined) throw new Error("the statement always gives a row");
  return telling(row, asOf, seesSensitive);
}

function telling(row: Row, asOf: CivilDate, seesSensitive: boolean): Telling {
  const titles = (list: readonly Titled[]): ReadonlyMap<string, string> =>
    new Map(list.map((each) => [each.id, each.title]));
  const hidden = new Set(row.activities.filter((each) => each.sensitive && !seesSensitive).map((each) => each.id));
  const activities = new Map(
    [...row.plans, ...row.activities.filter((each) => !hidden.has(each.id))].map((each) => [each.id, each]),
  );
  const [organisations, things, documents] = [titles(row.organisations), titles(row.things), titles(row.documents)];
  return {
    names: {
      organisation: (id) => organisations.get(id) ?? id,
      activity: (id) => activities.get(id) ?? null,
      thing: (id) => things.get(id) ?? id,
      document: (id) => documents.get(id) ?? id,
    },
    facts: {
      settings: resolveSettings(row.settings ?? {}),
      organisations: organisationsAsOf(row.entries, asOf, null),
      electionsOf: Map.groupBy(row.elections, (each) => each.organisationId),
    },
    mayName: (id) => !hidden.has(id),
  };
}
