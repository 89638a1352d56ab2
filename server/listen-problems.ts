import { InputError, problem } from "#domain/problems/problem.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";
import type { Config } from "#server/config.ts";

const PORT_TAKEN: ProblemKind = {
  code: "port-taken",
  "zh-CN": "{host} 的端口 {port} 已被其他程序占用。请停止那个程序，或用 PORT 指定另一个端口。",
  en: "Port {port} of {host} is taken by another program. Stop that one, or name another port in PORT.",
};

const PORT_FORBIDDEN: ProblemKind = {
  code: "port-forbidden",
  "zh-CN": "没有权限使用 {host} 的端口 {port}。请用 PORT 指定1024以上的端口，由反向代理对外提供 443。",
  en: "Port {port} of {host} may not be used by this account. Name one from 1024 in PORT, and let a reverse proxy serve 443.",
};

const NO_SUCH_HOST: ProblemKind = {
  code: "host-unusable",
  "zh-CN": "HOST 的值“{host}”不是这台机器的地址。请改为本机的地址，如 127.0.0.1；0.0.0.0 表示所有地址。",
  en: "HOST is “{host}”, which is no address of this machine. Name one that is, like 127.0.0.1; 0.0.0.0 means all of them.",
};

const KINDS = new Map<unknown, ProblemKind>([
  ["EADDRINUSE", PORT_TAKEN],
  ["EACCES", PORT_FORBIDDEN],
  ["EADDRNOTAVAIL", NO_SUCH_HOST],
  ["ENOTFOUND", NO_SUCH_HOST],
]);

/** Why the server could not listen, in words for a person where it is the configuration; else the error itself. */
export function whyNotListening(error: unknown, { host, port }: Pick<Config, "host" | "port">): unknown {
  const kind = error instanceof Error && "code" in error ? KINDS.get(error.code) : undefined;
  return kind === undefined ? error : new InputError([problem(kind, {}, { host, port })]);
}
