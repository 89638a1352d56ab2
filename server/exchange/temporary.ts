import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Does the work with a folder that only this process's user may enter, and removes it afterwards. */
export async function withTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "biaogan-"));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * A file made in a folder of its own, and then read piece by piece; the folder is gone when it is read or given up. Made whole
 * before anything is sent, so that a failure is an answer and not half a file, and no slow reader holds a transaction open. What
 * must be done before it leaves (`whenMade`) is done before the first byte.
 */
export async function madeFile(
  name: string,
  make: (path: string) => Promise<void>,
  whenMade: (path: string) => Promise<void>,
): Promise<AsyncIterable<Uint8Array>> {
  const folder = await mkdtemp(join(tmpdir(), "biaogan-"));
  const path = join(folder, name);
  const clear = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await make(path);
    await whenMade(path);
  } catch (error) {
    await clear();
    throw error;
  }
  const stream = createReadStream(path);
  stream.once("close", () => void clear());
  return stream;
}
