import { linkSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { InputError, problem } from "#domain/problems/problem.ts";
import { FOLDER_IN_USE } from "#server/postgres/problems.ts";
import { birthOf, isAlive, processTable, readText } from "#server/postgres/processes.ts";

const holderSchema = z.object({ pid: z.int(), birth: z.string(), table: z.string(), since: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** A lock that is held; released it lets the next one in. */
export type Lock = { release: () => void };

const BEAT_MS = 5000;
/** A holder in another process table shows that it lives by touching its file; this long silent, it is dead. */
const SILENT_MS = 3 * BEAT_MS + 1000;

/**
 * Lets one server at a time use a folder. The file names its process by id and start, so that a killed
 * one does not lock for ever, and another process that got its id is not taken for it.
 * @throws {InputError} when a living process holds it; the sentence names that process
 */
export async function takeLock(file: string, folder: string): Promise<Lock> {
  const own = `${file}.${process.pid}`;
  const text = JSON.stringify({
    pid: process.pid,
    birth: birthOf(process.pid) ?? "",
    table: processTable(),
    since: new Date().toISOString(),
  } satisfies Holder);
  writeFileSync(own, text, { mode: 0o644 });
  try {
    while (!tryLink(own, file)) await makeRoom(file, folder);
  } finally {
    rmSync(own, { force: true });
  }
  const beat = setInterval(() => touch(file), BEAT_MS);
  beat.unref();
  return {
    release: () => {
      clearInterval(beat);
      if (readText(file) === text) rmSync(file, { force: true });
    },
  };
}

/** Takes the lock of a dead process away; returns when it is worth trying again. */
async function makeRoom(file: string, folder: string): Promise<void> {
  const text = readText(file);
  if (text === undefined) return;
  const holder = parseHolder(text);
  // Unreadable: a file system that lost the content when the machine died. Whoever wrote it is gone.
  if (holder !== undefined && (await lives(holder, file, text))) {
    throw new InputError([problem(FOLDER_IN_USE, {}, { folder, pid: holder.pid, since: holder.since })]);
  }
  dropLock(file, text);
}

function parseHolder(text: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function lives(holder: Holder, file: string, text: string): Promise<boolean> {
  if (holder.table === processTable()) return isAlive(holder.pid) && birthOf(holder.pid) === holder.birth;
  const beat = beatOf(file);
  const silent = Date.now() - beat;
  if (silent >= SILENT_MS) return false;
  await new Promise((resolve) => setTimeout(resolve, SILENT_MS - Math.max(0, silent)));
  return readText(file) === text && beatOf(file) > beat;
}

/** Takes away that very lock; the rename lets one of two starting servers do it. */
function dropLock(file: string, text: string): void {
  const aside = `${file}.dead.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readText(aside) !== text) tryLink(aside, file);
  rmSync(aside, { force: true });
}

/** A hard link is made or refused in one step, with its content already there. */
function tryLink(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function beatOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    // The folder is gone or full: the lock still names a living process.
  }
}
