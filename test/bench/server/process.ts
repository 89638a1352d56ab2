import { chmodSync, readFileSync, readdirSync } from "node:fs";
import { serveLive } from "#test/live-server.ts";
import { temporaryFolder } from "#test/server-process.ts";

/** `biaogan serve` in a process of its own, as an office would start it. */
export type ServerAtWork = {
  address: string;
  /** Milliseconds from the start of the process to its first answer. */
  took: number;
  /** Memory of the server and of its database, in MB, shared pages counted once; null where the system does not tell. */
  megabytes: () => number | null;
  /** Milliseconds of processor time that server and database have used: what a busy machine distorts less than the clock. */
  processor: () => number | null;
  stop: () => Promise<void>;
};

/** A data folder of the measurement's own; the database's user must be able to enter it. */
export function dataFolder(): { folder: string; remove: () => void } {
  const made = temporaryFolder();
  chmodSync(made.folder, 0o755);
  return made;
}

/** The process and everything below it. */
function family(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      // After the name in brackets, which may hold anything: state, parent.
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // It has ended since.
    }
  }
  const found = [root];
  for (const one of found) for (const [child, parent] of parents) if (parent === one) found.push(child);
  return found;
}

function memoryOf(root: number): number | null {
  if (process.platform !== "linux") return null;
  let kilobytes = 0;
  for (const each of family(root)) {
    try {
      kilobytes += Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${each}/smaps_rollup`, "utf8"))?.[1] ?? 0);
    } catch {
      // It has ended since, or is not ours to look into.
    }
  }
  return kilobytes / 1024;
}

/** The kernel's ticks, a hundred a second on every Linux. */
const TICK_MS = 10;
/** Fields of /proc/<pid>/stat after the name: time in the program, in the kernel, and the same of ended children. */
const [USER, LAST] = [11, 15];

function processorOf(root: number): number | null {
  if (process.platform !== "linux") return null;
  let ticks = 0;
  for (const each of family(root)) {
    try {
      const stat = readFileSync(`/proc/${each}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      ticks += fields.slice(USER, LAST).reduce((sum, field) => sum + Number(field), 0);
    } catch {
      // It has ended since.
    }
  }
  return ticks * TICK_MS;
}

/** Starts a server on the folder and waits for its first answer. */
export async function startServing(folder: string): Promise<ServerAtWork> {
  const { address, took, pid, kill, gone } = await serveLive({ BIAOGAN_DATA: folder });
  const end = (): void => kill("SIGTERM");
  process.once("exit", end);
  return {
    address,
    took,
    megabytes: () => memoryOf(pid),
    processor: () => processorOf(pid),
    stop: async () => {
      end();
      await gone;
      process.off("exit", end);
    },
  };
}
