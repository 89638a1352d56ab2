import { Option } from "commander";
import type { Command } from "commander";
import { quietLog } from "#cli/quiet-log.ts";
import { serveUntilStopped } from "#cli/serve.ts";
import type { Shell } from "#cli/shell.ts";
import { table } from "#cli/table.ts";
import { scaleNames } from "#domain/example/scales.ts";
import type { Scale } from "#domain/example/scales.ts";
import { fill } from "#domain/wording/language.ts";
import type { Template } from "#domain/wording/language.ts";
import { accessRoleTerms } from "#domain/wording/access-terms.ts";
import { withDatabase } from "#server/backup/reach.ts";
import { configOfProcess } from "#server/config.ts";
import { migrate } from "#server/db/migrations.ts";
import type { DemoAccount } from "#server/demo/accounts.ts";
import { fillWithExample } from "#server/demo/fill.ts";
import { realServices } from "#server/real-services.ts";

const words = {
  filling: {
    "zh-CN": "正在准备示例大学的数据（{folder}），首次约需十几秒……\n",
    en: "Preparing the example university ({folder}); the first time takes some seconds…\n",
  },
  accounts: {
    "zh-CN": "以下账号可以登录，密码每次启动都会更换：\n",
    en: "These accounts may sign in; their passwords are new at each start:\n",
  },
  role: { "zh-CN": "角色", en: "role" },
  at: { "zh-CN": "所在党组织", en: "organisation" },
  name: { "zh-CN": "账号", en: "account" },
  password: { "zh-CN": "密码", en: "password" },
} as const satisfies Record<string, Template>;

function printAccounts(shell: Shell, accounts: readonly DemoAccount[]): void {
  const language = shell.language();
  shell.out(words.accounts[language]);
  const columns = [words.role, words.at, words.name, words.password].map((each) => ({
    heading: each[language],
    most: 32,
  }));
  const rows = accounts.map((each) => [
    accessRoleTerms[each.role][language],
    each.organisation,
    each.signInName,
    each.password,
  ]);
  for (const line of table(columns, rows)) shell.out(`${line}\n`);
}

async function demo(scale: Scale, shell: Shell): Promise<void> {
  const configured = configOfProcess();
  // A folder of its own, and never a school's database.
  const config = { ...configured, dataFolder: `${configured.dataFolder}-demo`, databaseUrl: null };
  shell.err(fill(words.filling, shell.language(), { folder: config.dataFolder }));
  const log = quietLog(shell);
  const accounts = await withDatabase(
    config,
    log,
    async ({ db }) => {
      await migrate(db);
      return fillWithExample(realServices(db, config, log), scale);
    },
    { mayBeEmpty: true },
  );
  printAccounts(shell, accounts);
  await serveUntilStopped(config, shell);
}

/** `npm run demo`: the example university in a data folder of its own, with an account for each role. */
export function registerDemo(program: Command, shell: Shell): void {
  program
    .command("demo")
    .description(
      "用示例大学试用：独立的数据文件夹，每种角色一个账号 · try it out with the example university, an account for each role",
    )
    .addOption(new Option("--scale <scale>", "规模 · how large").choices(scaleNames).default("university"))
    .action((options: { scale: Scale }) => demo(options.scale, shell));
}
