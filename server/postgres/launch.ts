import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { join } from "node:path";
import { asAccount } from "#server/postgres/account.ts";
import type { Account } from "#server/postgres/account.ts";
import { readPostmaster } from "#server/postgres/orphan.ts";
import { CLEAN_ENVIRONMENT } from "#server/postgres/programs.ts";
import type { Programs } from "#server/postgres/programs.ts";

/** One run of the database: its process, its last words, its end. */
export type Run = {
  child: ChildProcess;
  pid: number;
  words: readonly string[];
  ended: Promise<void>;
  isOver: () => boolean;
};

const KEPT_WORDS = 20;
const POLL_MS = 10;

/**
 * Begins the arguments of a program that is to end with this process, however that ends: the kernel
 * sends the database its signal for a fast shutdown (when the thread that started it ends, so never a worker). Where that cannot be had, the next start stops what was left.
 */
export function endingWithUs(): readonly string[] {
  const ways = ["--pdeathsig", "INT", "--"];
  const tried = spawnSync("setpriv", [...ways, "true"], { stdio: "ignore", env: CLEAN_ENVIRONMENT });
  return tried.status === 0 ? ["setpriv", ...ways] : [];
}

/** Starts `postgres` in a session of its own, so that Ctrl-C at a terminal reaches us alone. */
export function launch(
  programs: Programs,
  args: readonly string[],
  account: Account | undefined,
  before: readonly string[],
  hear: (line: string) => void,
): Run {
  const [program = "", ...rest] = [...before, join(programs.folder, "bin", "postgres"), ...args];
  const child = spawn(program, rest, {
    ...asAccount(account),
    env: CLEAN_ENVIRONMENT,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const words: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    words.push(line);
    if (words.length > KEPT_WORDS) words.shift();
    hear(line);
  });
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => {
      over = true;
      resolve();
    };
    child.on("error", (error) => {
      words.push(error.message);
      end();
    });
    child.on("close", end);
  });
  return { child, pid: child.pid ?? 0, words, ended, isOver: () => over };
}

/** Waits until it takes connections. After a crash it replays its log first, which takes as long as it takes. */
export async function isReady(run: Run, cluster: string): Promise<boolean> {
  while (!run.isOver()) {
    const written = readPostmaster(cluster);
    if (written?.pid === run.pid && written.ready) return true;
    await Promise.race([run.ended, new Promise((resolve) => setTimeout(resolve, POLL_MS))]);
  }
  return false;
}
