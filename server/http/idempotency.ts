import { createHash } from "node:crypto";
import { sql } from "kysely";
import { z } from "zod";
import { actions } from "#domain/access.ts";
import { canonical } from "#domain/bundle/canonical.ts";
import type { Endpoint } from "#api/endpoint.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { json } from "#server/db/json.ts";
import { arrived } from "#server/http/arrived.ts";
import { authoriser, standingOf } from "#server/http/authorise.ts";
import type { Given } from "#server/http/authorise.ts";
import type { Actor, RawInput } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";

const shownOnce = {
  "zh-CN": "这个请求已经办好。其中的密码或令牌只显示一次，如未看到，请重新生成。",
  en: "This request was done already. Its password or token is shown once; make a new one if you did not see it.",
};

const notShownAgain = {
  "zh-CN": "这个请求已经办好。此后您的权限有变，或其中的内容已被抹去，原来的回复不再显示；请刷新后查看。",
  en: "This request was done already. Your permission has changed since, or what it held was erased, so its answer is not shown again; reload to see what stands there now.",
};

/** A request that carries a key: the same key from the same account is done once. */
export type Keyed = { actor: Actor; key: string; endpoint: Endpoint; input: RawInput };

/** What the work came to, and the permission it was done by. */
export type Done = { answer: unknown; given: readonly Given[] };

/** What is kept of it for a repeated request. */
const kept = z.object({
  answer: z.unknown(),
  given: z.array(z.object({ action: z.enum(actions), ids: z.array(z.string()) })),
  standing: z.string(),
});

function hashOf({ endpoint, input }: Keyed): Buffer {
  const hash = createHash("sha256").update(`${endpoint.name}\n`);
  const { body, ...rest } = input;
  hash.update(canonical(rest));
  return hash.update(body instanceof Uint8Array ? body : canonical(body ?? null)).digest();
}

/**
 * Does the work once for a key. Key, work and answer are one transaction: when the connection breaks at the
 * very end, a repeated request finds either the answer or nothing. Of two at once the second waits for the first.
 * A repeated request is asked for the same permission again before it has the answer.
 * @param work what the request asks for, in the transaction it is given
 * @throws Refusal `key-reused` when the key came with another content before; `not-allowed` and `token-lacks-scope`
 * where the permission is gone, `conflict` where it is another one now
 */
export async function once(services: Services, keyed: Keyed, work: (tx: Tx) => Promise<Done>): Promise<unknown> {
  const { actor, key, endpoint } = keyed;
  const requestHash = hashOf(keyed);
  return inTransaction(services.db, async (tx) => {
    const taken = await tx
      .insertInto("idempotency_keys")
      .values({
        account_id: actor.accountId,
        key,
        endpoint: endpoint.name,
        request_hash: requestHash,
        status: 0,
        response: json<unknown>(null),
        created_at: new Date(services.now().epochMilliseconds),
      })
      .onConflict((conflict) => conflict.columns(["account_id", "key"]).doNothing())
      .returning("key")
      .executeTakeFirst();
    if (taken === undefined) return storedAnswer({ ...services, db: tx }, keyed, requestHash);
    const { answer, given } = await work(tx);
    const stored = { answer: answer ?? null, given, standing: standingOf(actor, today(services)) };
    await tx
      .updateTable("idempotency_keys")
      .set({ status: 200, response: json<unknown>(endpoint.answersSecret === true ? null : stored) })
      .where("account_id", "=", actor.accountId)
      .where("key", "=", key)
      .execute();
    return answer;
  });
}

async function storedAnswer(
  services: Services,
  { actor, key, endpoint }: Keyed,
  requestHash: Buffer,
): Promise<unknown> {
  const stored = await services.db
    .selectFrom("idempotency_keys")
    .select(["request_hash", "response"])
    .where("account_id", "=", actor.accountId)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  if (!stored.request_hash.equals(requestHash))
    throw new Refusal("key-reused", {}, { current: arrived(stored.response) });
  if (endpoint.answersSecret === true) throw new Refusal("conflict", { why: shownOnce });
  const done = kept.safeParse(stored.response);
  if (done.success) await askAgain(services, actor, done.data.given);
  if (done.data?.standing !== standingOf(actor, today(services))) {
    throw new Refusal("conflict", { why: notShownAgain });
  }
  return done.data.answer;
}

/** Asks for what was given when the work was done; an organisation that is gone since has nothing left to ask. */
async function askAgain(services: Services, actor: Actor, given: readonly Given[]): Promise<void> {
  const permission = authoriser(services, actor, null);
  for (const { action, ids } of given) {
    await permission.authorise([], action);
    for (const id of ids) {
      await permission.authorise([id], action).catch((refusal: unknown) => {
        if (!(refusal instanceof Refusal) || refusal.code !== "not-found") throw refusal;
      });
    }
  }
}

/** Empties the answers that tell of a record, whose text was erased: the keys stay, so that nothing is done twice. */
export async function forgetAnswersAbout(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable("idempotency_keys")
    .set({ response: json<unknown>(null) })
    .where(sql<boolean>`strpos(response::text, ${JSON.stringify(id)}) > 0`)
    .execute();
}

/** Removes keys older than the instant; a client tries again within minutes. */
export async function forgetOldKeys(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom("idempotency_keys").where("created_at", "<", new Date(before.epochMilliseconds)).execute();
}
