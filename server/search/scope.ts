import { sql } from "kysely";
import type { RawBuilder, SqlBool } from "kysely";
import { actorOf } from "#server/http/call.ts";
import type { AuthorisedOrganisation, CallContext } from "#server/http/call.ts";

/** What a caller may see: the topmost organisations, and those whose sensitive records are the caller's own. */
export type Sight = {
  universityId: number;
  seen: readonly AuthorisedOrganisation[];
  own: readonly AuthorisedOrganisation[];
};

/** What the caller may see. A token without the scope for private records sees what anyone above would. */
export async function sightOf(call: Pick<CallContext, "actor" | "reach">): Promise<Sight> {
  const { universityId, scopes } = actorOf(call);
  const mayAsk = scopes === null || scopes.includes("see-sensitive");
  return { universityId, seen: await call.reach("see"), own: mayAsk ? await call.reach("see-sensitive") : [] };
}

function below(tops: readonly AuthorisedOrganisation[]): RawBuilder<SqlBool> {
  return sql<SqlBool>`place.path && ${tops.map((each) => each.id)}::text[]`;
}

/** The very organisations, and their groups: nobody above reads what is for them alone. */
function itself(own: readonly AuthorisedOrganisation[]): RawBuilder<SqlBool> {
  const ids = own.map((each) => each.id);
  return sql<SqlBool>`(place.id = any(${ids}::text[]) or place.kind = 'group' and place.parent_id = any(${ids}::text[]))`;
}

/** True where the whole school is seen, so that no path need be compared. */
function seesAll({ seen }: Sight): boolean {
  return seen.some((each) => each.path.length === 1);
}

/**
 * The condition that the caller may see the activity: it names an organisation of theirs, and a sensitive record one of their own
 * branches.
 * @param alias the name of `activities` in the query
 */
export function activitySeen(sight: Sight, alias = "activities"): RawBuilder<SqlBool> {
  const column = (name: string): RawBuilder<unknown> => sql.ref(`${alias}.${name}`);
  const named = (where: RawBuilder<SqlBool>): RawBuilder<SqlBool> => sql<SqlBool>`exists (
    select from activity_organisations naming
    join organisations place on place.university_id = naming.university_id and place.id = naming.organisation_id
    where naming.university_id = ${column("university_id")} and naming.activity_id = ${column("id")} and ${where})`;
  const own = sight.own.length === 0 ? sql<SqlBool>`false` : named(itself(sight.own));
  const open = seesAll(sight) ? sql<SqlBool>`true` : named(below(sight.seen));
  return sql<SqlBool>`(case when ${column("sensitive")} then ${own} else ${open} end)`;
}

/** The condition that the caller may see the organisation. */
export function organisationSeen(sight: Sight, alias = "organisations"): RawBuilder<SqlBool> {
  if (seesAll(sight)) return sql<SqlBool>`true`;
  return sql<SqlBool>`${sql.ref(`${alias}.path`)} && ${sight.seen.map((each) => each.id)}::text[]`;
}
