import type { Tx } from "#server/db/db.ts";
import { hashOfToken } from "#server/identity/caller.ts";
import type { Services } from "#server/services.ts";

type From = { address: string; userAgent: string };

/**
 * Begins a session. Every sign-in has a new token, so that one planted before it is worth nothing; the
 * database holds its hash alone.
 * @returns the token for the cookie, and how long it lives at most
 */
export async function beginSession(
  tx: Tx,
  services: Services,
  accountId: string,
  { address, userAgent }: From,
): Promise<{ token: string; seconds: number }> {
  const { config, now, newId, randomBytes } = services;
  const token = randomBytes(32).toString("base64url");
  const at = now().epochMilliseconds;
  const seconds = config.sessionHours * 3600;
  await tx
    .insertInto("sessions")
    .values({
      token_hash: hashOfToken(token),
      account_id: accountId,
      public_id: newId(),
      created_at: new Date(at),
      last_seen_at: new Date(at),
      idle_until: new Date(at + config.sessionIdleMinutes * 60_000),
      absolute_until: new Date(at + seconds * 1000),
      user_agent: userAgent,
      address,
    })
    .execute();
  return { token, seconds };
}

/** Ends the session of a token; one that ended before is no fault. */
export async function endSessionOfToken(tx: Tx, token: string): Promise<void> {
  await tx.deleteFrom("sessions").where("token_hash", "=", hashOfToken(token)).execute();
}

/** Ends every session of an account, but for the one named. */
export async function endSessions(tx: Tx, accountId: string, exceptPublicId: string | null = null): Promise<void> {
  const all = tx.deleteFrom("sessions").where("account_id", "=", accountId);
  await (exceptPublicId === null ? all : all.where("public_id", "!=", exceptPublicId)).execute();
}

/** Removes sessions that are over. */
export async function forgetOldSessions({ db, now }: Services): Promise<void> {
  const at = new Date(now().epochMilliseconds);
  await db
    .deleteFrom("sessions")
    .where((read) => read.or([read("idle_until", "<", at), read("absolute_until", "<", at)]))
    .execute();
}
