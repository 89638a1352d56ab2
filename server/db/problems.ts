import type { ProblemKind } from "#domain/problems/problem.ts";

/** Why a database cannot be used: what is wrong, and what to do. */

export const DATABASE_NEWER: ProblemKind = {
  code: "database-newer",
  "zh-CN": "数据库比本程序新：它已有本程序没有的变更 {names}。请换用更新的程序版本；旧版本不会改动它。",
  en: "The database is newer than this program: it has had changes that the program does not know, {names}. Use a newer version of the program; this one changes nothing.",
};

export const MIGRATION_CHANGED: ProblemKind = {
  code: "migration-changed",
  "zh-CN": "变更文件 {name} 在执行之后被改过。请恢复原文件（git checkout），新的改动写成新的文件。",
  en: "The migration {name} was changed after it had been run. Restore the file (git checkout) and write the change as a new file.",
};

export const MIGRATION_MISSED: ProblemKind = {
  code: "migration-missed",
  "zh-CN": "变更文件 {name} 没有执行过，而之后的 {later} 已执行。请把它改成排在最后的编号。",
  en: "The migration {name} was never run, while {later} after it was. Give it the last number.",
};

export const DATABASE_UNREACHED: ProblemKind = {
  code: "database-unreached",
  "zh-CN": "连不上 DATABASE_URL 所指的数据库（{where}）：{why}。请检查地址、用户名、密码和网络后重新启动。",
  en: "The database of DATABASE_URL ({where}) cannot be reached: {why}. Check address, user, password and network, then start again.",
};

export const DATABASE_UNFIT: ProblemKind = {
  code: "database-unfit",
  "zh-CN":
    "DATABASE_URL 所指的数据库（{where}）是 PostgreSQL {version}，编码 {encoding}。需要 PostgreSQL 15 或更新、编码 UTF8。",
  en: "The database of DATABASE_URL ({where}) is PostgreSQL {version} with encoding {encoding}. PostgreSQL 15 or newer and the encoding UTF8 are needed.",
};
