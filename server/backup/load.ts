import { sql } from "kysely";
import type { OpenBackup } from "#server/backup/read.ts";
import type { Tx } from "#server/db/db.ts";

/** Told after every batch: rows restored so far of which table. */
export type OnRestore = (table: string, rows: number) => void;

/**
 * Fills the empty tables from the backup, in the manifest's order, in one transaction: a damaged part undoes it all.
 * Values go in as the database wrote them, by its own reading of its own JSON.
 */
export async function loadTables(tx: Tx, { manifest, lines }: OpenBackup, onRows: OnRestore): Promise<void> {
  await sql`set local statement_timeout to 0`.execute(tx);
  await sql`set local idle_in_transaction_session_timeout to 0`.execute(tx);
  for (const part of manifest.tables) {
    const columns = sql.join(part.columns.map((name) => sql.id(name)));
    const table = sql.table(part.table);
    let rows = 0;
    for await (const batch of lines(part)) {
      await sql`insert into ${table} (${columns}) overriding system value
        select ${columns} from json_populate_recordset(null::${table}, ${`[${batch.join(",")}]`}::json)`.execute(tx);
      rows += batch.length;
      onRows(part.table, rows);
    }
  }
  await setSequences(tx);
}

/** Numbers that the database gives out go on after the highest that was restored. */
async function setSequences(tx: Tx): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = current_schema() and (is_identity = 'YES' or column_default like 'nextval(%')`.execute(tx);
  for (const { table, column } of rows) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}), max(${sql.id(column)}))
      from ${sql.table(table)} having max(${sql.id(column)}) is not null`.execute(tx);
  }
}
