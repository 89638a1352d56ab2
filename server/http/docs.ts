import type { FastifyInstance } from "fastify";
import type { Endpoint } from "#api/endpoint.ts";
import { openApi } from "#api/openapi.ts";
import { docsPage } from "#server/http/docs-page.ts";
import { version } from "#server/version.ts";

/** The contract for programs at `/api/openapi.json` and for people at `/api/docs`; both without signing in. */
export function registerDocs(app: FastifyInstance, table: readonly Endpoint[]): void {
  // Made when somebody asks: it takes a while, which a start need not wait for.
  const text = kept(() => JSON.stringify(openApi(table, version)));
  const pages = { "zh-CN": kept(() => docsPage(table, "zh-CN")), en: kept(() => docsPage(table, "en")) };
  app.get("/api/openapi.json", async (_request, reply) => reply.type("application/json; charset=utf-8").send(text()));
  app.get("/api/docs", async (request, reply) => {
    return reply.header("vary", "accept-language").type("text/html; charset=utf-8").send(pages[request.language]());
  });
}

function kept(make: () => string): () => string {
  const made: string[] = [];
  return () => (made[0] ??= make());
}
