import { STATUS_CODES } from "node:http";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { apiErrors } from "#api/errors.ts";
import type { ApiErrorCode } from "#api/errors.ts";
import { languageOf } from "#server/http/language.ts";
import { Refusal, problemJson } from "#server/http/refusal.ts";

/** Answers a request whose address cannot be read: before any route and any hook. */
export function refuseAddress(
  error: { statusCode?: number | undefined },
  request: { id: string; headers: IncomingHttpHeaders },
  answer: ServerResponse,
): void {
  const refusal = new Refusal(error.statusCode === 414 ? "address-too-long" : "malformed");
  answer.writeHead(apiErrors[refusal.code].status, {
    "content-type": "application/problem+json",
    "x-content-type-options": "nosniff",
    "x-request-id": request.id,
  });
  answer.end(JSON.stringify(problemJson(refusal, languageOf(request.headers["accept-language"]))));
}

const ofConnection = new Map<string | undefined, ApiErrorCode>([
  ["ERR_HTTP_REQUEST_TIMEOUT", "too-slow"],
  ["HPE_HEADER_OVERFLOW", "headers-too-large"],
]);

/**
 * Answers what is no request at all, and ends its connection. The language asked for was not read, so the title
 * has both.
 */
export function refuseConnection({ code }: { code?: string }, socket: Socket): void {
  if (code === "ECONNRESET" || socket.destroyed) return;
  const refusal = new Refusal(ofConnection.get(code) ?? "malformed");
  const { status, "zh-CN": chinese, en } = apiErrors[refusal.code];
  const body = JSON.stringify({ ...problemJson(refusal, "en"), title: `${chinese} ${en}` });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}`,
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  if (socket.writable) socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
  else socket.destroy();
}
