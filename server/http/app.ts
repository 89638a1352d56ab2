import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import underPressure from "@fastify/under-pressure";
import fastify from "fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { endpoints } from "#api/table.ts";
import { usualBodyLimit } from "#api/endpoint.ts";
import type { Endpoint } from "#api/endpoint.ts";
import type { Language } from "#domain/wording/language.ts";
import { isDiskFull } from "#server/postgres/room.ts";
import { answerRoute } from "#server/http/answer.ts";
import type { Route } from "#server/http/call.ts";
import { registerDocs } from "#server/http/docs.ts";
import { refuseAddress, refuseConnection } from "#server/http/edge.ts";
import { loggable, refusalOf } from "#server/http/faults.ts";
import { registerHealth } from "#server/http/health.ts";
import { registerPage } from "#server/http/page.ts";
import { languageOf } from "#server/http/language.ts";
import { countAnswer, newMetrics } from "#server/http/metrics.ts";
import type { PoolGauge } from "#server/http/metrics.ts";
import { Refusal, problemJson } from "#server/http/refusal.ts";
import type { Services } from "#server/services.ts";
import { apiErrors } from "#api/errors.ts";

declare module "fastify" {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface adds to that of the library
  interface FastifyRequest {
    /** The account's language once it is known, the browser's before. */
    language: Language;
  }
}

/** Of the second before, on average: far from what a page costs, near where nobody waits any longer. */
const LONGEST_LAG_MS = 2_000;

type AppOptions = {
  /** The contract, where a test has one of its own. */
  table?: readonly Endpoint[];
  pool?: PoolGauge;
  /** The folder of the built page; without it none is served. */
  page?: string | null;
  /** The longest that the event loop may lag before new requests are turned away; 0 for ever, as in tests on a busy machine. */
  longestLagMs?: number;
  /** Holds also those answers against their schema that are written already: in tests. */
  checksWritten?: boolean;
};

/**
 * The application: one route for every row of the contract, and the page; nothing beside.
 * @throws when a row has no route, or two, or a route no row
 */
export function buildApp(
  services: Services,
  routes: readonly Route[],
  {
    table = endpoints,
    pool = () => null,
    longestLagMs = LONGEST_LAG_MS,
    page = null,
    checksWritten = false,
  }: AppOptions = {},
): FastifyInstance {
  refuseGaps(routes, table);
  const metrics = newMetrics();
  const app = fastify({
    logger: false,
    bodyLimit: usualBodyLimit,
    trustProxy: [...services.config.trustedProxies],
    genReqId: () => services.newId(),
    // A request that takes longer to arrive than this is no request.
    requestTimeout: 120_000,
    forceCloseConnections: "idle",
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, request, reply) => refuseAddress(error, request, reply.raw),
    clientErrorHandler: refuseConnection,
  });
  app.decorateRequest("language", "zh-CN");
  app.addHook("onRequest", async (request, reply) => {
    request.language = languageOf(request.headers["accept-language"]);
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "none";
    countAnswer(metrics, request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    // The route's pattern, never the address: queries and ids stay out of the log.
    const { method, id } = request;
    services.log.info(
      { request: id, method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      "answered",
    );
  });
  app.setErrorHandler((error, request, reply) => refuse(services, error, request, reply));
  app.setNotFoundHandler((request, reply) => refuse(services, new Refusal("not-found"), request, reply));
  app.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) =>
    done(null, body),
  );

  app.register(cookie);
  app.register(helmet, {
    contentSecurityPolicy: { directives: policy(services) },
    strictTransportSecurity: isHttps(services),
  });
  app.register(underPressure, {
    maxEventLoopDelay: longestLagMs,
    pressureHandler: (_request, _reply, _type, delay) => {
      // It had no sample to look at, as after a start that kept the loop busy: that says nothing of now.
      if (delay === Infinity) return;
      throw new Refusal("unavailable");
    },
  });
  app.register(async (within) => {
    registerHealth(within, services, metrics, pool);
    registerDocs(within, table);
    if (page !== null) registerPage(within, page, (nonce) => pagePolicy(services, nonce));
    for (const route of routes) {
      const { method, path, bodyLimit } = route.endpoint;
      within.route({
        method,
        url: `/api${path}`,
        ...(bodyLimit === undefined ? {} : { bodyLimit }),
        handler: (request, reply) => answerRoute(services, route, request, reply, { checksWritten }),
      });
    }
  });
  return app;
}

function refuseGaps(routes: readonly Route[], table: readonly Endpoint[]): void {
  const bound = new Set(routes.map((each) => each.endpoint));
  const faults = [
    ...table.filter((each) => !bound.has(each)).map((each) => `${each.name} has no route`),
    ...routes
      .filter((each) => !table.includes(each.endpoint))
      .map((each) => `${each.endpoint.name} is not in the table`),
    ...repeated(routes.map((each) => each.endpoint.name)).map((each) => `${each} is bound twice`),
    ...repeated(table.map((each) => `${each.method} ${each.path}`)).map((each) => `${each} is in the table twice`),
  ];
  if (faults.length > 0) throw new Error(`The contract and the routes differ: ${faults.join("; ")}`);
}

function repeated(items: readonly string[]): string[] {
  return items.filter((each, at) => items.indexOf(each) !== at);
}

function isHttps({ config }: Services): boolean {
  return config.origin?.startsWith("https://") === true;
}

/** Everything from here, nothing from elsewhere; styles may be inline, scripts may not. */
function policy(services: Services) {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:", "blob:"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    upgradeInsecureRequests: isHttps(services) ? [] : null,
  };
}

/** The page's own policy: its styles too come from here, or bear the nonce of this very answer. */
function pagePolicy(services: Services, nonce: string): string {
  const written = { ...policy(services), styleSrc: ["'self'", `'nonce-${nonce}'`] };
  return Object.entries(written)
    .flatMap(([name, sources]) => {
      const directive = name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      return sources === null ? [] : [[directive, ...sources].join(" ")];
    })
    .join("; ");
}

/** Where the database is away because its disk is full, that is what the person should be told. */
async function reasonOf(thrown: unknown, { config }: Services): Promise<Refusal | undefined> {
  const foreseen = refusalOf(thrown);
  if (thrown instanceof Refusal || foreseen?.code !== "unavailable" || config.databaseUrl !== null) return foreseen;
  return (await isDiskFull(config.dataFolder)) ? new Refusal("no-room") : foreseen;
}

async function refuse(
  services: Services,
  thrown: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const refusal = (await reasonOf(thrown, services)) ?? new Refusal("internal", { reference: request.id });
  const { status } = apiErrors[refusal.code];
  if (status >= 500) {
    services.log.error(
      { request: request.id, route: request.routeOptions.url, code: refusal.code, fault: loggable(thrown) },
      "failed",
    );
  }
  const wait = refusal.values["seconds"];
  if (typeof wait === "number") reply.header("retry-after", wait);
  reply.code(status).type("application/problem+json");
  return reply.send(JSON.stringify(problemJson(refusal, request.language)));
}
