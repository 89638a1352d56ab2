import { statfs } from "node:fs/promises";

/** A piece of PostgreSQL's write-ahead log: without room for the next one it ends itself, to start again when there is. */
const PIECE_BYTES = 16 * 1024 * 1024;

/** True where the folder's disk has no room left for the database to work in; a folder that cannot be asked has. */
export async function isDiskFull(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize < PIECE_BYTES;
  } catch {
    return false;
  }
}
