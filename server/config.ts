import { resolve } from "node:path";
import { z } from "zod";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Problem, ProblemKind } from "#domain/problems/problem.ts";
import type { Template } from "#domain/wording/language.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const SWITCHES: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  "1": true,
  false: false,
  no: false,
  "0": false,
};

function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= least && value <= most);
}

function isOrigin(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === value.replace(/\/$/, "");
}

function isDatabaseUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1;
}

/** One variable: what it may be, what it is when not set, and the sentence that says what would be right. */
type Variable<T> = { schema: z.ZodType<T, string>; without: T; right: Template };

function variable<T>(schema: z.ZodType<T, string>, without: NoInfer<T>, zh: string, en: string): Variable<T> {
  return { schema, without, right: { "zh-CN": zh, en } };
}

function number(least: number, most: number, without: number, zh: string, en: string): Variable<number> {
  return variable(
    wholeNumber(least, most),
    without,
    `应是${least}到${most}之间的整数（${zh}），不设则为${without}`,
    `a whole number from ${least} to ${most} (${en}); without it ${without}`,
  );
}

const anyText = z.string();

/** Everything the server reads from the environment. */
const VARIABLES = {
  BIAOGAN_DATA: variable(anyText, "data", "应是数据文件夹的路径", "the path of the data folder"),
  DATABASE_URL: variable<string | null>(
    anyText.refine(isDatabaseUrl),
    null,
    "应形如 postgresql://用户:密码@主机:5432/数据库，不设则用自带的数据库",
    "like postgresql://user:password@host:5432/database; without it the database that comes along is used",
  ),
  HOST: variable(anyText, "127.0.0.1", "应是监听的地址", "the address to listen at"),
  PORT: number(0, 65535, 8080, "监听的端口", "the port to listen at"),
  BIAOGAN_ORIGIN: variable<string | null>(
    anyText.refine(isOrigin).transform((value) => value.replace(/\/$/, "")),
    null,
    "应是浏览器里看到的网址，只含协议、主机和端口，如 https://biaogan.example.edu.cn",
    "what the browser's address bar shows, protocol, host and port alone, like https://biaogan.example.edu.cn",
  ),
  BIAOGAN_LOG_LEVEL: variable(
    z.enum(LOG_LEVELS),
    "info",
    `应是 ${LOG_LEVELS.join("、")} 之一`,
    `one of ${LOG_LEVELS.join(", ")}`,
  ),
  BIAOGAN_SESSION_IDLE_MINUTES: number(
    1,
    1440,
    30,
    "无操作多少分钟后退出登录",
    "minutes without activity after which a session ends",
  ),
  BIAOGAN_SESSION_HOURS: number(1, 720, 12, "登录后最多保持多少小时", "hours after which every session ends"),
  BIAOGAN_AUDIT_YEARS: number(1, 100, 3, "审计日志保留多少年", "years the audit log is kept"),
  BIAOGAN_REQUESTS_PER_MINUTE: number(
    1,
    1_000_000,
    1200,
    "每个账号每分钟最多的请求数",
    "the most requests an account may make in a minute",
  ),
  BIAOGAN_TRUSTED_PROXIES: variable(
    anyText.regex(/^[0-9a-f.:/, ]+$/i).transform((value) => value.split(/[, ]+/).filter((each) => each !== "")),
    ["127.0.0.0/8", "::1/128"],
    "应是反向代理的地址或网段，以逗号分隔，如 10.0.0.5,10.1.0.0/16；不设则只信任本机",
    "addresses or networks of reverse proxies, separated by commas, like 10.0.0.5,10.1.0.0/16; without it this machine alone is trusted",
  ),
  BIAOGAN_ADMIN_TOTP: variable(
    anyText
      .toLowerCase()
      .refine((value) => value in SWITCHES)
      .transform((value) => SWITCHES[value] === true),
    false,
    "应是 true 或 false（管理员是否必须用动态口令）",
    "true or false (whether administrators need a one-time password)",
  ),
} as const;

const WRONG: ProblemKind = {
  code: "environment-variable",
  "zh-CN": "环境变量 {name} 的值“{value}”不能用：{right}。请改正或去掉后重新启动。",
  en: "The environment variable {name} is “{value}”, which cannot be used. It should be {right}. Correct or remove it and start again.",
};

/** The server's configuration; `docs/admin.md` explains each part. */
export type Config = {
  /** The folder of the database and of evidence files, as an absolute path. */
  dataFolder: string;
  /** An external PostgreSQL, or null for the one that comes along. */
  databaseUrl: string | null;
  host: string;
  port: number;
  /** The address in the browser, without a slash at the end; null: `http://host:port`. */
  origin: string | null;
  logLevel: (typeof LOG_LEVELS)[number];
  sessionIdleMinutes: number;
  sessionHours: number;
  auditYears: number;
  administratorsNeedTotp: boolean;
  /** The most requests of one account in a minute. */
  requestsPerMinute: number;
  /** Addresses whose word is taken for where a request comes from. */
  trustedProxies: readonly string[];
};

/**
 * Reads the configuration from environment variables; an empty one counts as not set.
 * @throws {InputError} with one problem for each variable that cannot be used
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: Problem[] = [];
  const read = <T>(name: keyof typeof VARIABLES, { schema, without, right }: Variable<T>): T => {
    const value = env[name]?.trim() ?? "";
    if (value === "") return without;
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
    problems.push(problem(WRONG, {}, { name, value: withoutPassword(value), right }));
    return without;
  };
  const config: Config = {
    dataFolder: resolve(read("BIAOGAN_DATA", VARIABLES.BIAOGAN_DATA)),
    databaseUrl: read("DATABASE_URL", VARIABLES.DATABASE_URL),
    host: read("HOST", VARIABLES.HOST),
    port: read("PORT", VARIABLES.PORT),
    origin: read("BIAOGAN_ORIGIN", VARIABLES.BIAOGAN_ORIGIN),
    logLevel: read("BIAOGAN_LOG_LEVEL", VARIABLES.BIAOGAN_LOG_LEVEL),
    sessionIdleMinutes: read("BIAOGAN_SESSION_IDLE_MINUTES", VARIABLES.BIAOGAN_SESSION_IDLE_MINUTES),
    sessionHours: read("BIAOGAN_SESSION_HOURS", VARIABLES.BIAOGAN_SESSION_HOURS),
    auditYears: read("BIAOGAN_AUDIT_YEARS", VARIABLES.BIAOGAN_AUDIT_YEARS),
    administratorsNeedTotp: read("BIAOGAN_ADMIN_TOTP", VARIABLES.BIAOGAN_ADMIN_TOTP),
    requestsPerMinute: read("BIAOGAN_REQUESTS_PER_MINUTE", VARIABLES.BIAOGAN_REQUESTS_PER_MINUTE),
    trustedProxies: read("BIAOGAN_TRUSTED_PROXIES", VARIABLES.BIAOGAN_TRUSTED_PROXIES),
  };
  if (problems.length > 0) throw new InputError(problems);
  return config;
}

/** What is printed may end in a log: of an address with a password only what follows the `@` is shown. */
function withoutPassword(value: string): string {
  const at = value.lastIndexOf("@");
  return at < 0 ? value : `…${value.slice(at)}`;
}

/** The configuration of this process: the only place that reads its environment. @throws {InputError} */
export function configOfProcess(): Config {
  return readConfig(process.env);
}
