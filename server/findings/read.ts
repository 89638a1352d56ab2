import { sql } from "kysely";
import type * as rows from "#api/endpoints/findings.ts";
import { instantText } from "#server/cycles/instants.ts";
import { findingOf, findings, overdueOn, showFinding } from "#server/findings/store.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { today } from "#server/services.ts";

/** The list of findings as far as the caller sees: the overdue first, then by their last day. */
export const listSchoolFindings: Handler<typeof rows.listFindings> = async (call) => {
  const { db } = call.services;
  const { universityId } = actorOf(call);
  const { below, cycleId, state, overdue, offset, limit } = call.input.query;
  const day = today(call.services);
  const reach = (await call.reach()).map((each) => each.id);
  if (reach.length === 0) return { findings: [], total: 0, overdue: [], asOf: day };
  if (below !== undefined) await call.authorise([below]);
  const roots = below === undefined ? reach : [below];
  let seen = findings(db, universityId).where(sql<boolean>`o.path && ${roots}::text[]`);
  if (cycleId !== undefined) seen = seen.where("e.cycle_id", "=", cycleId);
  const late = overdueOn(day);
  let found = seen;
  if (state !== undefined) found = found.where("f.state", "=", state);
  if (overdue !== undefined) found = found.where(late);
  const page = await found
    .select(sql<number>`count(*) over ()::int`.as("total"))
    .orderBy(sql`${late} desc, f.state = 'closed', f.due_on, f.id`)
    .offset(offset)
    .limit(limit)
    .execute();
  const counts = await db
    .selectFrom(seen.where(late).as("s"))
    .select(["s.organisation_id as organisationId", sql<number>`count(*)::int`.as("count")])
    .groupBy("s.organisation_id")
    .execute();
  return {
    findings: page.map((each) => showFinding(each, day)),
    total: page[0]?.total ?? 0,
    overdue: counts,
    asOf: day,
  };
};

export const readOneFinding: Handler<typeof rows.readFinding> = async (call) => {
  const { db } = call.services;
  const { universityId } = actorOf(call);
  const row = await findingOf(db, universityId, call.input.params.id);
  await call.authorise([row.organisation_id]);
  const steps = await db
    .selectFrom("finding_steps as s")
    .leftJoin("accounts as a", "a.id", "s.account_id")
    .select(["s.number", "s.step", "s.text", "s.evidence", "s.at", "a.display_name as by"])
    .where("s.university_id", "=", universityId)
    .where("s.finding_id", "=", row.id)
    .orderBy("s.number")
    .execute();
  return {
    ...showFinding(row, today(call.services)),
    steps: steps.map(({ at, ...each }) => ({ ...each, at: instantText(at) })),
  };
};
