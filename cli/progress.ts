import type { Shell } from "#cli/shell.ts";
import type { Template } from "#domain/wording/language.ts";

/** Below this a file is read before anybody could read the bar. */
const WORTH_A_BAR = 8 * 1024 * 1024;
const WIDTH = 24;

export type ProgressBar = { show: (done: number, inAll: number) => void; clear: () => void };

/** A bar on standard error, drawn only on a terminal and only when a whole percent has been added. */
export function progressBar(shell: Shell, label: Template): ProgressBar {
  let drawn = -1;
  return {
    show: (done, inAll) => {
      if (!shell.interactive || inAll < WORTH_A_BAR) return;
      const percent = Math.floor((done / inAll) * 100);
      if (percent === drawn) return;
      drawn = percent;
      const filled = Math.round((percent / 100) * WIDTH);
      const bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
      shell.err(`\r${label[shell.language()]} ${bar} ${String(percent).padStart(3)}%`);
    },
    clear: () => {
      if (drawn >= 0) shell.err("\r\u001B[K");
    },
  };
}
