import { Kysely, PostgresDialect } from "kysely";
import type { IsolationLevel, Transaction } from "kysely";
import type { Pool } from "pg";
import { DatabaseError } from "pg";
import { preparingPool } from "#server/db/prepared.ts";
import type { Tables } from "#server/db/tables.ts";

/** Reads go through it. */
export type Db = Kysely<Tables>;
/** Writes ask for it, so that no store can write outside a transaction. */
export type Tx = Transaction<Tables>;

/** The database behind a pool; ending it ends the pool. */
export function openDb(pool: Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparingPool(pool) }) });
}

/** Serialization failure and deadlock: PostgreSQL undid everything and asks to try again. */
const TRY_AGAIN = new Set(["40001", "40P01"]);
const MOST_ATTEMPTS = 6;
const FIRST_WAIT_MS = 5;

/**
 * Does the work in one transaction: all of it is kept or none. Where two of them got in each other's way
 * it is done anew, so the work must have no effect outside the transaction (mail and files come after).
 * A lost connection is not tried again: whether the commit went through is unknown, and the
 * idempotency key of the request is what tells. Where a transaction is open already, as it is for a request
 * with such a key (server/http/idempotency.ts), the work is part of it.
 */
export async function inTransaction<T>(
  db: Db,
  work: (tx: Tx) => Promise<T>,
  { isolation = "read committed" }: { isolation?: IsolationLevel } = {},
): Promise<T> {
  if (isTx(db)) return work(db);
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().setIsolationLevel(isolation).execute(work);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !mayTryAgain(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT_MS * 2 ** attempt));
    }
  }
}

function isTx(db: Db): db is Tx {
  return db.isTransaction;
}

function mayTryAgain(error: unknown): boolean {
  return error instanceof DatabaseError && error.code !== undefined && TRY_AGAIN.has(error.code);
}
