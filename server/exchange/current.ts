import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Extra } from "#api/endpoints/fact-schemas.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import { factHash } from "#server/audit/fact-hash.ts";
import type { Db } from "#server/db/db.ts";
import { lists } from "#server/facts/lists.ts";
import type { People } from "#server/facts/people.ts";
import { storedColumns } from "#server/facts/stored.ts";

/** An entry as it stands now. */
export type Current<Name extends ListName> = {
  id: string;
  version: number;
  recorded_at: Date;
  organisation_id: string;
  entry: Entry<Name>;
  extra: Extra;
  minutes: string | null;
  people: People;
};

const AT_ONCE = 2_000;

const PEOPLE = sql`
  (select minutes from activity_texts x where x.university_id = t.university_id and x.activity_id = t.id) as minutes,
  jsonb_build_object(
    'attendees', (select coalesce(jsonb_agg(jsonb_build_object('segment', x.segment, 'memberId', x.member_id, 'branch', x.branch_id)), '[]')
      from activity_attendees x where x.university_id = t.university_id and x.activity_id = t.id),
    'talks', (select coalesce(jsonb_agg(jsonb_build_object('segment', x.segment, 'pair', jsonb_build_array(x.one, x.other), 'branch', x.branch_id)), '[]')
      from activity_talks x where x.university_id = t.university_id and x.activity_id = t.id)) as people`;
const NOBODY = sql`null::text as minutes, '{"attendees": [], "talks": []}'::jsonb as people`;

function pieces<Item>(items: readonly Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / AT_ONCE) }, (_, index) =>
    items.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
}

/** The entries of a list that meet a condition on its table `t`. */
export async function currentWhere<Name extends ListName>(
  db: Db,
  universityId: number,
  name: Name,
  condition: RawBuilder<boolean>,
): Promise<Current<Name>[]> {
  const { rows } = await sql<Current<Name>>`
    select ${storedColumns(name)}, ${name === "activities" ? PEOPLE : NOBODY}
    from ${sql.table(lists[name].table)} t where t.university_id = ${universityId} and ${condition}`.execute(db);
  return rows;
}

/** The entries with these ids that are there. */
export async function currentByIds<Name extends ListName>(
  db: Db,
  universityId: number,
  name: Name,
  ids: readonly string[],
): Promise<Map<string, Current<Name>>> {
  const found = new Map<string, Current<Name>>();
  for (const piece of pieces(ids)) {
    const rows = await currentWhere(db, universityId, name, sql<boolean>`t.id = any(${piece}::text[])`);
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** The entries of these organisations, for lists whose entries have no id in a bundle. */
export async function currentOf<Name extends ListName>(
  db: Db,
  universityId: number,
  name: Name,
  organisations: readonly string[],
): Promise<Current<Name>[]> {
  if (organisations.length === 0) return [];
  return currentWhere(db, universityId, name, sql<boolean>`t.organisation_id = any(${[...organisations]}::text[])`);
}

/** The newest version of a fact, withdrawn or not: its number, and its hash for the audit chain. */
export type Newest = { version: number; hash: Buffer | null };

/** The newest versions of those of these ids that ever were. */
export async function newestVersions(
  db: Db,
  universityId: number,
  name: ListName,
  ids: readonly string[],
): Promise<Map<string, Newest>> {
  const found = new Map<string, Newest>();
  for (const piece of pieces(ids)) {
    const { rows } = await sql<{
      id: string;
      version: number;
      salt: Buffer | null;
      entry: unknown;
      branch_only: unknown;
    }>`
      select distinct on (id) id, version, salt, entry, private as branch_only from fact_versions
      where university_id = ${universityId} and list = ${name} and id = any(${piece}::text[]) order by id, version desc`.execute(
      db,
    );
    for (const { id, version, salt, entry, branch_only } of rows) {
      found.set(id, { version, hash: salt === null ? null : factHash(salt, entry, branch_only) });
    }
  }
  return found;
}
