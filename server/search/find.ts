import { sql } from "kysely";
import type { search } from "#api/endpoints/search.ts";
import type { OutputOf } from "#api/endpoint.ts";
import type { Db } from "#server/db/db.ts";
import { activitySeen, organisationSeen } from "#server/search/scope.ts";
import type { Sight } from "#server/search/scope.ts";
import { activityText, nameText } from "#server/search/text.ts";

type Found = OutputOf<typeof search>;
/** What is looked for, and how much of it is wanted. */
export type Wanted = { text: string; limit: number; organisationId?: string | undefined };

/** The query for activities that hold the text, newest first; one more than wanted tells that there are more. */
export function activitiesFound(db: Db, sight: Sight, { text, limit, organisationId }: Wanted) {
  const found = activityText(text, "a") ?? sql<boolean>`true`;
  const query = db
    .selectFrom("activities as a")
    .innerJoin("organisations as o", (join) =>
      join.onRef("o.university_id", "=", "a.university_id").onRef("o.id", "=", "a.organisation_id"),
    )
    .select(["a.id", "a.organisation_id", "o.name as organisation", "a.held_on", "a.title", "a.kinds"])
    .where("a.university_id", "=", sight.universityId)
    .where(found)
    .where(activitySeen(sight, "a"))
    .orderBy("a.held_on", "desc")
    .orderBy("a.id")
    .limit(limit + 1);
  if (organisationId === undefined) return query;
  return query.where(
    sql<boolean>`exists (select from activity_organisations n join organisations p
      on p.university_id = n.university_id and p.id = n.organisation_id
      where n.university_id = a.university_id and n.activity_id = a.id and p.path @> ${[organisationId]}::text[])`,
  );
}

function organisationsFound(db: Db, sight: Sight, { text, limit, organisationId }: Wanted) {
  const above = sql<string[]>`array(select p.name from unnest(o.path) with ordinality step (id, place)
    join organisations p on p.university_id = o.university_id and p.id = step.id
    where p.id <> o.id and ${organisationSeen(sight, "p")} order by step.place)`;
  const query = db
    .selectFrom("organisations as o")
    .select(["o.id", "o.name", "o.kind", above.as("above")])
    .where("o.university_id", "=", sight.universityId)
    .where(nameText(text, "o.name") ?? sql<boolean>`true`)
    .where(organisationSeen(sight, "o"))
    .orderBy(sql`cardinality(o.path)`)
    .orderBy(sql`o.official_order nulls last`)
    .orderBy("o.id")
    .limit(limit);
  return organisationId === undefined ? query : query.where(sql<boolean>`o.path @> ${[organisationId]}::text[]`);
}

/** Finds what the caller may see. Two statements, however much is found. */
export async function find(db: Db, sight: Sight, wanted: Wanted): Promise<Found> {
  if (sight.seen.length === 0) return { organisations: [], activities: [], more: false };
  const organisations = await organisationsFound(db, sight, wanted).execute();
  const activities = await activitiesFound(db, sight, wanted).execute();
  return {
    organisations,
    activities: activities.slice(0, wanted.limit).map((each) => ({
      id: each.id,
      organisationId: each.organisation_id,
      organisation: each.organisation,
      heldOn: each.held_on,
      title: each.title,
      kinds: each.kinds,
    })),
    more: activities.length > wanted.limit,
  };
}
