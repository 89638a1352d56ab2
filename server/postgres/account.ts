import { spawnSync } from "node:child_process";
import { chownSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { InputError, problem } from "#domain/problems/problem.ts";
import { FOLDER_NOT_REACHED, OTHER_OWNER } from "#server/postgres/problems.ts";
import { readText } from "#server/postgres/processes.ts";

/** The user of the machine that the database runs as. */
export type Account = { name: string; uid: number; gid: number };

/** PostgreSQL refuses to be root. Debian's number of `nobody` serves where there is no list of users. */
const FALLBACK: Account = { name: "nobody", uid: 65534, gid: 65534 };

function accounts(): Account[] {
  return (readText("/etc/passwd") ?? "").split("\n").flatMap((line) => {
    const [name = "", , uid, gid] = line.split(":");
    return name === "" ? [] : [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/**
 * Who runs the database: whoever we are, or, when that is root, the owner of the cluster, `postgres`
 * or `nobody`.
 * @param cluster the database's own folder, which may not exist yet
 * @returns undefined: as ourselves
 * @throws {InputError} when the cluster is someone else's
 */
export function accountFor(cluster: string): Account | undefined {
  const own = process.getuid?.();
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (own !== 0) {
    if (owner !== undefined && owner.uid !== own) {
      throw new InputError([problem(OTHER_OWNER, {}, { folder: cluster, uid: owner.uid })]);
    }
    return undefined;
  }
  const known = accounts();
  if (owner !== undefined && owner.uid !== 0) {
    const name = known.find((each) => each.uid === owner.uid)?.name ?? String(owner.uid);
    return { name, uid: owner.uid, gid: owner.gid };
  }
  const account = ["postgres", "nobody"].flatMap((name) => known.find((each) => each.name === name) ?? []);
  return account[0] ?? FALLBACK;
}

/** The options of `spawn` that make a process the account's. */
export function asAccount(account: Account | undefined): { uid?: number; gid?: number } {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** Gives a folder and all in it to the account: it may have been copied into place by root. */
export function giveTo(account: Account | undefined, folder: string): void {
  if (account === undefined || statSync(folder).uid === account.uid) return;
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    chownSync(join(entry.parentPath, entry.name), account.uid, account.gid);
  }
  chownSync(folder, account.uid, account.gid);
}

/** @throws {InputError} when the account cannot get to the folder, as below a home that is root's alone */
export function mustReach(account: Account | undefined, folder: string): void {
  if (account === undefined) return;
  const tried = spawnSync("/bin/sh", ["-c", 'cd -- "$1"', "sh", folder], { ...asAccount(account), stdio: "ignore" });
  if (tried.status !== 0) throw new InputError([problem(FOLDER_NOT_REACHED, {}, { user: account.name, folder })]);
}
