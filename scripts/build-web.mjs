/**
 * Builds the page into web/dist when it is missing or made from other files than those that are here. Runs
 * before `npm start` and `npm run demo`; plain JavaScript, because it runs on whatever Node the machine has.
 *
 *   node scripts/build-web.mjs [--force]
 */
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "web", "dist");
const stamp = join(dist, ".built-from");

/** Every file that the page is made of. */
function sourcesOf(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return path === "web/dist" ? [] : sourcesOf(path);
      return path.endsWith(".test.ts") ? [] : [path];
    })
    .toSorted((one, other) => (one < other ? -1 : 1));
}

/** Changes with the content of every source, the versions of the libraries, and this script. */
function state() {
  const hash = createHash("sha256");
  const paths = [...["web", "api", "domain"].flatMap(sourcesOf), "package-lock.json", "scripts/build-web.mjs"];
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

function built() {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return undefined;
  }
}

/** The parts of the page that are wanted without a connection: what is always there, Home, Record, the ledger. */
const OFFLINE = [
  "index.html",
  "activities/record-page.tsx",
  "activities/outbox-notice.tsx",
  "verdicts/home-page.tsx",
  "activities/ledger-page.tsx",
];

/** Writes the service worker with the build's stamp and the files that it keeps. */
function writeWorker(build) {
  const parts = JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8"));
  const filesOf = (name) => {
    const part = parts[name];
    if (part === undefined) throw new Error(`the build has no ${name}`);
    return [part.file, ...(part.css ?? []), ...(part.imports ?? []).flatMap(filesOf)];
  };
  const files = [...new Set(OFFLINE.flatMap(filesOf))].map((each) => `/${each}`);
  const worker = readFileSync(join(root, "web", "service-worker.js"), "utf8")
    .replace('"__BUILD__"', JSON.stringify(build.slice(0, 16)))
    .replace('["__FILES__"]', JSON.stringify(files));
  writeFileSync(join(dist, "sw.js"), worker);
}

/** Builds the page unless it is there and fresh. */
async function buildWeb(force) {
  const wanted = state();
  if (!force && built() === wanted) return;
  process.stderr.write("正在构建网页，约需几秒……\nBuilding the page; it takes some seconds…\n");
  const { build } = await import("vite");
  await build({
    configFile: false,
    root: join(root, "web"),
    logLevel: "warn",
    build: {
      outDir: dist,
      emptyOutDir: true,
      target: ["chrome87", "safari14", "firefox90"],
      // Every asset is a file of its own: the policy lets no data: script or font in.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      manifest: true,
      rolldownOptions: {
        // Marks of the libraries for servers that render; here everything runs in the browser.
        onLog: (level, log, pass) => (log.code === "MODULE_LEVEL_DIRECTIVE" ? undefined : pass(level, log)),
      },
    },
  });
  writeWorker(wanted);
  writeFileSync(stamp, wanted);
}

try {
  await buildWeb(process.argv.includes("--force"));
} catch (error) {
  process.stderr.write(
    `网页没有构建成功，原因见下。\nThe page could not be built; the reason follows.\n${error.stack ?? error}\n`,
  );
  process.exit(2);
}
