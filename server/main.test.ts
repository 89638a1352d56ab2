import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { createClient } from "#api/client.ts";
import { me } from "#api/endpoints/me.ts";
import { firstRun } from "#api/endpoints/sign-in.ts";
import { readConfig } from "#server/config.ts";
import { startServer } from "#server/main.ts";
import type { RunningServer } from "#server/main.ts";

it("starts with an empty folder, makes the first administrator over the network, stops and opens again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "biaogan-main-"));
  // Started by root, the database runs as another user, who must get through.
  await chmod(folder, 0o711);
  const config = readConfig({ BIAOGAN_DATA: folder, PORT: "0", BIAOGAN_LOG_LEVEL: "silent" });
  const jar = { cookie: "" };
  const clientOf = (base: string) =>
    createClient({
      base,
      newKey: randomUUID,
      headers: () => (jar.cookie === "" ? {} : { cookie: jar.cookie }),
      fetch: async (url, init) => {
        const answer = await fetch(url, init);
        jar.cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? jar.cookie;
        return answer;
      },
    });
  const running: RunningServer[] = [];
  const start = async (): Promise<RunningServer> => {
    const server = await startServer(config);
    running.push(server);
    return server;
  };
  try {
    const server = await start();
    const code = server.firstRun?.code ?? "";
    const body = {
      code,
      universityName: "某大学党委",
      signInName: "admin",
      displayName: "李",
      password: "一句好记的话就可以了",
    };
    assert.deepEqual(await clientOf(server.address).call(firstRun, { body }), { ok: true, value: { done: true } });
    await running.pop()?.stop();
    const again = await start();
    assert.equal(again.firstRun, null);
    const answer = await clientOf(again.address).call(me, {});
    assert.ok(answer.ok, "the session outlives the process");
    assert.equal(answer.value.university.name, "某大学党委");
  } finally {
    await running.pop()?.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
