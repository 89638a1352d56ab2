import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with a backup, or with the place it is to be restored to. */
export const backupProblems = {
  noFile: {
    code: "backup-not-found",
    "zh-CN": "没有这个文件，或无权读取（{reason}）。请核对路径。",
    en: "there is no such file, or it may not be read ({reason}); check the path.",
  },
  notABackup: {
    code: "not-a-backup",
    "zh-CN": "这不是 biaogan backup 写出的备份文件。请换成备份文件再试。",
    en: "this is not a file that biaogan backup wrote; give it a backup.",
  },
  incomplete: {
    code: "backup-incomplete",
    "zh-CN": "备份文件不完整或已损坏（{detail}）。请换用另一份备份。",
    en: "the backup is incomplete or damaged ({detail}); use another one.",
  },
  wrongHash: {
    code: "backup-wrong-hash",
    "zh-CN": "{part} 的内容与清单里的校验值不符，备份已损坏或被改动。请换用另一份备份。",
    en: "the content of {part} does not match its hash in the manifest: the backup is damaged or was changed; use another one.",
  },
  wrongCount: {
    code: "backup-wrong-count",
    "zh-CN": "{part} 应有{expected}行，实有{found}行，备份已损坏。请换用另一份备份。",
    en: "{part} should hold {expected} rows and holds {found}: the backup is damaged; use another one.",
  },
  newer: {
    code: "backup-newer",
    "zh-CN": "备份来自更新的版本（{migration}），本程序还读不了。请先升级程序，再恢复。",
    en: "the backup comes from a newer version ({migration}) than this program; upgrade the program first, then restore.",
  },
  notEmpty: {
    code: "place-not-empty",
    "zh-CN":
      "目标数据库里已有数据（表 {table}），没有恢复，什么都没有改动。请换一个空的数据文件夹（BIAOGAN_DATA）或空数据库（DATABASE_URL）。",
    en: "the database already holds data (table {table}); nothing was restored and nothing changed. Use an empty data folder (BIAOGAN_DATA) or an empty database (DATABASE_URL).",
  },
  nothingHere: {
    code: "no-database-here",
    "zh-CN": "{place} 里还没有数据。请核对 BIAOGAN_DATA 或 DATABASE_URL，或先启动一次服务。",
    en: "there is no data in {place} yet; check BIAOGAN_DATA or DATABASE_URL, or start the server once.",
  },
  cannotWrite: {
    code: "backup-cannot-write",
    "zh-CN": "无法写入（{reason}）。请换一个可写、有空间的位置。",
    en: "it cannot be written ({reason}); choose a place that is writable and has room.",
  },
  noScratch: {
    code: "no-scratch-database",
    "zh-CN": "无法建立演练用的临时数据库（{reason}）。请给数据库账号 CREATEDB 权限，或在自带数据库上演练。",
    en: "the scratch database for the drill cannot be made ({reason}); give the database account CREATEDB, or drill on the database that comes along.",
  },
} as const satisfies Record<string, ProblemKind>;
