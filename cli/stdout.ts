import { fstatSync, writeSync } from "node:fs";

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

/** Writes all of the text: on a disk that runs full the system takes a part of it, which Node passes over. */
function writeAll(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
}

/**
 * Standard output of which nothing goes missing in silence.
 * @param failed told why it could not be written; a reader that has seen enough (`… | head`) is no failure
 */
export function standardOutput(failed: (code: string) => void): (text: string) => void {
  const { stdout } = process;
  const tell = (error: unknown): void => {
    const code = error instanceof Error ? String(Reflect.get(error, "code") ?? error.message) : String(error);
    if (code !== "EPIPE") failed(code);
  };
  stdout.on("error", tell);
  if (!isFile(1)) return (text) => void stdout.write(text);
  return (text) => {
    try {
      writeAll(1, text);
    } catch (error) {
      tell(error);
    }
  };
}
