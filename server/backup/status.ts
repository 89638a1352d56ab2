import { sql } from "kysely";
import type { backupStatus } from "#api/endpoints/care.ts";
import type { Care } from "#server/backup/care.ts";
import { authoriseSchool } from "#server/http/authorise-school.ts";
import type { Handler } from "#server/http/call.ts";
import { version } from "#server/version.ts";

type Happened = { at: string; well: boolean; file: string | null };
type Row = { action: Care; at: Date; target_id: string | null };

/** The last backup, drill and verification that the commands wrote down, and what the database is. */
export const readBackupStatus: Handler<typeof backupStatus> = async (call) => {
  const universityId = await authoriseSchool(call);
  const { db, now } = call.services;
  const { rows } = await sql<Row>`select distinct on (action) action, at, target_id from audit_log
    where university_id = ${universityId} and list = 'backup' order by action, sequence desc`.execute(db);
  const server = await sql<{ version: string; bytes: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database())::float8 as bytes`.execute(
    db,
  );
  const last = (good: Care, bad?: Care): Happened | null => {
    const found = rows
      .filter((each) => each.action === good || each.action === bad)
      .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0];
    if (found === undefined) return null;
    return { at: found.at.toISOString(), well: found.action === good, file: found.target_id };
  };
  return {
    now: now().toString(),
    version,
    postgres: server.rows[0]?.version ?? "",
    bytes: server.rows[0]?.bytes ?? 0,
    backup: last("backup-taken"),
    drill: last("restore-drilled", "restore-drill-failed"),
    verified: last("audit-verified", "audit-verification-failed"),
  };
};
