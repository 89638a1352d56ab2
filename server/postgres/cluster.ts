import { spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { InputError, problem } from "#domain/problems/problem.ts";
import { asAccount } from "#server/postgres/account.ts";
import type { Account } from "#server/postgres/account.ts";
import { NOT_STARTED, OTHER_VERSION } from "#server/postgres/problems.ts";
import { readText } from "#server/postgres/processes.ts";
import { CLEAN_ENVIRONMENT } from "#server/postgres/programs.ts";
import type { Programs } from "#server/postgres/programs.ts";

/** The role that owns everything; the socket's permissions are its password. */
export const SUPERUSER = "biaogan";

/**
 * The order of text is that of its code points, by PostgreSQL's own tables: an update of the machine's
 * C library cannot break an index.
 */
const LOCALE = [
  "--encoding=UTF8",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  process.platform === "linux" ? "--locale=C.UTF-8" : "--locale=C",
];

/**
 * Makes the cluster where there is none. It gets its name only when it is whole and on the disk, so a
 * start that was cut short is simply done again.
 * @throws {InputError} when initdb fails
 */
export async function makeCluster(cluster: string, programs: Programs, account: Account | undefined): Promise<void> {
  if (existsSync(cluster)) return;
  const unfinished = `${cluster}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (account !== undefined) chownSync(unfinished, account.uid, account.gid);
  const { status, output } = await run(
    join(programs.folder, "bin", "initdb"),
    [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      ...LOCALE,
      "--auth-local=trust",
      "--auth-host=reject",
      "--data-checksums",
      "--no-instructions",
      // One call for all of a thousand files: a second less on a slow disk.
      ...(process.platform === "linux" ? ["--sync-method=syncfs"] : []),
    ],
    account,
  );
  if (status !== 0) {
    const said = output.trim().split("\n").slice(-3).join(" / ");
    throw new InputError([problem(NOT_STARTED, {}, { said, folder: cluster })]);
  }
  renameSync(unfinished, cluster);
}

/** @throws {InputError} when another major version made the cluster: the sentence says how to move */
export function checkVersion(cluster: string, programs: Programs): void {
  const found = readText(join(cluster, "PG_VERSION"))?.trim() ?? "?";
  const ours = programs.version.split(".")[0] ?? "";
  if (found !== ours) throw new InputError([problem(OTHER_VERSION, {}, { folder: cluster, found, ours })]);
}

async function run(
  program: string,
  args: readonly string[],
  account: Account | undefined,
): Promise<{ status: number | null; output: string }> {
  const child = spawn(program, args, { ...asAccount(account), env: CLEAN_ENVIRONMENT, cwd: "/" });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output }));
  });
}
