import type { Command } from "commander";
import type { Shell } from "#cli/shell.ts";
import { fill, languages } from "#domain/wording/language.ts";
import type { Template } from "#domain/wording/language.ts";
import { configOfProcess } from "#server/config.ts";
import type { Config } from "#server/config.ts";
import { startServer } from "#server/main.ts";

const words = {
  ready: {
    "zh-CN": "服务已启动：{address}（接口说明 {address}/api/docs）。按 Ctrl+C 停止。",
    en: "The server answers at {address} (its contract: {address}/api/docs). Ctrl+C stops it.",
  },
  firstRun: {
    "zh-CN":
      "还没有管理员。请打开 {address}/first-run，用一次性代码 {code} 建立学校和第一位管理员（代码{hours}小时内有效，以最后显示的为准；不用网页的写法见 docs/admin.md）。",
    en: "There is no administrator yet. Open {address}/first-run and make the school and its first administrator with the one-time code {code} (valid for {hours} hours; the one printed last holds; docs/admin.md shows how without the page).",
  },
  stopping: { "zh-CN": "正在停止，等待未完成的请求……", en: "Stopping; waiting for requests under way…" },
} as const satisfies Record<string, Template>;

/** Both languages: whoever reads the console is not known. */
function say(shell: Shell, template: Template, values: Record<string, string | number> = {}): void {
  for (const language of languages) shell.err(`${fill(template, language, values)}\n`);
}

/** The first of the signals; a second one ends the process at once, as is usual. */
function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
}

/** Starts the server, says where it answers, and stops it in good order at the first signal. */
export async function serveUntilStopped(config: Config, shell: Shell): Promise<void> {
  const stopped = firstSignal();
  const { address, firstRun, stop } = await startServer(config);
  say(shell, words.ready, { address });
  if (firstRun !== null) say(shell, words.firstRun, { address, ...firstRun });
  await stopped;
  say(shell, words.stopping);
  await stop();
  shell.exit(0);
}

/** `biaogan serve`: the server, until it is told to stop. */
export function registerServe(program: Command, shell: Shell): void {
  program
    .command("serve")
    .description("启动服务器（数据库随附） · start the server with the database that comes along")
    .action(() => serveUntilStopped(configOfProcess(), shell));
}
