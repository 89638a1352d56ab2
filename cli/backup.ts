import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Command } from "commander";
import { quietLog } from "#cli/quiet-log.ts";
import type { Shell } from "#cli/shell.ts";
import { backupProblems } from "#domain/problems/backup-problems.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import { fill } from "#domain/wording/language.ts";
import { noteCare } from "#server/backup/care.ts";
import { withDatabase } from "#server/backup/reach.ts";
import { takeBackup } from "#server/backup/take.ts";
import { configOfProcess } from "#server/config.ts";

const done = {
  "zh-CN":
    "已备份到 {file}：{tables}张表，{rows}行，{size} MB，SHA-256 {sha256}。\n备份里有全部名册和记录，请按同等密级保管；用 biaogan restore --drill {file} 演练恢复。\n",
  en: "Backed up to {file}: {tables} tables, {rows} rows, {size} MB, SHA-256 {sha256}.\nIt holds every roster and record: keep it as carefully as the system itself. Try it out with biaogan restore --drill {file}.\n",
} as const;

/** `2026-11-24T16-00-00`: a name that sorts, and that every file system takes. */
function nameFor(now: Temporal.Instant): string {
  const local = now.toZonedDateTimeISO("Asia/Shanghai").toPlainDateTime().round("second");
  return `biaogan-${local.toString().replaceAll(":", "-")}.backup.zip`;
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) if (Buffer.isBuffer(chunk)) hash.update(chunk);
  return hash.digest("hex");
}

/** Why a file could not be written, as a sentence; everything else as it is. */
function writeProblem(path: string, error: unknown): unknown {
  const code: unknown = error instanceof Error && "syscall" in error ? Reflect.get(error, "code") : undefined;
  if (typeof code !== "string") return error;
  return new InputError([problem(backupProblems.cannotWrite, { file: path }, { reason: code })]);
}

async function backup(out: string | undefined, shell: Shell): Promise<void> {
  const now = Temporal.Now.instant();
  const file = out ?? nameFor(now);
  const { manifest, sha256 } = await withDatabase(configOfProcess(), quietLog(shell), async ({ db }) => {
    const taken = await takeBackup(db, file, now).catch((error: unknown) => {
      throw writeProblem(file, error);
    });
    const hash = await sha256Of(file);
    await noteCare(db, Temporal.Now.instant(), "backup-taken", hash);
    return { manifest: taken, sha256: hash };
  });
  const rows = manifest.tables.reduce((sum, each) => sum + each.rows, 0);
  const size = Math.max(0.1, Math.round((await stat(file)).size / 1024 / 102.4) / 10);
  const values = { file, tables: manifest.tables.length, rows, size, sha256 };
  shell.out(fill(done, shell.language(), values));
}

/** `biaogan backup`: one file of everything, while the server runs. */
export function registerBackup(program: Command, shell: Shell): void {
  program
    .command("backup")
    .description("把全部数据备份成一个文件，服务器可以照常运行 · everything into one file while the server runs")
    .option("--out <file>", "写入的文件 · file to write")
    .action((options: { out?: string }) => backup(options.out, shell));
}
