import { sql } from "kysely";
import type { commitReform, previewReform, ReformStep } from "#api/endpoints/organisations.ts";
import type { InputOf } from "#api/endpoint.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Organisation } from "#domain/bundle/organisations.ts";
import { checkBundle } from "#domain/bundle/checks/check-bundle.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { appendAudit } from "#server/audit/append.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { changeWrite, loadedPart, logAll, writeAll } from "#server/facts/bulk.ts";
import { refreshPaths } from "#server/facts/put.ts";
import { planReform } from "#server/facts/reform-plan.ts";
import type { ReformPlan, ReformState } from "#server/facts/reform-plan.ts";
import { refuseProblems } from "#server/facts/save.ts";
import { MOST_AT_ONCE, judgeLater } from "#server/facts/touched.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext, Handler } from "#server/http/call.ts";
import { today } from "#server/services.ts";
import { lockForJudging } from "#server/verdicts/lock.ts";
import { rejudge } from "#server/verdicts/rejudge.ts";

type Body = InputOf<typeof commitReform>["body"];

function namedIn(step: ReformStep): string[] {
  if (step.kind === "move") return [step.organisation, step.parentId];
  return [...[step.from].flat(), ...[step.into].flat().flatMap((each) => each.parentId ?? [])];
}

/** Every organisation of the steps must be the caller's to manage. */
async function authoriseSteps(call: CallContext, { steps }: Body): Promise<string[]> {
  const ids = [...new Set(steps.flatMap(namedIn))];
  await call.authorise(ids);
  return ids;
}

async function loadState(db: Db, universityId: number, ids: readonly string[]): Promise<ReformState> {
  const u = sql`t.university_id = ${universityId}`;
  const own = sql`${u} and t.organisation_id = any(${ids}::text[])`;
  const { rows } = await sql<ReformState>`select
    ${loadedPart("organisations", u)} as organisations, ${loadedPart("positions", own)} as positions,
    ${loadedPart("roster", own)} as roster,
    ${loadedPart("contacts", sql`${u} and t.branch_id = any(${ids}::text[])`)} as contacts,
    (select coalesce(jsonb_agg(one), '[]') from (select organisation_id as "organisationId", id from roles
      where university_id = ${universityId} and organisation_id = any(${ids}::text[]) and revoked_at is null
        and role in ('branch-office', 'minute-taker') order by id) one) as accounts`.execute(db);
  return rows[0] ?? { organisations: [], positions: [], roster: [], contacts: [], accounts: [] };
}

/** What `bundle validate` would say of the tree and the posts as they will be. */
function problemsAfter(state: ReformState, plan: ReformPlan): Problem[] {
  const organisations = new Map<string, Organisation>(state.organisations.map((each) => [each.id, each.entry]));
  for (const each of plan.organisations) organisations.set(each.id, { id: each.id, ...each.draft });
  const positions = new Map(state.positions.map((each) => [each.id, each.entry]));
  for (const each of plan.positions) positions.set(each.id, { id: each.id, ...each.draft });
  const bundle = { ...emptyBundle(), organisations: [...organisations.values()], positions: [...positions.values()] };
  return checkBundle(bundle, { adjustableRequirements: [] }).problems.map((each) => ({
    ...each,
    place: { path: ["steps"] },
  }));
}

function planned(state: ReformState, { steps, on }: Body, newId: () => string): ReformPlan {
  const plan = planReform(state, steps, on, newId);
  refuseProblems(plan.problems);
  refuseProblems(problemsAfter(state, plan));
  return plan;
}

/** September: what a re-formation would bring about, line by line; nothing is saved. */
export const previewSteps: Handler<typeof previewReform> = async (call) => {
  const { body } = call.input;
  const ids = await authoriseSteps(call, body);
  const state = await loadState(call.services.db, actorOf(call).universityId, ids);
  return { lines: planned(state, body, call.services.newId).lines };
};

/** Whoever works for what was goes on working for what is: their roles are held there too, from its first day. */
async function handOver(tx: Tx, call: CallContext, { handed }: ReformPlan, on: string): Promise<void> {
  const { universityId, accountId } = actorOf(call);
  const { services, address } = call;
  const { rows } = await sql<{
    id: string;
    account_id: string;
    role: string;
    organisation_id: string;
    valid_until: string | null;
  }>`
    select r.id, r.account_id, r.role, given."to" as organisation_id, r.valid_until
    from jsonb_to_recordset(${JSON.stringify(handed)}::jsonb) as given("role" uuid, "to" text)
    join roles r on r.id = given."role" where r.university_id = ${universityId} and r.revoked_at is null
      and r.role in ('branch-office', 'minute-taker') and (r.valid_until is null or r.valid_until >= ${on}::date)`.execute(
    tx,
  );
  if (rows.length === 0) return;
  const at = services.now();
  const roles = rows.map((each) => ({
    ...each,
    id: services.newId(),
    university_id: universityId,
    valid_from: on,
    granted_by: accountId,
    granted_at: at.toString(),
  }));
  await sql`insert into roles (id, university_id, account_id, role, organisation_id, valid_from, valid_until, granted_by, granted_at)
    select id, university_id, account_id, role, organisation_id, valid_from, valid_until, granted_by, granted_at
    from jsonb_populate_recordset(null::roles, ${JSON.stringify(roles)}::jsonb)`.execute(tx);
  const none = { list: null, beforeHash: null, afterHash: null };
  await appendAudit(
    tx,
    universityId,
    at,
    roles.map((each) => ({
      ...none,
      accountId,
      address,
      action: "grant-role",
      targetId: each.id,
      organisationId: each.organisation_id,
    })),
  );
}

/** September: merges, splits, moves and re-foundings with everybody and everything that goes along; all of it or nothing. */
export const commitSteps: Handler<typeof commitReform> = async (call) => {
  const { body } = call.input;
  const { universityId, accountId } = actorOf(call);
  const { services } = call;
  const ids = await authoriseSteps(call, body);
  return inTransaction(services.db, async (tx) => {
    await lockForJudging(tx, universityId, ids, today(services), { above: true });
    const state = await loadState(tx, universityId, ids);
    const plan = planned(state, body, services.newId);
    const written = [
      ...plan.organisations.map((each) => changeWrite(call, each, body.reason)),
      ...plan.positions.map((each) => changeWrite(call, each, body.reason)),
      ...plan.roster.map((each) => changeWrite(call, each, body.reason)),
      ...plan.contacts.map((each) => changeWrite(call, each, body.reason)),
    ];
    await writeAll(tx, written);
    await refreshPaths(tx, universityId);
    const touched = [...new Set([...ids, ...plan.organisations.map((each) => each.id)])];
    if (touched.length > MOST_AT_ONCE)
      await judgeLater(tx, services, { universityId, accountId }, { organisations: touched, below: [] });
    else await rejudge(tx, services, universityId, touched);
    await logAll(tx, call, written);
    await handOver(tx, call, plan, body.on);
    return { lines: plan.lines, founded: plan.founded };
  });
};
