import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#server/db/db.ts";
import { Refusal } from "#server/http/refusal.ts";
import type { Services } from "#server/services.ts";

/** So many wrong tries are free; each one after doubles the wait, up to the longest. */
const FREE_TRIES = 5;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 900;
/** After a day without a wrong try all is forgotten. */
const FORGET_SECONDS = 86_400;

function hashOfName(name: string): Buffer {
  return createHash("sha256").update(name.normalize("NFKC").toLowerCase()).digest();
}

/**
 * Tries a secret (password, code) under the back-off of the name. The try is counted before it is made, so
 * that many at once are no way round; a right one takes the count back. It must not run inside a transaction
 * that its own refusal would undo.
 * @throws Refusal `locked-out` with the seconds to wait, whether there is such an account or not
 */
export async function guarded<T>(services: Services, name: string, attempt: () => Promise<T>): Promise<T> {
  const hash = hashOfName(name);
  await countTry(services, hash);
  try {
    const result = await attempt();
    await forgive(services.db, hash);
    return result;
  } catch (error) {
    // The password was right and the code is still to come: that was no wrong try.
    if (error instanceof Refusal && error.code === "second-factor-needed") await takeBack(services.db, hash);
    throw error;
  }
}

async function countTry({ db, now }: Pick<Services, "db" | "now">, hash: Buffer): Promise<void> {
  const at = new Date(now().epochMilliseconds);
  const longAgo = new Date(at.getTime() - FORGET_SECONDS * 1000);
  const failed = sql<number>`(case when sign_in_failures.last_at < ${longAgo} then 0 else sign_in_failures.failed end + 1)`;
  const waits = sql<number>`least(${LONGEST_WAIT_SECONDS}, ${FIRST_WAIT_SECONDS} * 2 ^ least(${failed} - ${FREE_TRIES}, 10))`;
  const counted = await db
    .insertInto("sign_in_failures")
    .values({ name_hash: hash, failed: 1, locked_until: null, last_at: at })
    .onConflict((conflict) =>
      conflict
        .column("name_hash")
        .doUpdateSet({
          failed,
          last_at: at,
          locked_until: sql`case when ${failed} >= ${FREE_TRIES} then ${at}::timestamptz + make_interval(secs => ${waits}) end`,
        })
        .where(sql<boolean>`(sign_in_failures.locked_until is null or sign_in_failures.locked_until <= ${at})`),
    )
    .returning("failed")
    .executeTakeFirst();
  if (counted !== undefined) return;
  const row = await db
    .selectFrom("sign_in_failures")
    .select("locked_until")
    .where("name_hash", "=", hash)
    .executeTakeFirst();
  const seconds = Math.ceil(((row?.locked_until?.getTime() ?? 0) - at.getTime()) / 1000);
  throw new Refusal("locked-out", { seconds: Math.max(1, seconds) });
}

async function takeBack(db: Db, hash: Buffer): Promise<void> {
  await db
    .updateTable("sign_in_failures")
    .set({ failed: sql`greatest(failed - 1, 0)`, locked_until: null })
    .where("name_hash", "=", hash)
    .execute();
}

async function forgive(db: Db, hash: Buffer): Promise<void> {
  await db.deleteFrom("sign_in_failures").where("name_hash", "=", hash).execute();
}

/** Lifts a lock-out: an administrator reset the password. */
export async function liftLockOut(db: Db, signInName: string): Promise<void> {
  await forgive(db, hashOfName(signInName));
}

/** Removes what was forgotten long ago. */
export async function forgetOldTries({ db, now }: Pick<Services, "db" | "now">): Promise<void> {
  const longAgo = new Date(now().epochMilliseconds - FORGET_SECONDS * 1000);
  await db.deleteFrom("sign_in_failures").where("last_at", "<", longAgo).execute();
}
