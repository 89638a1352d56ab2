import { Client, escapeIdentifier } from "pg";
import type { PoolConfig } from "pg";

/** Makes the database of that name where the cluster does not have it yet. */
export async function ensureDatabase(connection: PoolConfig, name: string): Promise<void> {
  const client = new Client({ ...connection, database: "postgres" });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
