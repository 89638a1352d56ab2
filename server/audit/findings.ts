import { fill } from "#domain/wording/language.ts";
import type { Language, Template } from "#domain/wording/language.ts";

/** What can be wrong with an audit log, in the words of the one who reads the verification. */
export const auditFindings = {
  "sequence-gap": {
    "zh-CN": "第{sequence}条之前缺少记录：应接在第{expected}条。",
    en: "entries are missing before number {sequence}: number {expected} should come next.",
  },
  "broken-link": {
    "zh-CN": "第{sequence}条没有接上前一条的校验值：前面的记录被改动或删除过。",
    en: "number {sequence} does not carry the hash of the entry before it: something before it was changed or taken out.",
  },
  "wrong-hash": {
    "zh-CN": "第{sequence}条的内容与它的校验值不符：这条记录被改动过。",
    en: "number {sequence} does not match its own hash: it was changed.",
  },
  "fact-changed": {
    "zh-CN": "{list} {id} 第{version}版的内容与审计日志里的校验值不符：数据被绕过本系统改动过。",
    en: "version {version} of {list} {id} does not match its hash in the audit log: it was changed outside this program.",
  },
  "fact-missing": {
    "zh-CN": "审计日志记有 {list} {id} 的一个版本（第{sequence}条），数据库里没有。",
    en: "the audit log (number {sequence}) tells of a version of {list} {id} that the database does not hold.",
  },
  "fact-unlogged": {
    "zh-CN": "{list} {id} 第{version}版没有记入审计日志：是绕过本系统写入的。",
    en: "version {version} of {list} {id} is not in the audit log: it was written outside this program.",
  },
  "fact-erased": {
    "zh-CN": "{list} {id} 第{version}版的文字已清除，却没有清除的记录。",
    en: "the text of version {version} of {list} {id} is erased, and no redaction was logged.",
  },
  "current-changed": {
    "zh-CN": "{list} {id} 的现行内容与其最新版本不符：数据被绕过本系统改动过。",
    en: "what stands now of {list} {id} is not its newest version: it was changed outside this program.",
  },
} as const satisfies Record<string, Template>;

export type AuditFinding = { code: keyof typeof auditFindings; values: Record<string, string | number> };

/** One line. */
export function wordFinding({ code, values }: AuditFinding, language: Language): string {
  return fill(auditFindings[code], language, values);
}
