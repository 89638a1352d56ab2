import type { FastifyRequest } from "fastify";
import { Refusal } from "#server/http/refusal.ts";

/** Every client of ours sends it; a form or a link of another site cannot. */
const ownHeader = "x-biaogan";

const CHANGES_NOTHING = new Set(["GET", "HEAD"]);

/**
 * Refuses a change that another site's page could have sent with this browser's cookie: the browser must
 * say that it comes from here, as far as it says anything, and our own header must be there.
 * @param origin the address in the browser, or null to go by the request's own host
 */
export function refuseCrossSite(request: FastifyRequest, origin: string | null): void {
  if (CHANGES_NOTHING.has(request.method)) return;
  const { headers } = request;
  const site = headers["sec-fetch-site"];
  const fromHere = site === undefined || site === "same-origin";
  const given = headers.origin;
  const sameOrigin = given === undefined || (origin === null ? isHost(given, request.host) : given === origin);
  if (!fromHere || !sameOrigin || headers[ownHeader] === undefined) throw new Refusal("cross-site");
}

/** True where the origin is of this host; a port that the protocol implies may be written or not. */
function isHost(origin: string, host: string): boolean {
  const url = URL.parse(origin);
  return url !== null && url.host === URL.parse(`${url.protocol}//${host}`)?.host;
}
