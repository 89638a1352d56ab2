import type { makeToken, myTokens, revokeToken } from "#api/endpoints/me.ts";
import { actions } from "#domain/access.ts";
import { inTransaction } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { noteAccountEvent } from "#server/identity/audited.ts";
import { hashOfToken } from "#server/identity/caller.ts";

/** Recognisable where one is left lying about, as in a repository. */
const PREFIX = "biaogan_";

/** The tokens that are neither revoked nor expired. */
export const listTokens: Handler<typeof myTokens> = async (call) => {
  const at = new Date(call.services.now().epochMilliseconds);
  const rows = await call.services.db
    .selectFrom("api_tokens")
    .selectAll()
    .where("account_id", "=", actorOf(call).accountId)
    .where("revoked_at", "is", null)
    .where((read) => read.or([read("expires_at", "is", null), read("expires_at", ">", at)]))
    .orderBy("created_at", "desc")
    .execute();
  const tokens = rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: actions.filter((each) => row.scopes.includes(each)),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }));
  return { tokens };
};

/** A token may do what its scopes and its account's roles both allow. */
export const makeOwnToken: Handler<typeof makeToken> = async (call) => {
  const { accountId, universityId } = actorOf(call);
  const { name, scopes, days } = call.input.body;
  const { services, address } = call;
  const token = PREFIX + services.randomBytes(32).toString("base64url");
  const id = services.newId();
  const at = services.now().epochMilliseconds;
  await inTransaction(services.db, async (tx) => {
    await tx
      .insertInto("api_tokens")
      .values({
        id,
        account_id: accountId,
        token_hash: hashOfToken(token),
        name,
        scopes: [...new Set(scopes)],
        created_at: new Date(at),
        expires_at: new Date(at + days * 86_400_000),
      })
      .execute();
    await noteAccountEvent(tx, services, { universityId, by: accountId, address, event: "token-made", to: id });
  });
  return { id, token };
};

/** Revokes one of one's own tokens. */
export const revokeOwnToken: Handler<typeof revokeToken> = async (call) => {
  const { accountId, universityId } = actorOf(call);
  const { id } = call.input.params;
  const { services, address } = call;
  await inTransaction(services.db, async (tx) => {
    const revoked = await tx
      .updateTable("api_tokens")
      .set({ revoked_at: new Date(services.now().epochMilliseconds) })
      .where("id", "=", id)
      .where("account_id", "=", accountId)
      .where("revoked_at", "is", null)
      .executeTakeFirst();
    if (revoked.numUpdatedRows === 0n) throw new Refusal("not-found");
    await noteAccountEvent(tx, services, { universityId, by: accountId, address, event: "token-revoked", to: id });
  });
  return { done: true };
};
