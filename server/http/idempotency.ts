import { createHash } from "node:crypto";
import { canonical } from "#domain/bundle/canonical.ts";
import type { Endpoint } from "#api/endpoint.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { json } from "#server/db/json.ts";
import type { RawInput } from "#server/http/call.ts";
import { arrived } from "#server/http/arrived.ts";
import { Refusal } from "#server/http/refusal.ts";

const shownOnce = {
  "zh-CN": "这个请求已经办好。其中的密码或令牌只显示一次，如未看到，请重新生成。",
  en: "This request was done already. Its password or token is shown once; make a new one if you did not see it.",
};

/** A request that carries a key: the same key from the same account is done once. */
export type Keyed = { accountId: string; key: string; endpoint: Endpoint; input: RawInput };

function hashOf({ endpoint, input }: Keyed): Buffer {
  const hash = createHash("sha256").update(`${endpoint.name}\n`);
  const { body, ...rest } = input;
  hash.update(canonical(rest));
  return hash.update(body instanceof Uint8Array ? body : canonical(body ?? null)).digest();
}

/**
 * Does the work once for a key. Key, work and answer are one transaction: when the connection breaks at the
 * very end, a repeated request finds either the answer or nothing. Of two at once the second waits for the first.
 * @param work what the request asks for, in the transaction it is given
 * @throws Refusal `key-reused` when the key came with another content before
 */
export async function once(
  db: Db,
  keyed: Keyed,
  at: Temporal.Instant,
  work: (tx: Tx) => Promise<unknown>,
): Promise<unknown> {
  const { accountId, key, endpoint } = keyed;
  const requestHash = hashOf(keyed);
  return inTransaction(db, async (tx) => {
    const taken = await tx
      .insertInto("idempotency_keys")
      .values({
        account_id: accountId,
        key,
        endpoint: endpoint.name,
        request_hash: requestHash,
        status: 0,
        response: json<unknown>(null),
        created_at: new Date(at.epochMilliseconds),
      })
      .onConflict((conflict) => conflict.columns(["account_id", "key"]).doNothing())
      .returning("key")
      .executeTakeFirst();
    if (taken === undefined) return storedAnswer(tx, keyed, requestHash);
    const answer = await work(tx);
    await tx
      .updateTable("idempotency_keys")
      .set({ status: 200, response: json<unknown>(endpoint.answersSecret === true ? null : (answer ?? null)) })
      .where("account_id", "=", accountId)
      .where("key", "=", key)
      .execute();
    return answer;
  });
}

async function storedAnswer(tx: Tx, { accountId, key, endpoint }: Keyed, requestHash: Buffer): Promise<unknown> {
  const stored = await tx
    .selectFrom("idempotency_keys")
    .select(["request_hash", "response"])
    .where("account_id", "=", accountId)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  if (!stored.request_hash.equals(requestHash))
    throw new Refusal("key-reused", {}, { current: arrived(stored.response) });
  if (endpoint.answersSecret === true) throw new Refusal("conflict", { why: shownOnce });
  return stored.response;
}

/** Removes keys older than the instant; a client tries again within minutes. */
export async function forgetOldKeys(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom("idempotency_keys").where("created_at", "<", new Date(before.epochMilliseconds)).execute();
}
