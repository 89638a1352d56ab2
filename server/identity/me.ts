import type { changeMe, endSession, me, mySessions } from "#api/endpoints/me.ts";
import { actions, may } from "#domain/access.ts";
import type { HeldRole } from "#domain/access.ts";
import { inTransaction } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { showAccount, showRoles, shownAccounts } from "#server/identity/account-store.ts";
import type { AccountRow } from "#server/identity/account-store.ts";
import { noteAccountEvent } from "#server/identity/audited.ts";
import { mustFirstOf } from "#server/identity/caller.ts";
import { today } from "#server/services.ts";

/** The account, its roles, and what they allow at each organisation where one is held, for menus and disabled buttons. */
export const readMe: Handler<typeof me> = async (call) => {
  const { accountId, universityId, roles } = actorOf(call);
  const { db } = call.services;
  const row = await shownAccounts(db, universityId)
    .innerJoin("universities as u", "u.id", "a.university_id")
    .leftJoin("organisations as root", (join) =>
      join.onRef("root.university_id", "=", "u.id").on("root.parent_id", "is", null).on("root.kind", "=", "university"),
    )
    .select(["u.name as university_name", "root.id as root_id"])
    .where("a.id", "=", accountId)
    .limit(1)
    .executeTakeFirstOrThrow();
  const day = today(call.services);
  return {
    account: showAccount(row),
    university: { name: row.university_name, organisationId: row.root_id },
    roles: showRoles(row),
    abilities: abilitiesOf(row, roles, day),
    mustFirst: mustFirstOf(call.services, row, roles),
    today: day,
  };
};

function abilitiesOf(row: AccountRow, roles: readonly HeldRole[], day: string) {
  const places = new Map(row.roles.map((each) => [each.organisation_id, each]));
  return [...places.values()].map((place) => {
    const target = { path: place.path, kind: place.organisation_kind };
    const answers = actions.map((action) => {
      const answer = may(roles, action, target, day);
      return { action, reason: answer.allowed ? null : answer.reason };
    });
    return {
      organisation: { id: place.organisation_id, name: place.organisation_name, kind: place.organisation_kind },
      actions: answers,
    };
  });
}

/** Name and language of one's own account. */
export const changeOwnAccount: Handler<typeof changeMe> = async (call) => {
  const { accountId, universityId } = actorOf(call);
  const { displayName, language } = call.input.body;
  const { services, address } = call;
  await inTransaction(services.db, async (tx) => {
    await tx
      .updateTable("accounts")
      .set((read) => ({ display_name: displayName, language, version: read("version", "+", 1) }))
      .where("id", "=", accountId)
      .execute();
    await noteAccountEvent(tx, services, {
      universityId,
      by: accountId,
      address,
      event: "account-changed",
      to: accountId,
    });
  });
  return { done: true };
};

/** Where one is signed in. */
export const listSessions: Handler<typeof mySessions> = async (call) => {
  const { accountId, sessionId } = actorOf(call);
  const at = new Date(call.services.now().epochMilliseconds);
  const rows = await call.services.db
    .selectFrom("sessions")
    .selectAll()
    .where("account_id", "=", accountId)
    .where("idle_until", ">", at)
    .where("absolute_until", ">", at)
    .orderBy("last_seen_at", "desc")
    .limit(100)
    .execute();
  const sessions = rows.map((row) => ({
    id: row.public_id,
    current: row.public_id === sessionId,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    endsAt: row.absolute_until.toISOString(),
    address: row.address,
    userAgent: row.user_agent,
  }));
  return { sessions };
};

/** Ends one of one's own sessions, such as that of a lost phone. */
export const endOwnSession: Handler<typeof endSession> = async (call) => {
  const { accountId, universityId } = actorOf(call);
  const { id } = call.input.params;
  const { services, address } = call;
  await inTransaction(services.db, async (tx) => {
    const ended = await tx
      .deleteFrom("sessions")
      .where("account_id", "=", accountId)
      .where("public_id", "=", id)
      .executeTakeFirst();
    if (ended.numDeletedRows === 0n) throw new Refusal("not-found");
    await noteAccountEvent(tx, services, { universityId, by: accountId, address, event: "session-ended", to: id });
  });
  return { done: true };
};
