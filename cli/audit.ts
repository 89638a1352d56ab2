import { InvalidArgumentError } from "commander";
import type { Command } from "commander";
import { quietLog } from "#cli/quiet-log.ts";
import type { Shell } from "#cli/shell.ts";
import { fill } from "#domain/wording/language.ts";
import type { Template } from "#domain/wording/language.ts";
import { writeText } from "#formats/zip-write.ts";
import { auditText } from "#server/audit/export.ts";
import { wordFinding } from "#server/audit/findings.ts";
import { verifyAudit } from "#server/audit/verify.ts";
import { noteCare } from "#server/backup/care.ts";
import { withDatabase } from "#server/backup/reach.ts";
import { configOfProcess } from "#server/config.ts";

const sentences = {
  whole: {
    "zh-CN": "审计日志完好：{entries}条记录首尾相接，{versions}个数据版本与日志一致。",
    en: "The audit log is whole: the chain of {entries} entries holds, and {versions} versions of facts are as it says.",
  },
  broken: {
    "zh-CN": "审计日志有{findings}处问题（{entries}条记录，{versions}个数据版本）。",
    en: "Problems of the audit log: {findings} (entries {entries}, versions of facts {versions}).",
  },
  exported: { "zh-CN": "审计日志已写入 {file}。", en: "The audit log was written to {file}." },
} as const satisfies Record<string, Template>;

const MOST_LINES = 100;

async function verify(shell: Shell): Promise<void> {
  const verified = await withDatabase(configOfProcess(), quietLog(shell), async ({ db }) => {
    const found = await verifyAudit(db);
    const isWhole = found.every((each) => each.findings.length === 0);
    await noteCare(db, Temporal.Now.instant(), isWhole ? "audit-verified" : "audit-verification-failed");
    return found;
  });
  const findings = verified.flatMap((each) => each.findings);
  for (const each of findings.slice(0, MOST_LINES)) shell.out(`${wordFinding(each, shell.language())}\n`);
  const sum = (of: "entries" | "versions"): number => verified.reduce((all, each) => all + each[of], 0);
  const values = { entries: sum("entries"), versions: sum("versions"), findings: findings.length };
  shell.out(`${fill(findings.length === 0 ? sentences.whole : sentences.broken, shell.language(), values)}\n`);
  if (findings.length > 0) shell.exit(1);
}

function formatOf(path: string): "csv" | "jsonl" {
  if (/\.csv$/i.test(path)) return "csv";
  if (/\.jsonl$/i.test(path)) return "jsonl";
  throw new InvalidArgumentError("文件名请以 .csv 或 .jsonl 结尾 · let the name end in .csv or .jsonl");
}

async function exportLog(path: string, shell: Shell): Promise<void> {
  const format = formatOf(path);
  await withDatabase(configOfProcess(), quietLog(shell), async ({ db }) => {
    const universities = await db.selectFrom("universities").select("id").orderBy("id").execute();
    const pieces = async function* pieces() {
      for (const { id } of universities) yield* auditText(db, id, format);
    };
    await writeText(path, pieces());
  });
  shell.out(`${fill(sentences.exported, shell.language(), { file: path })}\n`);
}

/** `biaogan audit …`: whether the log is whole, and the log as a file. Exit 1 where it is not. */
export function registerAudit(program: Command, shell: Shell): void {
  const audit = program.command("audit").description("审计日志 · the audit log");
  audit
    .command("verify")
    .description("核对审计日志是否完好、数据是否被绕过系统改动 · whether the chain holds and the facts are as it says")
    .action(() => verify(shell));
  audit
    .command("export")
    .description("导出审计日志 · the log as a file")
    .requiredOption("--out <file>", ".csv 或 .jsonl · .csv or .jsonl")
    .action((options: { out: string }) => exportLog(options.out, shell));
}
