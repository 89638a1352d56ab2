import assert from "node:assert/strict";
import { chmodSync } from "node:fs";
import { after, test } from "node:test";
import { isAlive, waitUntil } from "#server/postgres/processes.ts";
import { startServer, temporaryFolder } from "#test/server-process.ts";
import type { ServerProcess } from "#test/server-process.ts";

const ROUNDS = 10;
const WRITERS = 8;

const { folder, remove } = temporaryFolder();
after(remove);
if (process.getuid?.() === 0) chmodSync(folder, 0o711);

/** The ways to go: both at once in either order, which finds the database alive or dead, or one of them. */
const WAYS: readonly ((server: ServerProcess) => void)[] = [
  (server) => {
    process.kill(server.postgres, "SIGKILL");
    server.kill("SIGKILL");
  },
  (server) => {
    server.kill("SIGKILL");
    process.kill(server.postgres, "SIGKILL");
  },
  (server) => server.kill("SIGKILL"),
];

test(`${ROUNDS} times kill -9 among ${WRITERS} writers: nothing that was acknowledged is lost`, async (context) => {
  const acknowledged = new Set<number>();
  let slowest = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startServer({ dataFolder: folder, writers: WRITERS });
    const kept = new Set(server.rows);
    assert.deepEqual(
      [...acknowledged].filter((row) => !kept.has(row)),
      [],
      `lost before round ${round}`,
    );
    if (round > 0) slowest = Math.max(slowest, server.took);
    // A different moment each time, a few hundred rows into it.
    const enough = 100 + 37 * round;
    assert.ok(await waitUntil(() => server.acknowledged.length > enough, 20_000, 1));
    WAYS[round % WAYS.length]?.(server);
    await server.gone;
    for (const row of server.acknowledged) acknowledged.add(row);
  }
  const last = await startServer({ dataFolder: folder });
  const kept = new Set(last.rows);
  assert.deepEqual(
    [...acknowledged].filter((row) => !kept.has(row)),
    [],
  );
  last.kill("SIGTERM");
  assert.equal(await last.gone, 0);
  assert.equal(isAlive(last.postgres), false);
  context.diagnostic(`${acknowledged.size} acknowledged, slowest restart ${Math.round(slowest)} ms with Node's own`);
});
