import { sql } from "kysely";
import type { decideApproval, holdPlan } from "#api/endpoints/activities.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { factConflicts } from "#domain/problems/fact-problems.ts";
import { appendAudit } from "#server/audit/append.ts";
import { inTransaction } from "#server/db/db.ts";
import { demandMore } from "#server/facts/demands.ts";
import { clockText, draftOf } from "#server/facts/draft.ts";
import { factWrite } from "#server/facts/fact-write.ts";
import { branchOf, mergePeople } from "#server/facts/people.ts";
import { prepared } from "#server/facts/prepare.ts";
import { putFacts } from "#server/facts/put.ts";
import { save } from "#server/facts/save.ts";
import type { Saved } from "#server/facts/save.ts";
import { ownerOf, shownWithAbilities } from "#server/facts/show.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import { authoriseOwner, storedFor } from "#server/facts/write.ts";
import type { CallContext, Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";

const nobody = { attendees: [], talks: [] };

/** Gives an approval, or takes it back: the approver's date alone changes. */
export const decide: Handler<typeof decideApproval> = async (call) => {
  const { params, body } = call.input;
  const viewer = viewerOf(call);
  const before = await storedFor(call, viewer, "approvals", params.id);
  const [owner] = await call.authorise([before.organisation_id]);
  if (owner === undefined) throw new Refusal("not-found");
  const draft = { ...draftOf("approvals", before.entry), approvedOn: body.approvedOn };
  const saved = await inTransaction(call.services.db, (tx) =>
    save(tx, {
      call,
      viewer,
      list: "approvals",
      id: params.id,
      action: "correct",
      reason: body.reason,
      seen: body.version,
      version: body.version + 1,
      before,
      owner,
      draft,
      extra: {},
      people: nobody,
    }),
  );
  return {
    record: shownWithAbilities("approvals", saved.stored, viewer),
    changes: saved.changes,
    warnings: saved.warnings,
  };
};

/** Makes an activity of a plan that was held: it keeps its id, so that its approval and decisions still find it. */
export const hold: Handler<typeof holdPlan> = async (call) => {
  const saved = await heldPlan(call, call.input.params.id, call.input.body);
  return {
    record: shownWithAbilities("activities", saved.stored, viewerOf(call)),
    changes: saved.changes,
    warnings: saved.warnings,
  };
};

type Held = { version: number; entry?: Draft<"activities"> | undefined };

/** The activity that a plan becomes, saved. @throws Refusal where it is held already or was changed since */
export async function heldPlan(call: CallContext, id: string, body: Held): Promise<Saved<"activities">> {
  const viewer = viewerOf(call);
  const { services } = call;
  const { universityId, accountId } = viewer.actor;
  const plan = await storedFor(call, viewer, "plans", id);
  const known = ownerOf(plan);
  if (known === undefined) throw new Refusal("not-found");
  const owner = await authoriseOwner(call, "activities", plan.organisation_id);
  const sent = body.entry ?? draftOf("plans", plan.entry);
  // A plan does not change hands by being held.
  const draft = prepared("activities", { ...sent, organisationId: owner.id }, plan.entry, services);
  const sees = (branch: string): boolean => branch === branchOf(owner) && viewer.may("see-private", owner);
  const people = mergePeople({ id: "", ...draft }, null, branchOf(owner), sees);
  await demandMore(call, viewer, "activities", null, { owner, draft, people });
  return inTransaction(services.db, async (tx) => {
    const { rows } = await sql<{ version: number }>`select version from plans
      where university_id = ${universityId} and id = ${id} for update`.execute(tx);
    const current = rows[0]?.version;
    if (current === undefined) throw new Refusal("conflict", { why: factConflicts.planHeld });
    if (current !== body.version) throw new Refusal("stale-version", { current });
    const made = await save(tx, {
      call,
      viewer,
      list: "activities",
      id,
      action: "create",
      reason: null,
      seen: null,
      version: 1,
      before: null,
      owner,
      draft,
      extra: {},
      people,
    });
    const now = services.now();
    const { write, audit } = factWrite(
      {
        universityId,
        list: "plans",
        id,
        version: current + 1,
        action: "withdraw",
        organisationId: owner.id,
        entry: plan.entry,
        extra: {},
        people: nobody,
        imported: false,
        recordedAt: clockText(Temporal.Instant.from(plan.recorded_at)),
        at: clockText(now),
        accountId,
        reason: null,
        salt: services.randomBytes(16),
        beforeHash: null,
      },
      call.address,
    );
    await putFacts(tx, [write]);
    await appendAudit(tx, universityId, now, [audit]);
    return made;
  });
}
