import { pino } from "pino";
import type { Config } from "#server/config.ts";
import type { Services } from "#server/services.ts";

/** Words that no log line may hold, should somebody pass them by mistake. */
const PRIVATE = [
  "name",
  "displayName",
  "signInName",
  "password",
  "code",
  "token",
  "cookie",
  "authorization",
  "body",
  "query",
  "minutes",
  "title",
];

/**
 * The server's log: one JSON line an event, to standard output, with a time of RFC 3339. What is logged is
 * chosen where it is logged; the redaction is the second lock.
 */
export function openLog({ logLevel }: Pick<Config, "logLevel">): Services["log"] {
  const paths = PRIVATE.filter((each) => each !== "code").flatMap((each) => [each, `*.${each}`]);
  const logger = pino({
    level: logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths, censor: "…" },
  });
  return {
    info: (values, message) => logger.info(values, message),
    warn: (values, message) => logger.warn(values, message),
    error: (values, message) => logger.error(values, message),
  };
}
