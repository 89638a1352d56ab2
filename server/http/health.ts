import { sql } from "kysely";
import type { FastifyInstance } from "fastify";
import { metricsText } from "#server/http/metrics.ts";
import type { Metrics, PoolGauge } from "#server/http/metrics.ts";
import type { Services } from "#server/services.ts";
import { version } from "#server/version.ts";

/**
 * What a supervisor asks: `/healthz` whether the process lives, `/readyz` whether it can answer (the database
 * does), `/metrics` what it counted. They hold no content; a proxy keeps `/metrics` from the outside.
 */
export function registerHealth(app: FastifyInstance, services: Services, metrics: Metrics, pool: PoolGauge): void {
  app.get("/healthz", async () => ({ status: "ok", version }));
  app.get("/readyz", async () => {
    await sql`select 1`.execute(services.db);
    return { status: "ready", version };
  });
  app.get("/metrics", async (_request, reply) => {
    const gauges = {
      version,
      pool: pool(),
      residentBytes: process.memoryUsage.rss(),
      uptimeSeconds: Math.round(process.uptime()),
    };
    return reply.type("text/plain; version=0.0.4").send(metricsText(metrics, gauges));
  });
}
