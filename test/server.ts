/**
 * A server for a test file: the real application on a database of its own, with a small school.
 *
 *   const server = await startTestServer();
 *   after(server.close);
 *   const { version } = await server.as("branch-office", "b1").call(row, { body });   // fails on a refusal
 *   const answer = await server.as("reader", "d2").ask(row, { params });               // { ok, value | problem }
 *
 *     u1 ─ d1 ─ b1 (teacher; groups g1, g2), b2 (student)
 *        └ d2 ─ b3 (teacher), b4 (student)
 *
 * Requests go through Fastify's inject: everything but the socket is real. `server.listen()` opens one.
 */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { createClient } from "#api/client.ts";
import type { Answer, Client, Sent } from "#api/client.ts";
import type { Endpoint } from "#api/endpoint.ts";
import type { AccessRole } from "#domain/access.ts";
import { organisation as schemaOfOrganisation } from "#domain/bundle/organisations.ts";
import type { Organisation } from "#domain/bundle/organisations.ts";
import { readConfig } from "#server/config.ts";
import type { Config } from "#server/config.ts";
import { json } from "#server/db/json.ts";
import { buildApp } from "#server/http/app.ts";
import type { Route } from "#server/http/call.ts";
import { hashOfToken } from "#server/identity/caller.ts";
import { uuidV7 } from "#server/ids.ts";
import { routes } from "#server/routes.ts";
import type { Services } from "#server/services.ts";
import { testDatabase } from "#test/database.ts";
import type { TestDatabase } from "#test/database.ts";
import { branch, group, organisation, teaching2026 } from "#test/factories.ts";

const school: readonly Organisation[] = [
  organisation({ id: "u1", kind: "university", name: "某大学党委" }),
  organisation({ id: "d1", kind: "department", parentId: "u1", order: 1 }),
  organisation({ id: "d2", kind: "department", parentId: "u1", order: 2 }),
  branch("b1", { order: 1 }),
  branch("b2", { order: 2, category: "student" }),
  branch("b3", { order: 1, parentId: "d2" }),
  branch("b4", { order: 2, parentId: "d2", category: "student" }),
  group("g1"),
  group("g2"),
];

/** Where each role is usually held. */
const usualPlace = {
  "university-office": "u1",
  "department-office": "d1",
  "branch-office": "b1",
  "minute-taker": "b1",
  "forum-approver": "u1",
  reviewer: "d1",
  reader: "d1",
  administrator: "u1",
} as const satisfies Record<AccessRole, string>;

/** One person at the server. */
export type TestClient = {
  accountId: string;
  /** The answer's value; a refusal fails the test and shows its problem. */
  call: <Row extends Endpoint>(row: Row, ...sent: Args<Row>) => Promise<Extract<Answer<Row>, { ok: true }>["value"]>;
  /** The answer, be it a refusal. */
  ask: <Row extends Endpoint>(row: Row, ...sent: Args<Row>) => Promise<Answer<Row>>;
  /** The headers that the client sends with everything, for requests written by hand. */
  headers: () => Promise<Record<string, string>>;
};
type Args<Row extends Endpoint> =
  Partial<Sent<Row>> extends Sent<Row> ? [sent?: Sent<Row>, key?: string] : [sent: Sent<Row>, key?: string];

export type TestServer = {
  app: FastifyInstance;
  services: Services;
  connection: TestDatabase["connection"];
  universityId: number;
  /** Somebody with the role, at its usual place or the organisation named; the same one each time. */
  as: (role: AccessRole, at?: string, more?: Held) => TestClient;
  /** Nobody: signed out. */
  nobody: TestClient;
  /** Somebody who signs requests with these headers, such as a token. */
  withHeaders: (headers: Record<string, string>) => TestClient;
  /** Sets the server's clock; it stands until it is set again. */
  setNow: (instant: string) => void;
  /** How many SQL statements were sent since it was asked last; begin and commit apart. */
  statements: () => number;
  /** Lines that were logged. */
  logged: { level: "info" | "warn" | "error"; values: object; message: string }[];
  listen: () => Promise<string>;
  close: () => Promise<void>;
};
type Held = { validFrom?: string; validUntil?: string | null };

type Options = {
  config?: Partial<Config>;
  routes?: readonly Route[];
  table?: readonly Endpoint[];
  /** None: a database as it is before the first run. */
  organisations?: readonly Organisation[];
  now?: string;
  /** The folder of a built page that is to be served. */
  page?: string;
};

export async function startTestServer(options: Options = {}): Promise<TestServer> {
  const database = await testDatabase();
  const clock = { now: Temporal.Instant.from(options.now ?? "2026-11-24T10:00:00+08:00") };
  const logged: TestServer["logged"] = [];
  const note = (level: "info" | "warn" | "error") => (values: object, message: string) => {
    logged.push({ level, values, message });
  };
  const count = { statements: 0 };
  const services: Services = {
    db: database.db.withPlugin({
      transformQuery: ({ node }) => {
        count.statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    }),
    config: { ...readConfig({}), requestsPerMinute: 1_000_000, ...options.config },
    now: () => clock.now,
    // The real clock: ids sort by the order in which they were made.
    newId: () => uuidV7(Date.now(), randomBytes(10)),
    randomBytes,
    log: { info: note("info"), warn: note("warn"), error: note("error") },
  };
  const universityId = await fillSchool(services, options.organisations ?? school);
  const app = buildApp(services, options.routes ?? routes, {
    checksWritten: true,
    // A machine that is busy with other tests turns nobody away.
    longestLagMs: 0,
    ...(options.table === undefined ? {} : { table: options.table }),
    page: options.page ?? null,
  });
  await app.ready();
  const clients = new Map<string, TestClient>();
  return {
    app,
    services,
    connection: database.connection,
    universityId,
    nobody: clientOf(app, "", async () => ({})),
    withHeaders: (headers) => clientOf(app, "", async () => headers),
    as: (role, at = usualPlace[role], held = {}) => {
      const key = JSON.stringify([role, at, held]);
      const client = clients.get(key) ?? signedIn(app, services, universityId, role, at, held);
      clients.set(key, client);
      return client;
    },
    setNow: (instant) => {
      clock.now = Temporal.Instant.from(instant);
    },
    statements: () => {
      const { statements } = count;
      count.statements = 0;
      return statements;
    },
    logged,
    listen: () => app.listen({ port: 0, host: "127.0.0.1" }),
    close: async () => {
      await app.close();
      await database.close();
    },
  };
}

async function fillSchool({ db, now }: Services, organisations: readonly Organisation[]): Promise<number> {
  if (organisations.length === 0) return 0;
  const at = new Date(now().epochMilliseconds);
  const { id } = await db
    .insertInto("universities")
    .values({ name: "某大学" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const parents = new Map(organisations.map((each) => [each.id, each.parentId ?? null]));
  const pathOf = (own: string): string[] => {
    const parent = parents.get(own) ?? null;
    return parent === null ? [own] : [...pathOf(parent), own];
  };
  const entries = organisations.map((each) => schemaOfOrganisation.parse({ ...each, recordedAt: now().toString() }));
  await db
    .insertInto("organisations")
    .values(
      entries.map((entry) => ({
        university_id: id,
        id: entry.id,
        parent_id: entry.parentId ?? null,
        kind: entry.kind,
        name: entry.name,
        official_order: entry.order ?? null,
        category: entry.category ?? null,
        founded_on: entry.foundedOn ?? null,
        dissolved_on: entry.dissolvedOn ?? null,
        path: pathOf(entry.id),
        version: 1,
        recorded_at: at,
        entry: json(entry),
      })),
    )
    .execute();
  await db
    .insertInto("fact_versions")
    .values(
      entries.map((entry) => ({
        university_id: id,
        list: "organisations" as const,
        id: entry.id,
        version: 1,
        action: "create" as const,
        recorded_at: at,
        entry: json<unknown>(entry),
        salt: randomBytes(16),
      })),
    )
    .execute();
  await db
    .insertInto("school")
    .values({
      university_id: id,
      calendar: json(teaching2026),
      calendar_version: 1,
      settings: json({}),
      settings_version: 1,
    })
    .execute();
  return id;
}

/** An account with the role and a session that outlives every test; made when it is first used. */
function signedIn(
  app: FastifyInstance,
  { db, newId, now }: Services,
  universityId: number,
  role: AccessRole,
  at: string,
  held: Held,
): TestClient {
  const accountId = newId();
  const token = randomBytes(32).toString("base64url");
  const make = async (): Promise<Record<string, string>> => {
    const far = new Date("2100-01-01T00:00:00Z");
    const begun = new Date(now().epochMilliseconds);
    await db
      .insertInto("accounts")
      .values({ id: accountId, university_id: universityId, sign_in_name: accountId, display_name: `${role} ${at}` })
      .execute();
    await db
      .insertInto("roles")
      .values({
        id: newId(),
        university_id: universityId,
        account_id: accountId,
        role,
        organisation_id: at,
        valid_from: held.validFrom ?? "2020-01-01",
        valid_until: held.validUntil ?? null,
      })
      .execute();
    await db
      .insertInto("sessions")
      .values({
        token_hash: hashOfToken(token),
        account_id: accountId,
        public_id: newId(),
        created_at: begun,
        last_seen_at: far,
        idle_until: far,
        absolute_until: far,
      })
      .execute();
    return { cookie: `biaogan=${token}` };
  };
  let made: Promise<Record<string, string>> | undefined;
  return clientOf(app, accountId, () => (made ??= make()));
}

function clientOf(app: FastifyInstance, accountId: string, headers: () => Promise<Record<string, string>>): TestClient {
  const client: Client = createClient({
    base: "",
    newKey: () => randomBytes(16).toString("hex"),
    fetch: async (url, init) => {
      const answer = await app.inject({
        method: init.method as "GET",
        url,
        headers: { ...(init.headers as Record<string, string>), ...(await headers()) },
        ...(init.body == null
          ? {}
          : { payload: typeof init.body === "string" ? init.body : Buffer.from(init.body as Uint8Array) }),
      });
      const fields = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
        value === undefined ? [] : [[name, String(value)]],
      );
      return new Response(answer.statusCode === 204 ? null : new Uint8Array(answer.rawPayload), {
        status: answer.statusCode,
        headers: fields,
      });
    },
  });
  const ask: TestClient["ask"] = (row, ...[sent, key]) => client.call(row, (sent ?? {}) as Sent<typeof row>, key);
  return {
    accountId,
    ask,
    headers: async () => ({ "x-biaogan": "1", ...(await headers()) }),
    call: async (row, ...args) => {
      const answer = await ask(row, ...args);
      assert.ok(answer.ok, `${row.name} was refused: ${JSON.stringify(answer)}`);
      return answer.value;
    },
  };
}
