import pg from "pg";

/** Settings of a pool; times in milliseconds. */
export type PoolSettings = {
  /** The most connections at once. */
  max?: number;
  /** A statement that takes longer is ended; a migration or a long job lifts it for its own transaction. */
  statementTimeout?: number;
};

const DATE = 1082;
const DATES = 1182;
const BIGINT = 20;
const BIGINTS = 1016;

/** A bigint as a number. Fails rather than rounds beyond 2^53: ids and counts of ours never come near. */
function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The bigint ${text} is no safe number; read it as text.`);
  return value;
}

/** A flat array of what needs no quotes: `{2026-03-01,NULL}`. */
function parseArray<T>(text: string, parse: (item: string) => T): (T | null)[] {
  if (text === "{}") return [];
  return text
    .slice(1, -1)
    .split(",")
    .map((item) => (item === "NULL" ? null : parse(item)));
}

/** How values arrive: a date stays ISO text (the driver would make local midnight of it), numeric stays text. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [DATE, (text) => text],
  [DATES, (text) => parseArray(text, (item) => item)],
  [BIGINT, parseBigint],
  [BIGINTS, (text) => parseArray(text, parseBigint)],
]);

function parserOf(oid: number, format?: "text" | "binary"): unknown {
  return (format === "binary" ? undefined : PARSERS.get(oid)) ?? pg.types.getTypeParser(oid, format);
}

/**
 * Opens a pool of connections; each is made when first needed.
 * @param connection where the database is
 * @param lost is told of a connection that broke, as at a restart of the database; the pool makes a new one
 */
export function openPool(
  connection: pg.PoolConfig,
  settings: PoolSettings = {},
  lost: (error: Error) => void = () => {},
): pg.Pool {
  const pool = new pg.Pool({
    application_name: "biaogan",
    // Whatever an external server's defaults are: dates arrive as ISO text, a day is a day in Shanghai, and
    // no statement of a few milliseconds is compiled for a hundred.
    options: "-c datestyle=ISO -c timezone=Asia/Shanghai -c jit=off",
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    // A transaction that somebody forgot must not hold locks for ever.
    idle_in_transaction_session_timeout: 60_000,
    lock_timeout: 15_000,
    statement_timeout: settings.statementTimeout ?? 30_000,
    max: settings.max ?? 10,
    ...connection,
    types: { getTypeParser: parserOf },
  });
  // Without a listener of its own a connection that breaks between two statements would end the process;
  // of an idle one the pool speaks a second time.
  pool.on("connect", (client) => client.on("error", lost));
  pool.on("error", () => {});
  return pool;
}
