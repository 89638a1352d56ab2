import type { Config } from "#server/config.ts";
import type { Db } from "#server/db/db.ts";

/** What the use cases may reach; made once in the composition root (main.ts) and in tests. */
export type Services = {
  db: Db;
  config: Config;
  /** The system's clock. */
  now: () => Temporal.Instant;
  /** A new identifier that sorts by time (UUID version 7). */
  newId: () => string;
  /** Random bytes for tokens, codes and salts. */
  randomBytes: (length: number) => Buffer;
  log: {
    info: (values: object, message: string) => void;
    warn: (values: object, message: string) => void;
    error: (values: object, message: string) => void;
  };
};

/** The day it is in Shanghai. */
export function today(services: Pick<Services, "now">): string {
  return services.now().toZonedDateTimeISO("Asia/Shanghai").toPlainDate().toString();
}
