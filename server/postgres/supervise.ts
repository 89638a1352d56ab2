import { setTimeout as pause } from "node:timers/promises";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Account } from "#server/postgres/account.ts";
import { isReady, launch } from "#server/postgres/launch.ts";
import type { Run } from "#server/postgres/launch.ts";
import { NOT_STARTED } from "#server/postgres/problems.ts";
import type { Programs } from "#server/postgres/programs.ts";

/** Where the supervisor says what happens; the server's log fits. */
export type SupervisorLog = {
  info: (values: object, message: string) => void;
  warn: (values: object, message: string) => void;
  error: (values: object, message: string) => void;
};

type What = {
  programs: Programs;
  account: Account | undefined;
  cluster: string;
  args: readonly string[];
  before: readonly string[];
  log: SupervisorLog;
};

/** Said while processes of a killed database are about to let go of its memory and its lock file. */
const GOES_BY =
  /pre-existing shared memory block|lock file .* already exists|could not (create|open|remove) .*lock file/;
const PATIENCE_MS = 15_000;
const FAST_MS = 30_000;
/** The longest wait before it is started once more: whoever frees a full disk need do nothing else. */
const LONGEST_WAIT_MS = 10_000;
/** After so long a run the next crash is a new story. */
const STEADY_MS = 60_000;

/** Starts it, again and again while what a killed one left is still going. */
async function start(what: What): Promise<Run> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const run = launch(what.programs, what.args, what.account, what.before, (line) => hear(what.log, line));
    if (await isReady(run, what.cluster)) return run;
    const said = run.words.filter((line) => /FATAL|PANIC|ERROR/.test(line)).at(-1) ?? run.words.at(-1) ?? "—";
    if (!run.words.some((line) => GOES_BY.test(line)) || performance.now() > until) {
      throw new InputError([problem(NOT_STARTED, {}, { said, folder: what.cluster })]);
    }
    await pause(100);
  }
}

/** PostgreSQL's own words: what it does in good order is for those who look closely. */
function hear(log: SupervisorLog, line: string): void {
  const text = line.replace(/^[-\d: .]+\S+ \[\d+\] /, "");
  if (/^(FATAL|PANIC|ERROR|WARNING):/.test(text)) log.warn({ postgres: text }, "The database says something.");
}

/** Ends it in good order, or, when that takes too long, at once: the log holds all that was acknowledged. */
async function end(run: Run): Promise<void> {
  run.child.kill("SIGINT");
  // Without `ref` the waiting keeps nobody alive once the database has ended.
  await Promise.race([run.ended, pause(FAST_MS, undefined, { ref: false })]);
  if (!run.isOver()) run.child.kill("SIGQUIT");
  await run.ended;
}

/** Waits; being told to stop ends it. */
async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  await pause(milliseconds, undefined, { signal }).catch(() => {});
}

/**
 * Runs the database until it is told to stop; one that crashes is started again, for as long as it takes.
 * @throws {InputError} when it does not start
 */
export async function supervise(what: What): Promise<{ pid: () => number; stop: () => Promise<void> }> {
  let run = await start(what);
  let stopping: Promise<void> | undefined;

  const told = new AbortController();

  const watch = async (): Promise<void> => {
    for (let crashes = 1; ; crashes += 1) {
      const began = performance.now();
      await run.ended;
      if (stopping !== undefined) return;
      if (performance.now() - began > STEADY_MS) crashes = 1;
      what.log.error({ pid: run.pid, crashes }, "The database ended on its own; it is started again.");
      await sleep(crashes === 1 ? 0 : Math.min(1000 * crashes, LONGEST_WAIT_MS), told.signal);
      if (stopping !== undefined) return;
      try {
        run = await start(what);
        if (stopping !== undefined) return;
      } catch (error) {
        what.log.error({ reason: String(error) }, "The database did not start again.");
      }
    }
  };
  const watching = watch();

  const stop = async (): Promise<void> => {
    told.abort();
    await end(run);
    await watching;
    // The one that was being started again just then.
    await end(run);
  };
  return {
    pid: () => run.pid,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}
