import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after } from "node:test";
import pg from "pg";
import { startEmbedded } from "#server/postgres/embedded.ts";
import { temporaryFolder } from "#test/server-process.ts";

const silent = (): void => {};
const log = { info: silent, warn: silent, error: silent };

/** A port that nothing listens at just now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** The password of its role, with what an address must escape. */
export const PASSWORD = "开门 open/:@";

/** A PostgreSQL as a university runs one: over TCP, with a password, of a role that is no superuser; gone after the file's tests. */
export async function externalDatabase() {
  const { folder, remove } = temporaryFolder();
  after(remove);
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
  const port = await freePort();
  const settings = { listen_addresses: "127.0.0.1", port: String(port), password_encryption: "scram-sha-256" };
  const embedded = await startEmbedded({ dataFolder: folder, log, settings });
  after(embedded.stop);
  const rules = join(folder, "postgres", "pg_hba.conf");
  writeFileSync(
    rules,
    `${readFileSync(rules, "utf8").replaceAll(/^host .*$/gm, "")}\nhost all all 127.0.0.1/32 scram-sha-256\n`,
  );
  const client = new pg.Client(embedded.connection);
  await client.connect();
  await client.query("select pg_reload_conf()");
  await client.query(`create role office login password '${PASSWORD}'`);
  await client.query("create database ledger owner office");
  await client.query(
    "create database latin owner office encoding 'LATIN1' locale 'C' locale_provider 'libc' template template0",
  );
  await client.end();
  const url = (password: string, database = "ledger") =>
    `postgresql://office:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return { url };
}
