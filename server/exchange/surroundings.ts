import { sql } from "kysely";
import type { Action, Target } from "#domain/access.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Organisation } from "#domain/bundle/organisations.ts";
import { checkBundle } from "#domain/bundle/checks/check-bundle.ts";
import { adjustableRequirements } from "#domain/guides/pack.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { shippedPacks } from "#formats/guide-pack.ts";
import type { Db } from "#server/db/db.ts";
import { currentWhere } from "#server/exchange/current.ts";
import type { Importer } from "#server/exchange/importer.ts";
import { nameOf } from "#server/facts/activity-names.ts";

/** The school as it stands, as far as a file may refer to it. */
export type Standing = { places: ReadonlyMap<string, Target & { id: string; entry: Organisation }>; bundle: Bundle };

function itemsIn(bundle: Bundle): string[] {
  const gatherings = [...bundle.activities, ...bundle.plans];
  const items = gatherings.flatMap((each) => each.segments.flatMap((segment) => segment.agenda ?? []));
  return [...new Set(items.flatMap((item) => [item.id, item.refersTo ?? []].flat()))];
}

function membersIn(bundle: Bundle): string[] {
  const segments = [...bundle.activities, ...bundle.plans].flatMap((each) => each.segments);
  const named = segments.flatMap((each) => [...(each.attendees ?? []), ...(each.talk?.pair ?? [])]);
  return [...new Set([...named, ...bundle.roster.map((each) => each.memberId)])];
}

/** Meetings of the school that the file refers to, with their agendas' ids alone. */
async function gatheringsFor(
  db: Db,
  universityId: number,
  bundle: Bundle,
  table: "activities" | "plans",
): Promise<Bundle["activities"]> {
  const items = itemsIn(bundle);
  const ids = bundle.approvals.map((each) => each.forumActivityId);
  const named =
    table === "activities" ? sql`t.names && ${items.map((each) => nameOf("item", each))}::text[] or` : sql``;
  const { rows } = await sql<Bundle["activities"][number]>`
    select t.id, t.organisation_id as "organisationId", t.held_on as "heldOn", '-' as title,
      (select jsonb_agg(jsonb_build_object('kind', s -> 'kind', 'agenda', coalesce((select jsonb_agg(jsonb_build_object('id', i -> 'id', 'category', i -> 'category'))
        from jsonb_array_elements(case jsonb_typeof(s -> 'agenda') when 'array' then s -> 'agenda' else '[]' end) i), '[]')))
        from jsonb_array_elements(t.entry -> 'segments') s) as segments
    from ${sql.table(table)} t where t.university_id = ${universityId} and (${named} t.id = any(${ids}::text[]))`.execute(
    db,
  );
  return rows;
}

/** Reads what a file may refer to: as much as its sender may see, so that what is hidden is refused as what does not exist. */
export async function standingFor(db: Db, importer: Importer, sent: Bundle): Promise<Standing> {
  const { universityId } = importer;
  const organisations = await db
    .selectFrom("organisations")
    .select(["id", "path", "kind", "entry"])
    .where("university_id", "=", universityId)
    .execute();
  const places = new Map(organisations.map((each) => [each.id, each]));
  const above = new Set(organisations.flatMap((each) => (importer.may("see", each).allowed ? each.path : [])));
  const sees = (id: string): boolean => {
    const place = places.get(id);
    return place !== undefined && (above.has(id) || importer.may("see", place).allowed);
  };
  const may = (action: Action, id: string): boolean => {
    const place = places.get(id);
    return place !== undefined && importer.may(action, place).allowed;
  };
  const members = membersIn(sent);
  const readAll = <Name extends "positions" | "elections" | "directives">(name: Name) =>
    currentWhere(db, universityId, name, sql<boolean>`true`);
  const roster = await db
    .selectFrom("roster")
    .select(["organisation_id", "entry"])
    .where("university_id", "=", universityId)
    .where(sql<boolean>`person_id = any(${members}::text[])`)
    .execute();
  const posts = new Set(sent.positions.map((each) => each.id));
  const positions = (await readAll("positions")).filter(
    (each) => sees(each.organisation_id) || posts.has(each.entry.id),
  );
  const bundle: Bundle = {
    ...emptyBundle(),
    organisations: organisations.filter((each) => sees(each.id)).map((each) => each.entry),
    positions: positions.map((each) => each.entry),
    elections: (await readAll("elections")).filter((each) => sees(each.organisation_id)).map((each) => each.entry),
    directives: (await readAll("directives")).filter((each) => sees(each.organisation_id)).map((each) => each.entry),
    // Who is on a roster is the branch's own; to everybody else its members do not exist.
    roster: roster.filter((each) => may("see-private", each.organisation_id)).map((each) => each.entry),
    activities: (await gatheringsFor(db, universityId, sent, "activities")).filter((each) => sees(each.organisationId)),
    plans: (await gatheringsFor(db, universityId, sent, "plans")).filter((each) => sees(each.organisationId)),
  };
  return { places, bundle };
}

function withOthers<Item extends { id: string }>(sent: readonly Item[], standing: readonly Item[]): Item[] {
  const ids = new Set(sent.map((each) => each.id));
  return [...sent, ...standing.filter((each) => !ids.has(each.id))];
}

/** Lists without ids: what the file says again would be there twice. */
function withOtherWholes<Item>(
  sent: readonly Item[],
  standing: readonly Item[],
  keyOf: (item: Item) => string,
): Item[] {
  const keys = new Set(sent.map(keyOf));
  return [...sent, ...standing.filter((each) => !keys.has(keyOf(each)))];
}

/**
 * What is wrong with the file's entries among those that stand here, in the words of `bundle validate`. The file's own
 * come first in each list, so that a path leads into the file.
 */
export async function checkAmong(
  sent: Bundle,
  standing: Bundle,
): Promise<{ problems: Problem[]; warnings: Problem[] }> {
  const whole: Bundle = {
    ...sent,
    organisations: withOthers(sent.organisations, standing.organisations),
    positions: withOthers(sent.positions, standing.positions),
    directives: withOthers(sent.directives, standing.directives),
    activities: withOthers(sent.activities, standing.activities),
    plans: withOthers(sent.plans, standing.plans),
    elections: withOtherWholes(sent.elections, standing.elections, (each) => `${each.organisationId} ${each.heldOn}`),
    roster: withOtherWholes(
      sent.roster,
      standing.roster,
      (each) => `${each.memberId} ${each.organisationId} ${each.from}`,
    ),
  };
  const adjustable = [...new Set(adjustableRequirements(await shippedPacks()))];
  const { problems, warnings } = checkBundle(whole, { adjustableRequirements: adjustable });
  const inFile = ({ place }: Problem): boolean => {
    const [list, index] = place.path ?? [];
    if (typeof index !== "number" || typeof list !== "string") return true;
    const entries: unknown = Reflect.get(sent, list);
    return !Array.isArray(entries) || index < entries.length;
  };
  return { problems: problems.filter(inFile), warnings: warnings.filter(inFile) };
}
