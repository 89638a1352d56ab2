import { sql } from "kysely";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle, Entry, ListName } from "#domain/bundle/bundle.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Db } from "#server/db/db.ts";
import type { FactTable } from "#server/facts/lists.ts";
import type { Assigning } from "#server/verdicts/assigned.ts";
import { withPeople } from "#server/verdicts/load-facts.ts";
import type { LoadedAttendance, LoadedGuide, LoadedTalk } from "#server/verdicts/load-query.ts";

/** Rows fetched at once; the whole of a large school is some 100 MB. */
const CHUNK = 20_000;

/** The entries of a table, in the order in which the loader of one organisation gives them. */
async function entriesOf<Each>(db: Db, universityId: number, table: FactTable): Promise<Each[]> {
  const { rows } = await sql<{ entry: Each }>`
    select entry from ${sql.table(table)} where university_id = ${universityId} order by id collate "C"`.execute(db);
  return rows.map((each) => each.entry);
}

async function activitiesOf(db: Db, universityId: number): Promise<Bundle["activities"]> {
  const all: Bundle["activities"] = [];
  for (let after = ""; ;) {
    const { rows } = await sql<{ id: string; entry: Bundle["activities"][number] }>`
      select id, entry from activities where university_id = ${universityId} and id collate "C" > ${after}
      order by id collate "C" limit ${CHUNK}`.execute(db);
    all.push(...rows.map((each) => each.entry));
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) return all;
    after = last.id;
  }
}

/**
 * All facts of a school as one bundle, with attendees and talk pairs: what `verdicts verify` judges from.
 * For use in a transaction that sees one state of the database.
 */
export async function wholeBundle(db: Db, universityId: number): Promise<Bundle> {
  const list = <Name extends ListName>(_list: Name, table: FactTable): Promise<Entry<Name>[]> =>
    entriesOf<Entry<Name>>(db, universityId, table);
  const school = await db
    .selectFrom("school")
    .select(["calendar", "settings"])
    .where("university_id", "=", universityId)
    .executeTakeFirst();
  const { rows: attendances } = await sql<LoadedAttendance>`
    select activity_id as activity, segment, array_agg(member_id order by member_id collate "C") as members
    from activity_attendees where university_id = ${universityId} group by 1, 2`.execute(db);
  const { rows: talks } = await sql<LoadedTalk>`
    select activity_id as activity, segment, array[one, other] as pair
    from activity_talks where university_id = ${universityId}`.execute(db);
  return {
    ...emptyBundle(),
    calendar: school?.calendar ?? {},
    settings: school?.settings ?? {},
    organisations: await list("organisations", "organisations"),
    positions: await list("positions", "positions"),
    elections: await list("elections", "elections"),
    extensions: await list("extensions", "extensions"),
    roster: await list("roster", "roster"),
    activities: withPeople(await activitiesOf(db, universityId), attendances, talks),
    plans: await list("plans", "plans"),
    documents: await list("documents", "documents"),
    approvals: await list("approvals", "approvals"),
    directives: await list("directives", "directives"),
    bodies: await list("bodies", "bodies"),
    contacts: await list("contacts", "contacts"),
    weakBranches: await list("weakBranches", "weak_branches"),
    statements: await list("statements", "statements"),
  };
}

/** The assignments that hold on a day and all guide versions that are no drafts. */
export async function assigningOn(db: Db, universityId: number, day: CivilDate): Promise<Assigning> {
  const assignments = await db
    .selectFrom("guide_assignments")
    .select(["id", "organisation_id as organisation", "guide_version_id as guide", "mode", "valid_from as from"])
    .where("university_id", "=", universityId)
    .where("valid_from", "<=", day)
    .where((where) => where.or([where("valid_to", "is", null), where("valid_to", ">=", day)]))
    .execute();
  const guides = await db
    .selectFrom("guide_versions")
    .select(["id", "pack", "guide", "applies_to", "state", "published_at", "version"])
    .where("university_id", "=", universityId)
    .where("state", "<>", "draft")
    .execute();
  return {
    assignments,
    guides: guides.map(({ applies_to: appliesTo, state, published_at, ...each }): LoadedGuide => ({
      ...each,
      appliesTo,
      published: state === "published" ? (published_at?.toISOString() ?? null) : null,
    })),
  };
}
