import { createReadStream, existsSync, readFileSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Refusal } from "#server/http/refusal.ts";

/** Where the build puts the page. */
export const builtPage = join(import.meta.dirname, "..", "..", "web", "dist");

/** Files of the page that have a name of their own: icons, what a phone installs it by, what keeps it offline. */
const besides: Readonly<Record<string, string>> = {
  "icon.svg": "image/svg+xml",
  "icon-192.png": "image/png",
  "icon-512.png": "image/png",
  "icon-maskable.png": "image/png",
  "apple-touch-icon.png": "image/png",
  "manifest.webmanifest": "application/manifest+json",
  "sw.js": "text/javascript; charset=utf-8",
};

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
  for (const [name, type] of Object.entries(besides)) {
    if (!existsSync(join(folder, name))) continue;
    // A browser looks for a new service worker at each start: an old one must not be answered from a cache.
    const cacheControl = name === "sw.js" ? "no-cache" : "max-age=86400";
    app.get(`/${name}`, async (_request, reply) =>
      reply
        .type(type)
        .header("cache-control", cacheControl)
        .send(createReadStream(join(folder, name))),
    );
  }
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
