import { sql } from "kysely";
import type { Db } from "#server/db/db.ts";
import { Refusal } from "#server/http/refusal.ts";
import type { Services } from "#server/services.ts";

/** So many requests in so many seconds. */
export type Limit = { most: number; seconds: number };

/** A campus may stand behind one address, so the address's limit is wide; the account's own back-off is what bars guessing. */
export const signInLimit: Limit = { most: 60, seconds: 300 };

/**
 * Counts one request in its bucket, in one statement, so that several processes count as one.
 * The table is unlogged: a count costs no wait for the disk, and a crash forgets the counts alone.
 * @throws Refusal `too-many-requests` with the seconds until the window ends
 */
export async function countRequest(
  { db, now }: Pick<Services, "db" | "now">,
  bucket: string,
  { most, seconds }: Limit,
): Promise<void> {
  const at = now();
  const time = new Date(at.epochMilliseconds);
  const ends = new Date(at.epochMilliseconds + seconds * 1000);
  const { used, window_ends_at } = await db
    .insertInto("rate_limits")
    .values({ bucket, window_ends_at: ends, used: 1 })
    .onConflict((conflict) =>
      conflict.column("bucket").doUpdateSet({
        used: sql`case when rate_limits.window_ends_at <= ${time} then 1 else rate_limits.used + 1 end`,
        window_ends_at: sql`case when rate_limits.window_ends_at <= ${time} then ${ends} else rate_limits.window_ends_at end`,
      }),
    )
    .returning(["used", "window_ends_at"])
    .executeTakeFirstOrThrow();
  if (used <= most) return;
  const wait = Math.ceil((window_ends_at.getTime() - at.epochMilliseconds) / 1000);
  throw new Refusal("too-many-requests", { seconds: Math.max(1, wait) });
}

/** Removes the buckets whose window is over. */
export async function forgetOldCounts(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom("rate_limits").where("window_ends_at", "<", new Date(before.epochMilliseconds)).execute();
}
