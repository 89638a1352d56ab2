import { sql } from "kysely";
import type { RosterEntry, Position } from "#domain/bundle/organisations.ts";
import { outsideBranch } from "#domain/privacy-export.ts";
import type { AsyncBundleSource } from "#formats/bundle-json/write-async.ts";
import type { Tx } from "#server/db/db.ts";
import { activitiesOut, isOfAsked } from "#server/exchange/activities-out.ts";
import { gather, organisationsNamed } from "#server/exchange/gather.ts";
import { renaming } from "#server/exchange/people.ts";
import type { PeopleMode, Rename } from "#server/exchange/people.ts";
import { organisationsOf, placesOf } from "#server/exchange/places.ts";
import type { Places } from "#server/exchange/places.ts";
import { coverageStatements } from "#server/exchange/stated.ts";
import type { Services } from "#server/services.ts";
import { today } from "#server/services.ts";

/** What is exported: an organisation with all below it, and how much is told of people. */
export type ExportAsked = { universityId: number; organisationId: string; people: PeopleMode };

/** Organisations that activities name outside of what is exported: those that hold or join them, and owners of posts. */
async function namedByActivities(tx: Tx, universityId: number, { within, before }: Places): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct others.organisation_id as id from activity_organisations own
    join activity_organisations others on others.university_id = own.university_id and others.activity_id = own.activity_id
    where own.university_id = ${universityId} and own.organisation_id = any(${[...within, ...before]}::text[])
    union
    select a.organisation_id from activity_attendees t join activities a on a.university_id = t.university_id and a.id = t.activity_id
    where t.university_id = ${universityId} and t.branch_id = any(${[...within]}::text[])`.execute(tx);
  return rows.map((row) => row.id);
}

function renamed(entry: RosterEntry, rename: Rename): RosterEntry {
  return { ...entry, memberId: rename(entry.organisationId, entry.memberId) };
}

function renamedPost({ memberId, ...post }: Position, rename: Rename): Position {
  return memberId == null ? post : { ...post, memberId: rename(post.organisationId, memberId) };
}

/**
 * The bundle of an organisation and all below it, its activities as a stream. Ancestors and whatever is named come along by name, so
 * that the bundle is whole. The transaction must see a single moment.
 */
export async function bundleOf(tx: Tx, services: Services, asked: ExportAsked): Promise<AsyncBundleSource> {
  const { universityId, organisationId, people } = asked;
  const places = await placesOf(tx, universityId, organisationId);
  const rename = await renaming(services.db, universityId, people, services);
  const lists = await gather(tx, universityId, places, people !== "counts");
  const branches = [...places.within].filter((id) => places.byId.get(id)?.kind === "branch");
  const stated = people === "counts" ? await coverageStatements(tx, universityId, branches, today(services)) : [];
  const keyOf = (each: { organisationId: string; year: number; coverage: string }): string =>
    JSON.stringify([each.organisationId, each.year, each.coverage]);
  const replaced = new Set(stated.map(keyOf));
  const posts = new Set(lists.positions.map((each) => each.id));
  const named = [...organisationsNamed(lists), ...(await namedByActivities(tx, universityId, places))];
  return {
    ...lists,
    organisations: organisationsOf(places, named),
    positions: lists.positions.map((each) => renamedPost(each, rename)),
    // A plan of a sensitive meeting leaves its branch as the meeting does.
    plans: lists.plans.flatMap((each) =>
      people !== "counts" && isOfAsked(each, places) ? each : (outsideBranch(each) ?? []),
    ),
    roster: lists.roster.map((each) => renamed(each, rename)),
    statements: [...lists.statements.filter((each) => !replaced.has(keyOf(each))), ...stated],
    activities: activitiesOut(tx, { universityId, places, people, rename }, posts),
  };
}
