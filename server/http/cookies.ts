import type { FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "#server/config.ts";

/** Over https the name itself forbids other hosts and paths (`__Host-`). */
function nameOf(config: Pick<Config, "origin">): { name: string; secure: boolean } {
  const secure = config.origin?.startsWith("https://") === true;
  return { name: secure ? "__Host-biaogan" : "biaogan", secure };
}

/** The session's token in the request's cookies. */
export function sessionTokenOf(request: FastifyRequest, config: Pick<Config, "origin">): string | null {
  return request.cookies[nameOf(config).name] ?? null;
}

/** Writes the session's cookie: not for scripts, not for other sites, and over https alone where there is https. */
export function sessionCookies(reply: FastifyReply, config: Pick<Config, "origin">) {
  const { name, secure } = nameOf(config);
  const usual = { path: "/", httpOnly: true, sameSite: "lax", secure } as const;
  return {
    setSession: (token: string, maxAgeSeconds: number): void => {
      reply.setCookie(name, token, { ...usual, maxAge: maxAgeSeconds });
    },
    clearSession: (): void => {
      reply.clearCookie(name, usual);
    },
  };
}
