/** The program as people run it, `biaogan serve` in a process of its own, for tests that kill it, fill its disk or run two of it. */
import { spawn } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "#api/client.ts";
import type { Client } from "#api/client.ts";
import { signIn } from "#api/endpoints/sign-in.ts";
import { readConfig } from "#server/config.ts";
import type { Config } from "#server/config.ts";
import { withDatabase } from "#server/backup/reach.ts";
import { migrate } from "#server/db/migrations.ts";
import type { DemoAccount } from "#server/demo/accounts.ts";
import { fillWithExample } from "#server/demo/fill.ts";
import { realServices } from "#server/real-services.ts";
import { NotStartedError } from "#test/server-process.ts";

const PROGRAM = join(import.meta.dirname, "..", "cli", "main.ts");
const LONGEST_START_MS = 180_000;
const silent = (): void => {};

/** What is set for each start, beside where the data lie. */
const USUAL = { PORT: "0", BIAOGAN_LOG_LEVEL: "error", BIAOGAN_REQUESTS_PER_MINUTE: "1000000" };

/** Variables of the program: where its data lie at least. */
export type Environment = Readonly<Record<string, string>>;

/** What a finished command left. */
export type Ended = { status: number | null; said: string };

/** A server that answers. */
export type LiveServer = {
  address: string;
  /** Milliseconds from the start of the process to its first answer. */
  took: number;
  kill: (signal: NodeJS.Signals) => void;
  /** Resolves when the process is gone. */
  gone: Promise<Ended>;
};

/** The test's own environment without what would make the program talk to the test runner, or use another place. */
function environmentWith(own: Environment): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _runner, BIAOGAN_DATA: _data, DATABASE_URL: _url, ...rest } = process.env;
  return { ...rest, ...own };
}

function run(args: readonly string[], own: Environment) {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    env: environmentWith(own),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const heard = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      heard.text += text;
    });
  }
  const gone = new Promise<Ended>((resolve) => {
    child.on("close", (status) => resolve({ status, said: heard.text }));
  });
  return { child, gone };
}

/** Runs a command of the program to its end. */
export async function runProgram(args: readonly string[], own: Environment): Promise<Ended> {
  return run(args, { BIAOGAN_LOG_LEVEL: "error", ...own }).gone;
}

/**
 * Starts the server and waits until it answers.
 * @throws {NotStartedError} with what it said
 */
export async function serveLive(own: Environment): Promise<LiveServer> {
  const begun = performance.now();
  const { child, gone } = run(["serve"], { ...USUAL, ...own });
  const address = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      reject(new NotStartedError("It did not answer within three minutes."));
    }, LONGEST_START_MS);
    let said = "";
    child.stderr.on("data", (text: string) => {
      said += text;
      const found = /http:\/\/[\w.:[\]-]+:\d+/.exec(said)?.[0];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.on("close", (status) => {
      clearTimeout(timer);
      reject(new NotStartedError(`${status}: ${said}`));
    });
  });
  const ready = await fetch(`${address}/readyz`);
  if (!ready.ok) throw new NotStartedError(`/readyz answers ${ready.status}`);
  return { address, took: performance.now() - begun, kill: (signal) => void child.kill(signal), gone };
}

/** The number of the embedded database's first process. */
export function postmasterOf(dataFolder: string): number {
  return Number(readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Fills an empty place with the small example: its accounts, one a role, with their passwords. */
export async function fillPlace(own: Environment): Promise<{ config: Config; accounts: readonly DemoAccount[] }> {
  const config = readConfig({ ...own });
  // Started by root, the database runs as another user, who must get through.
  if (config.databaseUrl === null && process.getuid?.() === 0) chmodSync(config.dataFolder, 0o711);
  const log = { info: silent, warn: silent, error: silent };
  const work = async ({ db }: Parameters<Parameters<typeof withDatabase>[2]>[0]) => {
    await migrate(db);
    return fillWithExample({ ...realServices(db, config, log), randomBytes }, "small");
  };
  return { config, accounts: await withDatabase(config, log, work, { mayBeEmpty: true }) };
}

/** Somebody in a browser: a client with a cookie that is kept, whatever becomes of the server. */
export type Browser = {
  /** The client for a server; every server that shares a database knows the same cookie. */
  at: (address: string) => Client;
  cookie: () => string;
};

/** A browser without a cookie yet. */
export function newBrowser(): Browser {
  let cookie = "";
  return {
    cookie: () => cookie,
    at: (base) =>
      createClient({
        base,
        newKey: randomUUID,
        headers: () => (cookie === "" ? {} : { cookie }),
        fetch: async (url, init) => {
          const answer = await fetch(url, { ...init, signal: AbortSignal.timeout(30_000) });
          cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? cookie;
          return answer;
        },
      }),
  };
}

/** Signs the account in at the server. */
export async function signedInBrowser(address: string, { signInName, password }: DemoAccount): Promise<Browser> {
  const browser = newBrowser();
  const answer = await browser.at(address).call(signIn, { body: { signInName, password } });
  if (!answer.ok) throw new Error(`${signInName} could not sign in: ${answer.problem.code}`);
  return browser;
}
