import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { TableShape } from "#server/backup/catalog.ts";
import type { Tx } from "#server/db/db.ts";

const ROWS_AT_ONCE = 2_000;
/** Whatever the session's settings are, a row must be written alike everywhere: hashes are compared. */
export const AS_WRITTEN: readonly RawBuilder<unknown>[] = [
  sql`set transaction read only`,
  sql`set local timezone to 'UTC'`,
  sql`set local extra_float_digits to 1`,
  sql`set local bytea_output to 'hex'`,
  sql`set local intervalstyle to 'postgres'`,
  sql`set local statement_timeout to 0`,
  sql`set local idle_in_transaction_session_timeout to 0`,
];

/** Rows in the order of their key, by bytes and not by locale; without a key, of what they hold. */
function orderOf(table: TableShape): RawBuilder<unknown> {
  if (table.key.length === 0) return sql`row_to_json(whole)::text collate "C"`;
  return sql.join(
    table.key.map(({ name, text }) => (text ? sql`whole.${sql.id(name)} collate "C"` : sql`whole.${sql.id(name)}`)),
  );
}

/**
 * A table as lines of JSON, in pieces of some size. The transaction must be one that sees a single moment.
 * @param columns those to read, in this order; the table may have more by now
 * @param onRows told how many rows each piece holds
 */
export async function* linesOf(
  tx: Tx,
  table: TableShape,
  columns: readonly string[],
  onRows: (rows: number) => void,
): AsyncGenerator<string> {
  const wanted = sql.join(columns.map((name) => sql`whole.${sql.id(name)}`));
  const query = sql`select row_to_json(wanted)::text as line from ${sql.table(table.name)} whole
    cross join lateral (select ${wanted}) wanted order by ${orderOf(table)}`;
  await sql`declare reading no scroll cursor for ${query}`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(ROWS_AT_ONCE)} from reading`.execute(tx);
    if (rows.length === 0) break;
    onRows(rows.length);
    yield `${rows.map((row) => row.line).join("\n")}\n`;
  }
  await sql`close reading`.execute(tx);
}
