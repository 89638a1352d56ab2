import type { Command } from "commander";
import { quietLog } from "#cli/quiet-log.ts";
import type { Shell } from "#cli/shell.ts";
import { table } from "#cli/table.ts";
import type { ImportReport } from "#api/endpoints/exchange.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { listTerms } from "#domain/wording/list-terms.ts";
import { fill } from "#domain/wording/language.ts";
import type { Template } from "#domain/wording/language.ts";
import { withDatabase } from "#server/backup/reach.ts";
import { configOfProcess } from "#server/config.ts";
import { importBundle } from "#server/exchange/import.ts";
import { operator } from "#server/exchange/importer.ts";
import { readSentFile } from "#server/exchange/read-file.ts";
import { realServices } from "#server/real-services.ts";

const words = {
  list: { "zh-CN": "内容", en: "list" },
  added: { "zh-CN": "新增", en: "added" },
  changed: { "zh-CN": "更改", en: "changed" },
  unchanged: { "zh-CN": "不变", en: "unchanged" },
  calendar: { "zh-CN": "校历", en: "calendar" },
  settings: { "zh-CN": "设置", en: "settings" },
  dry: {
    "zh-CN": "以上是预演，没有改动任何数据；确认后加 --commit 导入。",
    en: "This was a dry run and changed nothing; add --commit to import.",
  },
  done: { "zh-CN": "已导入，{count}条判定随之变化。", en: "Imported; verdicts that changed with it: {count}." },
  refused: { "zh-CN": "没有导入：文件有{count}处问题。", en: "Not imported: problems in the file {count}." },
  more: { "zh-CN": "另有{count}条更改未列出。", en: "changes not listed: {count}." },
} as const satisfies Record<string, Template>;

const MOST_LINES = 20;

function isListName(name: string): name is ListName {
  return listNames.some((each) => each === name);
}

function print(report: ImportReport, shell: Shell): void {
  const language = shell.language();
  const columns = [words.list, words.added, words.changed, words.unchanged].map((each) => ({
    heading: each[language],
    most: 40,
  }));
  const rows = Object.entries(report.lists)
    .filter(([, each]) => each.added + each.changed + each.unchanged > 0)
    .map(([name, each]) => [
      isListName(name) ? listTerms[name][language] : (name === "calendar" ? words.calendar : words.settings)[language],
      String(each.added),
      String(each.changed),
      String(each.unchanged),
    ]);
  for (const line of table(columns, rows)) shell.out(`${line}\n`);
  for (const each of report.changed.slice(0, MOST_LINES))
    shell.out(`${each.place} ${each.title ?? ""}: ${each.why ?? ""}\n`);
  if (report.changed.length > MOST_LINES)
    shell.out(`${fill(words.more, language, { count: report.changed.length - MOST_LINES })}\n`);
  for (const each of [...report.problems, ...report.warnings]) shell.err(`${each.message}\n`);
}

async function importFile(file: string, commit: boolean, shell: Shell): Promise<void> {
  const config = configOfProcess();
  const sent = await readSentFile(file);
  const log = quietLog(shell);
  const language = shell.language();
  const report = await withDatabase(config, log, async ({ db }) => {
    const { id } = await db.selectFrom("universities").select("id").orderBy("id").executeTakeFirstOrThrow();
    return importBundle(realServices(db, config, log), operator(id), sent, { commit, language });
  });
  print(report, shell);
  if (report.problems.length > 0) {
    shell.out(`${fill(words.refused, language, { count: report.problems.length })}\n`);
    shell.exit(2);
  } else if (report.done) shell.out(`${fill(words.done, language, { count: report.verdictsChanged })}\n`);
  else shell.out(`${words.dry[language]}\n`);
}

/** `biaogan import`: a bundle or workbook into the server's database, rosters and all; a dry run unless told otherwise. */
export function registerImport(program: Command, shell: Shell): void {
  program
    .command("import")
    .description(
      "把数据包或工作簿导入服务器的数据库，默认只预演 · a bundle or workbook into the server’s database, by default a dry run",
    )
    .argument("<file>", "数据包 .json 或工作簿 .xlsx · bundle or workbook")
    .option("--commit", "确认导入 · really do it")
    .action((file: string, options: { commit?: boolean }) => importFile(file, options.commit === true, shell));
}
