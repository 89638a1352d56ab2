import { randomBytes } from "node:crypto";
import type { Config } from "#server/config.ts";
import type { Db } from "#server/db/db.ts";
import { uuidV7 } from "#server/ids.ts";
import type { Services } from "#server/services.ts";

/** The services of a process that is no test: the machine's clock, its randomness, ids by both. */
export function realServices(db: Db, config: Config, log: Services["log"]): Services {
  return {
    db,
    config,
    now: () => Temporal.Now.instant(),
    newId: () => uuidV7(Date.now(), randomBytes(10)),
    randomBytes,
    log,
  };
}
