import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { InputError, problem } from "#domain/problems/problem.ts";
import { ORPHAN_STAYS } from "#server/postgres/problems.ts";
import { commandOf, isAlive, readText, waitUntil } from "#server/postgres/processes.ts";

/** What PostgreSQL writes about itself in its folder: its process, and whether it takes connections. */
export function readPostmaster(cluster: string): { pid: number; ready: boolean } | undefined {
  const lines = readText(join(cluster, "postmaster.pid"))?.split("\n");
  const pid = Number(lines?.[0]);
  return lines === undefined || !Number.isInteger(pid) || pid <= 0
    ? undefined
    : { pid, ready: lines[7]?.trim() === "ready" };
}

/**
 * Stops the database that a killed server left running: a child of ours can be watched, a stranger's
 * cannot. We hold the data folder's lock, so no living server uses it.
 * @returns the process that was stopped
 * @throws {InputError} when it does not stop
 */
export async function stopOrphan(cluster: string): Promise<number | undefined> {
  const left = readPostmaster(cluster);
  if (left === undefined || !isAlive(left.pid)) return undefined;
  if (!isPostmasterOf(left.pid, cluster)) {
    disown(cluster);
    return undefined;
  }
  // “Fast” lets open transactions go and writes a checkpoint; “immediate” relies on the log, as after a crash.
  for (const [signal, patience] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 10_000],
  ] as const) {
    send(left.pid, signal);
    if (await waitUntil(() => !isAlive(left.pid), patience)) return left.pid;
  }
  throw new InputError([problem(ORPHAN_STAYS, {}, { pid: left.pid, folder: cluster })]);
}

function isPostmasterOf(pid: number, cluster: string): boolean {
  return / -D (.*?) -c /.exec(commandOf(pid))?.[1] === cluster;
}

/**
 * The id in the file is now some other program's, and PostgreSQL would take that one for itself and
 * refuse to start. It never minds its own parent's id, so ours is put there. The rest of the file stays:
 * by it PostgreSQL sees whether processes of the dead one still hold its memory.
 */
function disown(cluster: string): void {
  const file = join(cluster, "postmaster.pid");
  const lines = readText(file)?.split("\n") ?? [];
  writeFileSync(file, [String(process.pid), ...lines.slice(1)].join("\n"));
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone meanwhile, or not ours to stop: what follows sees which.
  }
}
