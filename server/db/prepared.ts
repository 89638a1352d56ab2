import { hash } from "node:crypto";
import { sql } from "kysely";
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type { Pool, PoolClient } from "pg";

/** What begins the text of a statement that each connection keeps planned. */
const MARK = "/* prepared */";

const COMMANDS = ["SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "COMMIT", "ROLLBACK"] as const;

/**
 * Begins the text of a statement that each connection is to read and plan once: of those of every request, whose planning takes
 * as long as their work. Such a text must come in few shapes, since each shape stays in the memory of each connection;
 * and its plan must be good whatever the parameters are.
 */
export const prepared = sql.raw(MARK);

function nameOf(text: string): string {
  return hash("md5", text);
}

function preparing(client: PoolClient): PostgresPoolClient {
  function query<Row>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<Row>>;
  function query<Row>(cursor: PostgresCursor<Row>): PostgresCursor<Row>;
  function query<Row extends object>(
    asked: string | PostgresCursor<Row>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<Row>> | PostgresCursor<Row> {
    if (typeof asked !== "string") throw new Error("rows are read at once, never by a cursor");
    return run<Row>(client, asked, parameters);
  }
  return { query, release: (destroy) => client.release(destroy) };
}

async function run<Row extends object>(
  client: PoolClient,
  text: string,
  parameters: readonly unknown[],
): Promise<PostgresQueryResult<Row>> {
  const named = text.startsWith(MARK) ? { name: nameOf(text) } : {};
  const { command, rowCount, rows } = await client.query<Row>({ ...named, text, values: [...parameters] });
  return { command: COMMANDS.find((each) => each === command) ?? "SELECT", rowCount: rowCount ?? 0, rows };
}

/** The pool as the query builder asks it: marked statements are sent by a name. */
export function preparingPool(pool: Pool): PostgresPool {
  return { options: pool.options, end: () => pool.end(), connect: async () => preparing(await pool.connect()) };
}
