/**
 * Completes package-lock.json after `npm install`: packages of other platforms that the registry in
 * use does not hold are left out of it by npm, and `npm ci` then refuses the file. They get their entry
 * here (name, version, platform); npm installs none of them but on their own platform.
 *
 *   node scripts/complete-lock.mjs           completes the file
 *   node scripts/complete-lock.mjs --check   says what is missing; status 1 if anything is
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const path = join(dirname(dirname(fileURLToPath(import.meta.url))), "package-lock.json");

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "aix", "win32"];
const PROCESSORS = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"];

/** What a package's name says of its platform, as in `binding-linux-x64-musl`. */
function platformOf(name) {
  const parts = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => parts.includes(system));
  const cpu = PROCESSORS.filter((processor) => parts.includes(processor));
  const libc = parts.some((part) => part.startsWith("musl")) ? ["musl"] : parts.includes("gnu") ? ["glibc"] : [];
  return { cpu, ...(libc.length > 0 && os.includes("linux") ? { libc } : {}), optional: true, os };
}

const lock = JSON.parse(readFileSync(path, "utf8"));
const added = [];
for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const entry = `node_modules/${name}`;
    if (entry in lock.packages || `${place}/${entry}` in lock.packages) continue;
    const platform = platformOf(name);
    if (platform.os.length === 0 || !/^\d/.test(version)) {
      process.stderr.write(
        `${name}@${version}: neither platform nor exact version to be read from it; add it by hand.\n`,
      );
      process.exitCode = 1;
      continue;
    }
    const { cpu, ...rest } = platform;
    lock.packages[entry] = { version, cpu, ...(dev ? { dev } : {}), ...rest };
    added.push(`${name}@${version}`);
  }
}

if (process.argv.includes("--check")) {
  if (added.length > 0)
    process.stderr.write(`Missing in package-lock.json, run node scripts/complete-lock.mjs:\n${added.join("\n")}\n`);
  if (added.length > 0) process.exitCode = 1;
} else if (added.length > 0) {
  const [root, ...others] = Object.entries(lock.packages);
  others.sort(([a], [b]) => a.localeCompare(b, "en"));
  lock.packages = Object.fromEntries([root, ...others]);
  writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`Added to package-lock.json: ${added.length} packages.\n`);
}
