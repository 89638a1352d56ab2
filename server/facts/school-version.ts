import { sql } from "kysely";
import type { Calendar, Settings } from "#domain/bundle/calendar.ts";
import { canonical } from "#domain/bundle/canonical.ts";
import type { AuditEntry } from "#server/audit/append.ts";
import { factHash } from "#server/audit/fact-hash.ts";
import type { Tx } from "#server/db/db.ts";
import { json } from "#server/db/json.ts";
import { clockText } from "#server/facts/draft.ts";
import type { Services } from "#server/services.ts";

/** What the school itself has, versioned like a fact. */
export type SchoolList = "calendar" | "settings";

/** Who writes, and from where. */
type Writer = { universityId: number; accountId: string | null; address: string };

type Version = {
  entry: Calendar | Settings;
  version: number;
  action: "create" | "correct" | "import";
  reason: string | null;
};

/** A semester that says what it said keeps its clock, whatever clock it came with; another gets the system's. */
export function withClocks({ semesters, ...rest }: Calendar, before: Calendar, now: string): Calendar {
  if (semesters == null) return rest;
  const known = new Map((before.semesters ?? []).map(({ recordedAt, ...said }) => [canonical(said), recordedAt]));
  return {
    ...rest,
    semesters: semesters.map(({ recordedAt: _claimed, ...said }) => {
      const text = canonical(said);
      return { ...said, recordedAt: known.has(text) ? (known.get(text) ?? null) : now };
    }),
  };
}

/** Writes one of the two as a new version. @returns what the audit log is to say, when all else is written */
export async function writeSchoolVersion(
  tx: Tx,
  services: Services,
  { universityId, accountId, address }: Writer,
  list: SchoolList,
  { entry, version, action, reason }: Version,
): Promise<AuditEntry> {
  const salt = services.randomBytes(16);
  const { rows } = await sql<{ hash: Buffer | null }>`with kept as (
      insert into school (university_id, calendar, calendar_version, settings, settings_version)
      values (${universityId}, ${list === "calendar" ? json(entry) : json({})}, ${list === "calendar" ? version : 0},
        ${list === "settings" ? json(entry) : json({})}, ${list === "settings" ? version : 0})
      on conflict (university_id) do update set ${sql.ref(list)} = excluded.${sql.ref(list)},
        ${sql.ref(`${list}_version`)} = excluded.${sql.ref(`${list}_version`)}
    ), told as (
      insert into fact_versions (university_id, list, id, version, action, recorded_at, account_id, reason, entry, salt)
      values (${universityId}, ${list}, ${list}, ${version}, ${action}, ${clockText(services.now())}, ${accountId},
        ${reason}, ${json(entry)}, ${salt})
    )
    select (select after_hash from audit_log where university_id = ${universityId} and list = ${list} and target_id = ${list}
      order by sequence desc limit 1) as hash`.execute(tx);
  return {
    accountId,
    address,
    action,
    list,
    targetId: list,
    organisationId: null,
    beforeHash: rows[0]?.hash ?? null,
    afterHash: factHash(salt, entry, null),
  };
}
