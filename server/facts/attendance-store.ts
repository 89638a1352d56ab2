import { sql } from "kysely";
import type { Db, Tx } from "#server/db/db.ts";

export type Tick = { segment: number; memberIds: string[] };

/** What stands around a branch's ticks at one activity. */
export type AttendanceAround = {
  version: number;
  beforeHash: string | null;
  /** Members that the branch may name: its roster at any time and its posts. */
  members: readonly string[];
  ticked: readonly Tick[];
  /** Null: the activity is gone by now. */
  heldOn: string | null;
  segments: number;
};

export type TickedAt = { universityId: number; activityId: string; branchId: string };

/** The id under which a branch's ticks have versions of their own: others' are not disturbed by them. */
export function attendanceId({ activityId, branchId }: Pick<TickedAt, "activityId" | "branchId">): string {
  return `${activityId}/${branchId}`;
}

/** One statement. @param named members to look for on the roster; none are looked for without it */
export async function loadAttendance(db: Db, at: TickedAt, named: readonly string[] = []): Promise<AttendanceAround> {
  const { universityId, activityId, branchId } = at;
  const id = attendanceId(at);
  const u = sql`university_id = ${universityId}`;
  const { rows } = await sql<AttendanceAround>`select
    coalesce((select max(version) from fact_versions where ${u} and list = 'attendance' and id = ${id}), 0) as version,
    (select encode(after_hash, 'hex') from audit_log where ${u} and list = 'attendance' and target_id = ${id}
      and after_hash is not null order by sequence desc limit 1) as "beforeHash",
    array(select person_id from roster where ${u} and organisation_id = ${branchId} and person_id = any(${named}::text[])
      union select entry ->> 'memberId' from positions where ${u} and organisation_id = ${branchId} and entry ->> 'memberId' = any(${named}::text[])) as members,
    (select coalesce(jsonb_agg(jsonb_build_object('segment', segment, 'memberIds', members) order by segment), '[]') from (
      select segment, jsonb_agg(member_id order by member_id collate "C") as members from activity_attendees
      where ${u} and activity_id = ${activityId} and branch_id = ${branchId} group by segment) each) as ticked,
    (select held_on::text from activities where ${u} and id = ${activityId}) as "heldOn",
    coalesce((select jsonb_array_length(entry -> 'segments') from activities where ${u} and id = ${activityId}), 0) as segments`.execute(
    db,
  );
  const row = rows[0];
  if (row === undefined) throw new Error("the statement always gives a row");
  return row;
}

/** Replaces a branch's ticks and keeps them as a version; one statement. */
export async function putAttendance(
  tx: Tx,
  at: TickedAt,
  heldOn: string,
  ticks: readonly Tick[],
  version: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { universityId, activityId, branchId } = at;
  const rows = ticks.flatMap((each) => each.memberIds.map((member_id) => ({ member_id, segment: each.segment })));
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given(member_id text, segment int)`;
  await sql`with gone as (
      delete from activity_attendees old where old.university_id = ${universityId} and old.activity_id = ${activityId}
        and old.branch_id = ${branchId}
        and not exists (select from ${given} where given.member_id = old.member_id and given.segment = old.segment)
    ), put as (
      insert into activity_attendees (university_id, member_id, held_on, activity_id, segment, branch_id)
      select distinct ${universityId}::int, member_id, ${heldOn}::date, ${activityId}, segment, ${branchId} from ${given}
      on conflict do nothing
    )
    insert into fact_versions (university_id, list, id, version, action, recorded_at, account_id, entry, private, salt)
    select university_id, list, id, version, action, recorded_at, account_id, entry, private, salt
    from jsonb_populate_record(null::fact_versions, ${JSON.stringify(version)}::jsonb)`.execute(tx);
}

/** The ticks at an activity that have versions of their own, each with its last one. */
export async function tickVersions(
  tx: Tx,
  universityId: number,
  activityId: string,
): Promise<{ id: string; version: number; hash: Buffer | null }[]> {
  const { rows } = await sql<{ id: string; version: number; hash: Buffer | null }>`
    select id, max(version) as version, (select after_hash from audit_log where university_id = ${universityId} and list = 'attendance'
      and target_id = fact_versions.id and after_hash is not null order by sequence desc limit 1) as hash
    from fact_versions where university_id = ${universityId} and list = 'attendance' and starts_with(id, ${`${activityId}/`})
    group by id`.execute(tx);
  return rows;
}
