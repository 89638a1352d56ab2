import { spawn } from "node:child_process";
import { chownSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { ServerTask, Started } from "#test/embedded-server.ts";

/** A running test/embedded-server.ts. */
export type ServerProcess = Started & {
  /** Rows that were acknowledged so far. */
  acknowledged: readonly number[];
  kill: (signal: NodeJS.Signals) => void;
  /** Resolves when the process is gone and all that it said has been read. */
  gone: Promise<number | null>;
};

/** Ends with what the process said when it did not start. */
export class NotStartedError extends Error {}

/** A folder for a test's data; the user of the machine that owns it may be another. */
export function temporaryFolder(owner?: number): { folder: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "biaogan-data-")));
  if (owner !== undefined) chownSync(folder, owner, owner);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts a server in a process of its own and waits until its database runs. */
export async function startServer(task: ServerTask, user?: number): Promise<ServerProcess> {
  const program = join(import.meta.dirname, "embedded-server.ts");
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const child = spawn(process.execPath, [program, JSON.stringify(task)], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    ...(user === undefined ? {} : { uid: user, gid: user }),
  });
  let said = "";
  child.stderr.on("data", (text: Buffer) => {
    said += text.toString();
  });
  const gone = new Promise<number | null>((resolve) => {
    child.on("close", resolve);
  });
  const acknowledged: number[] = [];
  const first = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("{")) resolve(line);
      else acknowledged.push(Number(line));
    });
    void gone.then((status) => reject(new NotStartedError(`${status}: ${said}`)));
  });
  return { ...(JSON.parse(first) as Started), acknowledged, kill: (signal) => void child.kill(signal), gone };
}
