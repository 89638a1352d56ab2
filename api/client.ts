import type { z } from "zod";
import type { Endpoint, FileAnswer } from "#api/endpoint.ts";
import type { ApiErrorCode } from "#api/errors.ts";

/** True for a part in which nothing must be given. */
type NeedsNothing<Value> = [Value] extends [Record<string, never> | null | undefined]
  ? true
  : Partial<Value> extends Value
    ? true
    : false;
type Part<Name extends string, Value> =
  NeedsNothing<Value> extends true ? { [Each in Name]?: Value } : { [Each in Name]: Value };

/** What a caller sends to an endpoint; parts that hold nothing are left out. */
export type Sent<Row extends Endpoint> = Part<"params", z.input<Row["params"]>> &
  Part<"query", z.input<Row["query"]>> &
  Part<"body", z.input<Row["body"]>>;

/** A refusal as it arrives (RFC 9457). */
export type ProblemAnswer = {
  code: ApiErrorCode | "no-connection";
  status: number;
  title: string;
  problems?: readonly { code: string; path: readonly (string | number)[]; message: string }[];
  current?: unknown;
};

export type Answer<Row extends Endpoint> =
  | { ok: true; value: z.output<Row["output"]> extends FileAnswer ? Blob : z.output<Row["output"]> }
  | { ok: false; problem: ProblemAnswer };

/** What a client needs of its surroundings: the browser's fetch, the CLI's, or a test's. */
export type ClientOptions = {
  /** `https://host`, or empty in a page of the server. */
  base: string;
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** A new idempotency key for each creation. */
  newKey: () => string;
  /** Language, token or cookie, where the surroundings do not send them. */
  headers?: () => Record<string, string>;
};

export type Client = {
  /**
   * Calls an endpoint. A refusal is an answer, not an error.
   * @param key to repeat a creation after a lost connection, the key that it had the first time
   */
  call: <Row extends Endpoint>(row: Row, sent: Sent<Row>, key?: string) => Promise<Answer<Row>>;
};

type AnyParts = { params?: unknown; query?: unknown; body?: unknown };

function fieldsOf(part: unknown): [string, unknown][] {
  return typeof part === "object" && part !== null ? Object.entries(part) : [];
}

function addressOf(row: Pick<Endpoint, "path">, { params, query }: AnyParts): string {
  const values = new Map(fieldsOf(params));
  const path = row.path.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(String(values.get(name))));
  const search = new URLSearchParams();
  for (const [name, value] of fieldsOf(query)) {
    if (value === undefined || value === null) continue;
    for (const each of Array.isArray(value) ? value : [value]) search.append(name, String(each));
  }
  return search.size === 0 ? `/api${path}` : `/api${path}?${search.toString()}`;
}

function bodyOf({ body }: AnyParts): { body?: string | Uint8Array<ArrayBuffer>; type?: string } {
  if (body === undefined || body === null) return {};
  if (body instanceof Uint8Array) return { body: new Uint8Array(body), type: "application/octet-stream" };
  return { body: JSON.stringify(body), type: "application/json" };
}

/** A client of the contract: typed by the row it calls, over any fetch. */
export function createClient({ base, fetch, newKey, headers = () => ({}) }: ClientOptions): Client {
  return {
    call: async (row, sent, key) => {
      const { body, type } = bodyOf(sent);
      const init: RequestInit = {
        method: row.method,
        headers: {
          ...headers(),
          accept: "application/json",
          "x-biaogan": "1",
          ...(type === undefined ? {} : { "content-type": type }),
          ...(row.method === "POST" ? { "idempotency-key": key ?? newKey() } : {}),
        },
        ...(body === undefined ? {} : { body }),
      };
      const response = await fetch(`${base}${addressOf(row, sent)}`, init);
      // A file is handed on as it is, whatever it holds.
      const isFile = response.headers.get("content-disposition")?.startsWith("attachment") === true;
      const isJson = !isFile && response.headers.get("content-type")?.includes("json") === true;
      const content: unknown = isJson ? await response.json() : await response.blob();
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the server parsed it with this very row's schema
      return (response.ok ? { ok: true, value: content } : { ok: false, problem: content }) as Answer<typeof row>;
    },
  };
}
