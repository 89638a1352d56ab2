import { createHash } from "node:crypto";
import { chmodSync, chownSync, lstatSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Account } from "#server/postgres/account.ts";
import { SOCKET_TAKEN, SOCKET_TOO_LONG } from "#server/postgres/problems.ts";

/** What the kernel has room for: 108 bytes with the zero at the end under Linux, 104 under macOS. */
const MOST_BYTES = process.platform === "linux" ? 107 : 103;

const LONGEST_NAME = ".s.PGSQL.65535";

/**
 * Makes the folder of the database's socket, which only its owner (and root) may enter: whoever gets to
 * the socket is let in without a password. Its path is short and always the same for a data folder.
 * @param temporary the folders to try, the first whose path is short enough
 * @throws {InputError} when all are too long, or the folder is somebody else's
 */
export function makeSocketFolder(
  dataFolder: string,
  account: Account | undefined,
  temporary: readonly string[],
): string {
  const own = process.getuid?.() ?? 0;
  const name = `biaogan-${createHash("sha256").update(`${own} ${dataFolder}`).digest("hex").slice(0, 16)}`;
  const folder = temporary
    .map((each) => join(each, name))
    .find((each) => Buffer.byteLength(join(each, LONGEST_NAME)) <= MOST_BYTES);
  if (folder === undefined) {
    throw new InputError([problem(SOCKET_TOO_LONG, {}, { folder: temporary[0] ?? "", most: MOST_BYTES })]);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const there = lstatSync(folder);
  // Everybody may write in /tmp: what somebody else put there, or a link, is not to be trusted.
  if (!there.isDirectory() || (there.uid !== own && there.uid !== account?.uid)) {
    throw new InputError([problem(SOCKET_TAKEN, {}, { folder })]);
  }
  chmodSync(folder, 0o700);
  if (account !== undefined) chownSync(folder, account.uid, account.gid);
  return folder;
}

/** Removes the sockets and their lock files that a killed database left; none may be running. */
export function clearSocketFolder(folder: string): void {
  for (const name of readdirSync(folder)) if (name.startsWith(".s.PGSQL.")) rmSync(join(folder, name), { force: true });
}
