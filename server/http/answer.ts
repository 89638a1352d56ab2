import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { file } from "#api/endpoint.ts";
import type { Endpoint } from "#api/endpoint.ts";
import { problemsOfZod } from "#domain/problems/from-zod.ts";
import { authoriser } from "#server/http/authorise.ts";
import type { CallContext, RawInput, RefusedPart, Route } from "#server/http/call.ts";
import { sessionCookies, sessionTokenOf } from "#server/http/cookies.ts";
import { refuseCrossSite } from "#server/http/cross-site.ts";
import { once } from "#server/http/idempotency.ts";
import type { Done } from "#server/http/idempotency.ts";
import { Refusal } from "#server/http/refusal.ts";
import { textOf } from "#server/http/written.ts";
import { callerOfSession, callerOfToken } from "#server/identity/caller.ts";
import type { Caller } from "#server/identity/caller.ts";
import type { Services } from "#server/services.ts";

const KEY = /^[\x21-\x7e]{8,128}$/;

/**
 * Answers a request by its row: who is calling, may they at all, is the input right, then the use case; and
 * its answer is withheld when it never asked for the row's permission.
 * @param options `checksWritten`: answers that are written already are held against their schema, too
 */
export async function answerRoute(
  services: Services,
  { endpoint, bind }: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  { checksWritten }: { checksWritten: boolean },
): Promise<unknown> {
  const { config } = services;
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const sessionToken = sessionTokenOf(request, config);
  if (bearer === undefined) refuseCrossSite(request, config.origin);
  const caller = endpoint.permission === "public" ? null : await callerOf(services, bearer, sessionToken);
  if (caller !== null) request.language = caller.language;
  if (endpoint.permission !== "public") admit(endpoint, caller);

  const bound = bind({ params: request.params, query: request.query, body: request.body });
  if ("refused" in bound) throw refusalOfParts(bound.refused, request);
  const key = keyOf(request);
  const action = endpoint.permission === "public" || endpoint.permission === "account" ? null : endpoint.permission;
  const run = async (within: Services): Promise<Done> => {
    const permission = authoriser(within, caller?.actor ?? null, action, caller?.places);
    const context: CallContext = {
      actor: caller?.actor ?? null,
      language: request.language,
      services: within,
      address: request.ip,
      userAgent: (request.headers["user-agent"] ?? "").slice(0, 200),
      idempotencyKey: key,
      sessionToken,
      authorise: permission.authorise,
      reach: permission.reach,
      reply: sessionCookies(reply, config),
    };
    const answer = await bound.answer(context);
    const given = permission.given();
    if (action !== null && !given.some((each) => each.action === action)) {
      throw new Error(`${endpoint.name} answered without asking for “${action}”; the answer is withheld`);
    }
    const told = checksWritten || textOf(answer) === null ? checkedOutput(endpoint, answer) : answer;
    return { answer: told, given };
  };
  // One's own account is no record, and a wrong password must be counted whatever becomes of the request.
  const creates = endpoint.method === "POST" && endpoint.permission !== "account" && endpoint.changesNothing !== true;
  if (key === null || caller === null || !creates) return send(endpoint, (await run(services)).answer, reply);
  const keyed = { actor: caller.actor, key, endpoint, input: bound.input };
  return send(endpoint, await once(services, keyed, (tx) => run({ ...services, db: tx })), reply);
}

/** @throws Refusal `too-many-requests` */
async function callerOf(
  services: Services,
  bearer: string | undefined,
  sessionToken: string | null,
): Promise<Caller | null> {
  const limit = { most: services.config.requestsPerMinute, seconds: 60 };
  if (bearer !== undefined) return callerOfToken(services, bearer, limit);
  return sessionToken === null ? null : callerOfSession(services, sessionToken, limit);
}

/** Lets a caller in whose account is in order; a token reads what is its account's own, and changes nothing of it. */
function admit(endpoint: Endpoint, caller: Caller | null): void {
  if (caller === null) throw new Refusal("not-signed-in");
  const { actor, mustFirst } = caller;
  if (mustFirst !== null && endpoint.duringSetUp !== true) throw new Refusal(mustFirst);
  if (actor.scopes !== null && endpoint.permission === "account" && endpoint.method !== "GET") {
    throw new Refusal("token-lacks-scope", { scope: "account" });
  }
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return null;
  if (typeof key !== "string" || !KEY.test(key)) throw new Refusal("invalid-input", { count: 1 });
  return key;
}

function refusalOfParts(parts: readonly RefusedPart[], request: FastifyRequest): Refusal {
  const given: RawInput = { params: request.params, query: request.query, body: request.body };
  const problems = parts.flatMap(({ part, error }) => problemsOfZod(error, given[part], {}));
  return new Refusal("invalid-input", { count: problems.length }, { problems });
}

function checkedOutput({ name, output }: Endpoint, answer: unknown): unknown {
  const text = textOf(answer);
  const parsed = z.safeParse(output, text === null ? answer : JSON.parse(text));
  if (parsed.success) return text === null ? parsed.data : answer;
  // Paths and codes alone: the values may be private.
  const faults = parsed.error.issues.slice(0, 5).map((each) => `${each.path.join(".")}: ${each.code}`);
  throw new Error(`${name} gave an answer that its contract does not have (${faults.join("; ")})`);
}

function send({ output }: Endpoint, answer: unknown, reply: FastifyReply): unknown {
  const text = textOf(answer);
  if (text !== null) return reply.type("application/json; charset=utf-8").send(text);
  if (output !== file) return reply.send(answer);
  const { name, contentType, content } = z.parse(file, answer);
  reply.header("content-type", contentType);
  reply.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  return reply.send(content instanceof Uint8Array ? content : Readable.from(content));
}
