import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PROGRAM = join(import.meta.dirname, "../../../cli/main.ts");
const LONGEST_START_MS = 60_000;

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
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "biaogan-bench-data-")));
  chmodSync(folder, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
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

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "close");
  child.kill("SIGTERM");
  await gone;
}

/** Starts a server on the folder and waits for its first answer. */
export async function startServing(folder: string): Promise<ServerAtWork> {
  const begin = performance.now();
  const child = spawn(process.execPath, [PROGRAM, "serve"], {
    env: {
      ...process.env,
      BIAOGAN_DATA: folder,
      PORT: "0",
      BIAOGAN_LOG_LEVEL: "error",
      BIAOGAN_REQUESTS_PER_MINUTE: "1000000",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const end = (): void => void child.kill("SIGTERM");
  process.once("exit", end);
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      const late = setTimeout(() => reject(new Error(`the server did not start: ${said}`)), LONGEST_START_MS);
      child.stderr.on("data", (text: Buffer) => {
        said += text.toString();
        const [found] = /http:\/\/[\w.:[\]]+\d/.exec(said) ?? [];
        if (found === undefined) return;
        clearTimeout(late);
        resolve(found);
      });
      child.once("close", () => {
        clearTimeout(late);
        reject(new Error(`the server did not start: ${said}`));
      });
    });
    await (await fetch(`${address}/api/first-run`)).text();
    return {
      address,
      took: performance.now() - begin,
      megabytes: () => memoryOf(child.pid ?? 0),
      processor: () => processorOf(child.pid ?? 0),
      stop: async () => {
        await stopped(child);
        process.off("exit", end);
      },
    };
  } catch (error) {
    await stopped(child);
    throw error;
  }
}
