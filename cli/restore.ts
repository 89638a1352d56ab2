import type { Command } from "commander";
import { quietLog } from "#cli/quiet-log.ts";
import type { Shell } from "#cli/shell.ts";
import { table } from "#cli/table.ts";
import { fill } from "#domain/wording/language.ts";
import type { Template, Values } from "#domain/wording/language.ts";
import { wordInstant } from "#domain/wording/dates.ts";
import { wordFinding } from "#server/audit/findings.ts";
import type { Compared } from "#server/backup/compare.ts";
import { noteCare } from "#server/backup/care.ts";
import { drill } from "#server/backup/drill.ts";
import { withDatabase } from "#server/backup/reach.ts";
import { restoreBackup } from "#server/backup/restore.ts";
import { configOfProcess } from "#server/config.ts";

const sentences = {
  restored: {
    "zh-CN": "已恢复 {takenAt} 的备份：{rows}行，计数和校验值全部一致。所有人需要重新登录。",
    en: "Restored the backup of {takenAt}: {rows} rows, every count and hash as in the backup. Everybody signs in anew.",
  },
  differs: {
    "zh-CN": "恢复后有{count}张表与备份不一致，请勿使用这个数据库。",
    en: "Tables that differ from the backup after restoring: {count}. Do not use this database.",
  },
  drilled: {
    "zh-CN":
      "演练通过：{takenAt} 的备份可以恢复，{rows}行的计数和校验值全部一致，审计日志{entries}条完好。临时数据库已删除。",
    en: "The drill went well: the backup of {takenAt} can be restored, every count and hash of its {rows} rows is right, and the audit log of {entries} entries is whole. The scratch database is removed.",
  },
  failed: {
    "zh-CN": "演练没有通过：{tables}张表不一致，审计日志有{findings}处问题。临时数据库已删除。",
    en: "The drill failed: tables that differ {tables}, problems of the audit log {findings}. The scratch database is removed.",
  },
  table: { "zh-CN": "表", en: "table" },
  expected: { "zh-CN": "备份行数", en: "rows in the backup" },
  found: { "zh-CN": "恢复行数", en: "rows restored" },
  verdict: { "zh-CN": "校验", en: "hash" },
  same: { "zh-CN": "一致", en: "the same" },
  other: { "zh-CN": "不一致", en: "differs" },
} as const satisfies Record<string, Template>;

function say(shell: Shell, which: keyof typeof sentences, values: Values = {}): void {
  shell.out(`${fill(sentences[which], shell.language(), values)}\n`);
}

function printCompared(shell: Shell, compared: readonly Compared[]): void {
  const language = shell.language();
  const columns = [sentences.table, sentences.expected, sentences.found, sentences.verdict].map((each) => ({
    heading: each[language],
    most: 40,
  }));
  const rows = compared.map((each) => [
    each.table,
    String(each.expected),
    String(each.found),
    (each.same ? sentences.same : sentences.other)[language],
  ]);
  for (const line of table(columns, rows)) shell.out(`${line}\n`);
}

function sumOf(compared: readonly Compared[]): { rows: number; wrong: number } {
  return {
    rows: compared.reduce((sum, each) => sum + each.found, 0),
    wrong: compared.filter((each) => !each.same).length,
  };
}

async function restore(file: string, shell: Shell): Promise<void> {
  const { manifest, compared } = await withDatabase(
    configOfProcess(),
    quietLog(shell),
    ({ db }) => restoreBackup(db, file),
    { mayBeEmpty: true },
  );
  const { rows, wrong } = sumOf(compared);
  if (wrong === 0) return say(shell, "restored", { takenAt: wordInstant(manifest.takenAt), rows });
  printCompared(shell, compared);
  say(shell, "differs", { count: wrong });
  shell.exit(1);
}

async function tryOut(file: string, shell: Shell): Promise<void> {
  const { manifest, compared, audit } = await withDatabase(
    configOfProcess(),
    quietLog(shell),
    async (reached) => {
      const drilled = await drill(reached, file);
      const isWell =
        drilled.compared.every((each) => each.same) && drilled.audit.every((each) => each.findings.length === 0);
      await noteCare(reached.db, Temporal.Now.instant(), isWell ? "restore-drilled" : "restore-drill-failed");
      return drilled;
    },
    { mayBeEmpty: true },
  );
  printCompared(shell, compared);
  const { rows, wrong } = sumOf(compared);
  const findings = audit.flatMap((each) => each.findings);
  const entries = audit.reduce((sum, each) => sum + each.entries, 0);
  if (wrong === 0 && findings.length === 0)
    return say(shell, "drilled", { takenAt: wordInstant(manifest.takenAt), rows, entries });
  for (const each of findings) shell.out(`${wordFinding(each, shell.language())}\n`);
  say(shell, "failed", { tables: wrong, findings: findings.length });
  shell.exit(1);
}

/** `biaogan restore`: a backup into an empty place, or a drill that leaves nothing behind. Exit 1 where counts or hashes differ, 2 where the file cannot be used. */
export function registerRestore(program: Command, shell: Shell): void {
  program
    .command("restore")
    .description("把备份恢复到空的数据库，或演练一次 · a backup into an empty database, or a drill")
    .argument("<file>", "备份文件 · the backup")
    .option("--drill", "只演练：恢复到临时数据库，核对后删除 · only try it out in a scratch database")
    .action((file: string, options: { drill?: boolean }) =>
      options.drill === true ? tryOut(file, shell) : restore(file, shell),
    );
}
