import { randomBytes } from "node:crypto";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { readConfig } from "#server/config.ts";
import type { ImportReport } from "#api/endpoints/exchange.ts";
import { importBundle } from "#server/exchange/import.ts";
import { operator } from "#server/exchange/importer.ts";
import { uuidV7 } from "#server/ids.ts";
import type { Services } from "#server/services.ts";
import type { TestDatabase } from "#test/database.ts";

/** What use cases need, on a test's database and a clock that stands. */
export function servicesOn({ db }: Pick<TestDatabase, "db">, now = "2026-11-24T10:00:00+08:00"): Services {
  const silent = (): void => {};
  return {
    db,
    config: readConfig({}),
    now: () => Temporal.Instant.from(now),
    newId: () => uuidV7(Date.now(), randomBytes(10)),
    randomBytes,
    log: { info: silent, warn: silent, error: silent },
  };
}

/** A university without anything. */
export async function newUniversity({ db }: Pick<TestDatabase, "db">): Promise<number> {
  const made = await db
    .insertInto("universities")
    .values({ name: "示例大学" })
    .returning("id")
    .executeTakeFirstOrThrow();
  return made.id;
}

/** Takes a bundle in as whoever runs the server, with rosters and all. */
export async function takeIn(
  services: Services,
  universityId: number,
  bundle: Bundle,
  commit = true,
): Promise<ImportReport> {
  const sent = { bundle, placeOf: (path: readonly (string | number)[]) => ({ path }) };
  return importBundle(services, operator(universityId), sent, { commit, language: "en" });
}
