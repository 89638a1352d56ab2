import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Db } from "#server/db/db.ts";
import { Refusal } from "#server/http/refusal.ts";
import type { Services } from "#server/services.ts";

/** So many requests in so many seconds. */
export type Limit = { most: number; seconds: number };

/** A campus may stand behind one address, so the address's limit is wide; the account's own back-off is what bars guessing. */
export const signInLimit: Limit = { most: 60, seconds: 300 };

/** What a bucket holds once a request was counted. */
export type Counted = { used: number; window_ends_at: Date };

/**
 * The statement that counts one request for each row of `buckets`, a statement of one column: alone or as part of
 * another, it asks the database once, so that several processes count as one.
 * The table is unlogged: a count costs no wait for the disk, and a crash forgets the counts alone.
 */
export function counting(
  buckets: RawBuilder<unknown>,
  at: Temporal.Instant,
  { seconds }: Pick<Limit, "seconds">,
): RawBuilder<Counted> {
  const time = new Date(at.epochMilliseconds);
  const ends = new Date(at.epochMilliseconds + seconds * 1000);
  return sql<Counted>`insert into rate_limits (bucket, window_ends_at, used)
    select bucket, ${ends}::timestamptz, 1 from (${buckets}) given (bucket)
    on conflict (bucket) do update set
      used = case when rate_limits.window_ends_at <= ${time} then 1 else rate_limits.used + 1 end,
      window_ends_at = case when rate_limits.window_ends_at <= ${time} then ${ends} else rate_limits.window_ends_at end
    returning used, window_ends_at`;
}

/** @throws Refusal `too-many-requests` with the seconds until the window ends */
export function refuseTooMany({ used, window_ends_at }: Counted, at: Temporal.Instant, { most }: Limit): void {
  if (used <= most) return;
  const wait = Math.ceil((window_ends_at.getTime() - at.epochMilliseconds) / 1000);
  throw new Refusal("too-many-requests", { seconds: Math.max(1, wait) });
}

/**
 * Counts one request in its bucket.
 * @throws Refusal `too-many-requests` with the seconds until the window ends
 */
export async function countRequest(
  { db, now }: Pick<Services, "db" | "now">,
  bucket: string,
  limit: Limit,
): Promise<void> {
  const at = now();
  const { rows } = await counting(sql`select ${bucket}::text`, at, limit).execute(db);
  for (const each of rows) refuseTooMany(each, at, limit);
}

/** Removes the buckets whose window is over. */
export async function forgetOldCounts(db: Db, before: Temporal.Instant): Promise<void> {
  await db.deleteFrom("rate_limits").where("window_ends_at", "<", new Date(before.epochMilliseconds)).execute();
}
