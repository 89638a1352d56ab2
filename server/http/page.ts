import { createReadStream, existsSync, readFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Refusal } from "#server/http/refusal.ts";

/** Where the build puts the page. */
export const builtPage = join(import.meta.dirname, "..", "..", "web", "dist");

/** What the build writes where the nonce of each answer belongs. */
const NONCE = "__STYLE_NONCE__";

/**
 * Serves the page of a folder: its hashed files for ever, and its `index.html` for every other address that
 * asks for a page, so that a link into the page opens. Nothing below `/api` is ever answered with a page.
 * Where the folder holds no page, none is served.
 */
export function registerPage(app: FastifyInstance, folder: string, policyOf: (nonce: string) => string): void {
  const file = join(folder, "index.html");
  if (!existsSync(file)) return;
  const html = readFileSync(file, "utf8");
  app.register(fastifyStatic, { root: join(folder, "assets"), prefix: "/assets/", immutable: true, maxAge: "1y" });
  app.get("/icon.svg", async (_request, reply) =>
    reply
      .type("image/svg+xml")
      .header("cache-control", "max-age=86400")
      .send(createReadStream(join(folder, "icon.svg"))),
  );
  const show = (reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString("base64");
    return reply
      .type("text/html; charset=utf-8")
      .header("cache-control", "no-store")
      .header("content-security-policy", policyOf(nonce))
      .send(html.replaceAll(NONCE, nonce));
  };
  app.get("/*", async (request, reply) => {
    const [path = "/"] = request.url.split("?");
    const isOfThePage = !/^\/(api|assets)(\/|$)/.test(path) && !/\.[a-z0-9]+$/i.test(path);
    if (!isOfThePage) throw new Refusal("not-found");
    return show(reply);
  });
}
