import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** True while a process with this id runs, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** When a process began, as text that only compares: with its id it names a process for good. */
export function birthOf(pid: number): string | undefined {
  if (process.platform !== "linux") return ps(pid, "lstart=");
  // The name in parentheses may hold spaces and parentheses; the start is the 20th field after it.
  const stat = readText(`/proc/${pid}/stat`);
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
}

/** The command line of a process, its parts separated by spaces. */
export function commandOf(pid: number): string {
  const text = process.platform === "linux" ? readText(`/proc/${pid}/cmdline`) : ps(pid, "command=");
  return (text ?? "").replaceAll("\0", " ").trim();
}

/**
 * Where this process's ids mean something: another machine, container or boot has ids of its own, so a
 * process of there can neither be seen nor taken for dead.
 */
export function processTable(): string {
  const boot = readText("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
  return [hostname(), boot, readLink("/proc/self/ns/pid") ?? ""].join(" ");
}

/** Asks again and again until it is so; false when the time, in milliseconds, is over. */
export async function waitUntil(isSo: () => boolean, atMost: number, every = 20): Promise<boolean> {
  const until = performance.now() + atMost;
  while (!isSo()) {
    if (performance.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, every));
  }
  return true;
}

function ps(pid: number, format: string): string | undefined {
  const { status, stdout } = spawnSync("ps", ["-ww", "-o", format, "-p", String(pid)], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

/** The text of a file, or undefined where it is not there or not for us. */
export function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function readLink(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
