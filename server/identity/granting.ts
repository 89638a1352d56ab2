import type { grantRole, revokeRole } from "#api/endpoints/accounts.ts";
import { mayBeHeldAt, rolesWithAnEnd } from "#domain/access.ts";
import { problem } from "#domain/problems/problem.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";
import { inTransaction } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { noteAct, refuseOneself } from "#server/identity/accounts.ts";
import { today } from "#server/services.ts";

const wrongPlace: ProblemKind = {
  code: "role-not-held-there",
  "zh-CN": "这个角色不能授在这一级党组织；例如党支部角色只能授在党支部，学校角色只能授在学校。",
  en: "This role is not held at this level: a branch’s role is held at a branch, the university’s at the university.",
};
const endMissing: ProblemKind = {
  code: "role-needs-end",
  "zh-CN": "评审专家和只读角色必须有到期日。",
  en: "A reviewer’s and a reader’s role must have a last day.",
};
const endsBefore: ProblemKind = {
  code: "role-ends-before-start",
  "zh-CN": "到期日不能早于生效日。",
  en: "The last day must not lie before the first.",
};

function invalid(kind: ProblemKind, path: string): Refusal {
  return new Refusal("invalid-input", { count: 1 }, { problems: [problem(kind, { path: [path] })] });
}

/** Grants a role at an organisation that the administrator administers; never to oneself. */
export const grantAccountRole: Handler<typeof grantRole> = async (call) => {
  const { role, organisationId, cycleId = null, validUntil = null } = call.input.body;
  const { services } = call;
  const accountId = call.input.params.id;
  const validFrom = call.input.body.validFrom ?? today(services);
  const [place] = await call.authorise([organisationId]);
  refuseOneself(call, accountId);
  if (place === undefined || !mayBeHeldAt(role, place.kind)) throw invalid(wrongPlace, "organisationId");
  if (validUntil === null && rolesWithAnEnd.includes(role)) throw invalid(endMissing, "validUntil");
  if (validUntil !== null && validUntil < validFrom) throw invalid(endsBefore, "validUntil");
  const { universityId, accountId: grantedBy } = actorOf(call);
  const id = services.newId();
  await inTransaction(services.db, async (tx) => {
    const account = await tx
      .selectFrom("accounts")
      .select("id")
      .where("id", "=", accountId)
      .where("university_id", "=", universityId)
      .executeTakeFirst();
    if (account === undefined) throw new Refusal("not-found");
    await tx
      .insertInto("roles")
      .values({
        id,
        university_id: universityId,
        account_id: accountId,
        role,
        organisation_id: organisationId,
        cycle_id: cycleId,
        valid_from: validFrom,
        valid_until: validUntil,
        granted_by: grantedBy,
        granted_at: new Date(services.now().epochMilliseconds),
      })
      .execute();
    await noteAct(tx, call, "role-granted", accountId, organisationId);
  });
  return { id };
};

/** Revokes a role, from the next request on. */
export const revokeAccountRole: Handler<typeof revokeRole> = async (call) => {
  const { id: accountId, roleId } = call.input.params;
  const { services } = call;
  const { universityId } = actorOf(call);
  const role = await services.db
    .selectFrom("roles")
    .select("organisation_id")
    .where("id", "=", roleId)
    .where("account_id", "=", accountId)
    .where("university_id", "=", universityId)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  // Who administers nothing learns nothing: neither that there is such a role nor that there is none.
  if (role === undefined) {
    await call.reach();
    throw new Refusal("not-found");
  }
  await call.authorise([role.organisation_id]);
  refuseOneself(call, accountId);
  await inTransaction(services.db, async (tx) => {
    const at = new Date(services.now().epochMilliseconds);
    await tx.updateTable("roles").set({ revoked_at: at }).where("id", "=", roleId).execute();
    await noteAct(tx, call, "role-revoked", accountId, role.organisation_id);
  });
  return { done: true };
};
