import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { factRows } from "#api/endpoints/facts.ts";
import { withDatabase } from "#server/backup/reach.ts";
import { fillPlace, runProgram, serveLive, signedInBrowser } from "#test/live-server.ts";
import type { Browser } from "#test/live-server.ts";
import { temporaryFolder } from "#test/server-process.ts";

const { folder, remove } = temporaryFolder();
const data = join(folder, "data");
const ballast = join(folder, "ballast");
const silent = (): void => {};
const log = { info: silent, warn: silent, error: silent };

/** A disk that is full soon, in memory. */
function mountSmallDisk(): string | false {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "mounting a small disk takes root on Linux";
  const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", "size=256m,mode=0711", "tmpfs", folder], {
    encoding: "utf8",
  });
  return status === 0 ? false : `a small disk could not be mounted: ${stderr.trim()}`;
}

const skip = mountSmallDisk();
after(() => {
  if (skip === false) spawnSync("umount", ["-l", folder]);
  remove();
});

/** Takes what room there is, but for these bytes. */
async function fillDisk(left: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)));
}

/** Somebody who records activities with long minutes, each known by its title. */
function recorder(address: string, browsers: { en: Browser; "zh-CN": Browser }, organisationId: string) {
  const acknowledged: string[] = [];
  const record = async (title: string, key: string, language: "en" | "zh-CN" = "en") => {
    const minutes = randomBytes(6000).toString("base64");
    const entry = {
      organisationId,
      heldOn: "2026-10-10",
      title,
      minutes,
      segments: [{ kind: "committee-meeting" as const }],
    };
    const answer = await browsers[language].at(address).call(factRows.activities.create, { body: { entry } }, key);
    if (answer.ok) acknowledged.push(title);
    return answer;
  };
  return { acknowledged, record };
}

test(
  "a full disk is said in both languages, spoils nothing, and is over when there is room",
  { skip },
  async (context) => {
    mkdirSync(data, { mode: 0o711 });
    const own = { BIAOGAN_DATA: data };
    const { config, accounts } = await fillPlace(own);
    // Two who record at the same branch, one in Chinese and one in English.
    const office = accounts.find((each) => each.role === "branch-office");
    const taker = accounts.find((each) => each.role === "minute-taker");
    assert.ok(office !== undefined && taker !== undefined);
    const place = await withDatabase(config, log, async ({ db }) => {
      await db.updateTable("accounts").set({ language: "en" }).where("sign_in_name", "=", taker.signInName).execute();
      return db
        .selectFrom("roles")
        .select("organisation_id")
        .where("role", "=", "minute-taker")
        .executeTakeFirstOrThrow();
    });
    const server = await serveLive(own);
    try {
      const browsers = {
        en: await signedInBrowser(server.address, taker),
        "zh-CN": await signedInBrowser(server.address, office),
      };
      const { acknowledged, record } = recorder(server.address, browsers, place.organisation_id);
      assert.ok((await record("满盘之前", randomUUID())).ok);

      await fillDisk(0);
      const refused = { title: "", key: "" };
      for (let step = 0; refused.key === ""; step += 1) {
        assert.ok(step < 2000, "a full disk is noticed");
        const [title, key] = [`满盘${step}`, randomUUID()];
        const answer = await record(title, key);
        if (answer.ok) continue;
        assert.deepEqual(
          [answer.problem.code, answer.problem.status],
          ["no-room", 507],
          JSON.stringify(answer.problem),
        );
        assert.match(answer.problem.title, /disk is full and nothing was saved/);
        Object.assign(refused, { title, key });
      }

      // And now so full that the database cannot even write its log, and ends.
      for (let piece = 0; piece < 40; piece += 1) {
        await withDatabase(config, log, ({ db }) =>
          sql`select pg_logical_emit_message(false, 'test', repeat('x', 1000000)), pg_switch_wal()`.execute(db),
        ).catch(silent);
        if (await isAway(server.address)) break;
      }
      assert.ok(await isAway(server.address), "the log has no room");
      const away = await record("库停了", randomUUID(), "zh-CN");
      assert.ok(!away.ok);
      assert.deepEqual([away.problem.code, away.problem.status], ["no-room", 507]);
      assert.match(away.problem.title, /磁盘已满，没有保存/);

      rmSync(ballast);
      const freed = performance.now();
      while (!(await record(refused.title, refused.key)).ok) {
        assert.ok(performance.now() - freed < 60_000, "it works again without anybody's help");
        await pause(100);
      }
      context.diagnostic(
        `${acknowledged.length} kept; works ${Math.round(performance.now() - freed)} ms after there was room`,
      );

      const { rows } = await withDatabase(config, log, ({ db }) =>
        sql<{ title: string }>`select entry ->> 'title' as title from activities
        where entry ->> 'title' = any(${[...acknowledged, "库停了"]}::text[])`.execute(db),
      );
      assert.deepEqual(rows.map((each) => each.title).toSorted(), acknowledged.toSorted());
    } finally {
      server.kill("SIGTERM");
    }
    assert.equal((await server.gone).status, 0);
    for (const command of ["verdicts", "audit"]) {
      const { status, said } = await runProgram([command, "verify"], own);
      assert.equal(status, 0, `${command} verify: ${said}`);
    }
  },
);

async function isAway(address: string): Promise<boolean> {
  return !(await fetch(`${address}/readyz`)).ok;
}
