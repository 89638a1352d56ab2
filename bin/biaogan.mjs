#!/usr/bin/env node
/**
 * Starts the program on the pinned Node, whatever Node the machine has: a command that is started
 * directly, or by npx, gets the machine's own. Plain JavaScript, because Node 20 cannot read TypeScript.
 */
import { spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { root, setUpOrExit } from "../scripts/setup.mjs";

const node = setUpOrExit({ dev: false });
const main = join(root, "cli", "main.ts");

if (realpathSync(node) === realpathSync(process.execPath)) {
  await import(new URL("../cli/main.ts", import.meta.url).href);
} else {
  runOn(node);
}

/** Runs the program as a child that has this process's streams, and ends as it ends. */
function runOn(path) {
  const child = spawn(path, [main, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to both processes; a second one would mean “at once” to the program.
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on("error", (error) => {
    process.stderr.write(`${path}: ${error.message}\n`);
    process.exit(2);
  });
  child.on("exit", (status, signal) => {
    if (signal === null) process.exit(status ?? 2);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
    // Where the signal does not end this process at once, the shell's number for it does.
    process.exit(128 + (constants.signals[signal] ?? 0));
  });
}
