import { rmSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { InputError, problem } from "#domain/problems/problem.ts";
import { workbookProblems } from "#domain/problems/workbook-problems.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

let serial = 0;

/** The system's refusal to write as a sentence for the person; any other error as it is. */
export function refusedToWrite(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || typeof Reflect.get(error, "syscall") !== "string") return error;
  const reason = String(Reflect.get(error, "code"));
  return new InputError([problem(workbookProblems.cannotWrite, { file: path }, { reason })]);
}

/** Takes the unfinished file away when the process is told to stop, and lets it stop as it would have. */
function clearWhenStopped(unfinished: string): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    rmSync(unfinished, { force: true });
    forget();
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const forget = (): void => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return forget;
}

/**
 * Has a file written under another name beside its own, which it gets only when it is whole: a full disk,
 * an error or Ctrl-C leaves what was there before, and two programs that write it at once do not mix.
 * @param fill writes the file at the path it is given
 * @throws InputError when the system refuses to write
 */
export async function replaceFile(path: string, fill: (unfinished: string) => Promise<void>): Promise<void> {
  serial += 1;
  const unfinished = `${path}.${process.pid}-${serial}.part`;
  const forget = clearWhenStopped(unfinished);
  try {
    await (await open(unfinished, "w")).close();
    await fill(unfinished);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw refusedToWrite(path, error);
  } finally {
    forget();
  }
}
