import type { auditList } from "#api/endpoints/audit.ts";
import type { InputOf, OutputOf } from "#api/endpoint.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import { hex } from "#server/audit/chain.ts";
import type { Db } from "#server/db/db.ts";

type Filters = InputOf<typeof auditList>["query"];

/** The instant at which a day of Shanghai begins. */
function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}

/** A page of the log, newest first. One statement. */
export async function listAudit(db: Db, universityId: number, filters: Filters): Promise<OutputOf<typeof auditList>> {
  const { from, to, accountId, organisationId, action, targetId, before, limit } = filters;
  let query = db
    .selectFrom("audit_log as l")
    .leftJoin("accounts as a", "a.id", "l.account_id")
    .selectAll("l")
    .select("a.display_name as by")
    .where("l.university_id", "=", universityId)
    .orderBy("l.sequence", "desc")
    .limit(limit + 1);
  if (from !== undefined) query = query.where("l.at", ">=", startOf(from));
  if (to !== undefined) query = query.where("l.at", "<", startOf(addDays(to, 1)));
  if (accountId !== undefined)
    query = query.where((where) => where.cast<string>("l.account_id", "text"), "=", accountId);
  if (organisationId !== undefined) query = query.where("l.organisation_id", "=", organisationId);
  if (action !== undefined) query = query.where("l.action", "=", action);
  if (targetId !== undefined) query = query.where("l.target_id", "=", targetId);
  if (before !== undefined) query = query.where("l.sequence", "<", before);
  const rows = await query.execute();
  return {
    entries: rows.slice(0, limit).map((row) => ({
      sequence: row.sequence,
      at: row.at.toISOString(),
      accountId: row.account_id,
      by: row.by,
      address: row.address,
      action: row.action,
      list: row.list,
      targetId: row.target_id,
      organisationId: row.organisation_id,
      beforeHash: hex(row.before_hash),
      afterHash: hex(row.after_hash),
      hash: row.hash.toString("hex"),
    })),
    more: rows.length > limit,
  };
}
