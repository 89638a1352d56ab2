import type { AccountTables } from "#server/db/account-tables.ts";
import type { CycleTables } from "#server/db/cycle-tables.ts";
import type { FactTables } from "#server/db/fact-tables.ts";
import type { VerdictTables } from "#server/db/verdict-tables.ts";

/**
 * Every table of db/migrations as Kysely sees it, under PostgreSQL's own names. A `date` is ISO text
 * (a civil date), a `timestamptz` a Date, a `bigint` a number; a test holds this against the database.
 */
export type Tables = AccountTables & FactTables & VerdictTables & CycleTables;
