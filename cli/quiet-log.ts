import type { Shell } from "#cli/shell.ts";

/** The log of a command beside the server: only what a person at a terminal must know, on standard error. */
export function quietLog({ err }: Shell) {
  return {
    info: (): void => {},
    warn: (): void => {},
    error: (_values: object, message: string): void => err(`${message}\n`),
  };
}
