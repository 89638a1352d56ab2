import type { FastifyError } from "fastify";
import { DatabaseError } from "pg";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";
import { Refusal } from "#server/http/refusal.ts";

const notJson: ProblemKind = {
  code: "not-json",
  "zh-CN": "提交的内容不是有效的 JSON。",
  en: "What you sent is not valid JSON.",
};
const wrongMedia: ProblemKind = {
  code: "wrong-media-type",
  "zh-CN": "提交内容的类型应是 application/json（文件则是 application/octet-stream）。",
  en: "Send application/json, or application/octet-stream for a file.",
};
const unstorable: ProblemKind = {
  code: "unstorable-character",
  "zh-CN": "内容中有无法保存的字符（空字符，或残缺的表情、生僻字），没有保存。请删去后重试。",
  en: "What you sent holds a character that cannot be stored (NUL, or half of an emoji or rare character). Nothing was saved; take it out and try again.",
};
const existsAlready = {
  "zh-CN": "同样的记录已经存在，没有再保存一次。请刷新后查看。",
  en: "The same record exists already and was not saved again. Reload to see it.",
};

/** What PostgreSQL says when it cannot work just now: not our fault, nor the person's. */
const UNAVAILABLE = /^(08...|40001|40P01|53200|53300|53400|55P03|57014|57P0[1-5]|58000|58030)$/;
/** What PostgreSQL says of NUL and of lone surrogates, in text and in JSON. */
const UNSTORABLE = new Set(["22021", "22P02", "22P05"]);
const NO_CONNECTION = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);
const NO_CONNECTION_WORDS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered)/;

function ofDatabase(code: string | undefined): Refusal | undefined {
  if (code === undefined) return undefined;
  if (code === "53100") return new Refusal("no-room");
  if (code === "23505") return new Refusal("conflict", { why: existsAlready });
  if (UNSTORABLE.has(code)) return invalid(unstorable);
  return UNAVAILABLE.test(code) ? new Refusal("unavailable") : undefined;
}

/** True for a connection to the database that was not to be had, or broke. */
function isLostConnection(error: Error): boolean {
  if (NO_CONNECTION_WORDS.test(error.message)) return true;
  if (!("code" in error) || typeof error.code !== "string") return false;
  if (error.code === "ENOENT") return "syscall" in error && error.syscall === "connect";
  return NO_CONNECTION.has(error.code);
}

function invalid(kind: ProblemKind): Refusal {
  return new Refusal("invalid-input", { count: 1 }, { problems: [problem(kind, {})] });
}

function ofFramework(error: Error & Partial<FastifyError>): Refusal | undefined {
  if (error.code === "FST_ERR_CTP_BODY_TOO_LARGE") return new Refusal("too-large");
  if (error.code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return invalid(wrongMedia);
  return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
    ? invalid(notJson)
    : undefined;
}

/** What a request is refused with when this was thrown; `undefined` where nobody foresaw it. */
export function refusalOf(thrown: unknown): Refusal | undefined {
  if (thrown instanceof Refusal) return thrown;
  if (thrown instanceof InputError) {
    return new Refusal("invalid-input", { count: thrown.problems.length }, { problems: thrown.problems });
  }
  if (thrown instanceof DatabaseError) return ofDatabase(thrown.code);
  if (!(thrown instanceof Error)) return undefined;
  if ("code" in thrown && thrown.code === "ENOSPC") return new Refusal("no-room");
  return isLostConnection(thrown) ? new Refusal("unavailable") : ofFramework(thrown);
}

/**
 * An error as it may stand in a log: what and where, never the values. PostgreSQL's own messages quote
 * what people entered, so of them only the code and the names of things are kept.
 */
export function loggable(thrown: unknown): object {
  if (thrown instanceof DatabaseError) {
    const { code, table, constraint, column } = thrown;
    return { kind: "database", code, table, constraint, column, at: framesOf(thrown) };
  }
  if (thrown instanceof Error) {
    const code = "code" in thrown && typeof thrown.code === "string" ? thrown.code : undefined;
    const message = thrown instanceof SyntaxError ? undefined : thrown.message;
    return { kind: thrown.name, code, message, at: framesOf(thrown) };
  }
  return { kind: typeof thrown };
}

function framesOf({ stack = "" }: Error): string[] {
  const frames = stack.split("\n").filter((line) => line.startsWith("    at "));
  return frames.slice(0, 12).map((line) => line.trim());
}
