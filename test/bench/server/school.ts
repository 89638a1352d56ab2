import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { AccessRole } from "#domain/access.ts";
import { hashOfToken } from "#server/identity/caller.ts";
import type { Services } from "#server/services.ts";

/** What requests are made of: the school's ids, and who may ask for what, by the cookie of a session. */
export type SchoolAtWork = {
  office: string;
  branches: readonly { id: string; parent: string; members: readonly string[]; cookie: string }[];
  departments: readonly string[];
  activities: readonly string[];
};

/** Enough for a meeting's attendees. */
const MEMBERS = 30;
const WRITERS = 40;

/** The cookie of somebody with the role, signed in for the time of the measurement. */
async function signedIn(
  { db, newId }: Services,
  universityId: number,
  role: AccessRole,
  organisationId: string,
): Promise<string> {
  const account = newId();
  const token = randomBytes(32).toString("base64url");
  const far = new Date("2100-01-01T00:00:00Z");
  await db
    .insertInto("accounts")
    .values({ id: account, university_id: universityId, sign_in_name: account, display_name: role })
    .execute();
  const held = { id: newId(), university_id: universityId, account_id: account, role, organisation_id: organisationId };
  await db
    .insertInto("roles")
    .values({ ...held, valid_from: "2020-01-01", valid_until: null })
    .execute();
  await db
    .insertInto("sessions")
    .values({
      token_hash: hashOfToken(token),
      account_id: account,
      public_id: newId(),
      created_at: new Date(),
      last_seen_at: far,
      idle_until: far,
      absolute_until: far,
    })
    .execute();
  return `biaogan=${token}`;
}

/** Fills the rosters of some branches up to the attendees of a meeting: most branches of the example are smaller. */
async function fillRosters({ db }: Services, universityId: number): Promise<void> {
  await sql`
    with chosen as (
      select o.id, count(r.id)::int as members from organisations o
      left join roster r on r.university_id = o.university_id and r.organisation_id = o.id and r.valid_to is null
      where o.university_id = ${universityId} and o.kind = 'branch' and o.dissolved_on is null
      group by 1 order by md5(o.id) limit ${WRITERS}
    )
    insert into roster (university_id, id, organisation_id, person_id, valid_from, version, recorded_at, entry)
    select ${universityId}, 'bench-' || id || '-' || number, id, 'bench-' || id || '-' || number, '2023-01-01', 1, '2026-01-01',
      jsonb_build_object('memberId', 'bench-' || id || '-' || number, 'organisationId', id, 'from', '2023-01-01')
    from chosen, generate_series(members + 1, ${MEMBERS}::int) number`.execute(db);
}

/** People at the loaded school: one in the university's office, one in each of some branches with members enough. */
export async function peopleAtWork(services: Services, universityId: number): Promise<SchoolAtWork> {
  const { db } = services;
  await fillRosters(services, universityId);
  const { rows: branches } = await sql<{ id: string; parent: string; members: string[] }>`
    select o.id, o.parent_id as parent, (array_agg(r.person_id order by r.person_id))[1:${MEMBERS}] as members
    from organisations o join roster r on r.university_id = o.university_id and r.organisation_id = o.id
    where o.university_id = ${universityId} and o.kind = 'branch' and o.dissolved_on is null and r.valid_to is null
    group by 1, 2 having count(distinct r.person_id) >= ${MEMBERS} order by 1 limit ${WRITERS}`.execute(db);
  const { rows: departments } = await sql<{ id: string }>`
    select id from organisations where university_id = ${universityId} and kind = 'department'`.execute(db);
  const { rows: activities } = await sql<{ id: string }>`
    select id from activities where university_id = ${universityId} and not sensitive order by md5(id) limit 1000`.execute(
    db,
  );
  const staffed = [];
  for (const branch of branches)
    staffed.push({ ...branch, cookie: await signedIn(services, universityId, "branch-office", branch.id) });
  return {
    office: await signedIn(services, universityId, "university-office", "u1"),
    branches: staffed,
    departments: departments.map((each) => each.id),
    activities: activities.map((each) => each.id),
  };
}
