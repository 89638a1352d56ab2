import { forgetOldKeys } from "#server/http/idempotency.ts";
import { forgetOldCounts } from "#server/http/rate-limit.ts";
import { forgetOldTries } from "#server/identity/attempts.ts";
import { forgetOldSessions } from "#server/identity/session.ts";
import type { Job } from "#server/jobs/queue.ts";

/** A phone may be without a network for weeks and then send what it could not: its key must still be known. */
const KEYS_LAST_HOURS = 24 * 60;

/** Every hour: what has lapsed is removed, so that no table grows for ever. */
export const housekeeping: Job = {
  name: "housekeeping",
  cron: "17 * * * *",
  run: async (services) => {
    const { db, now } = services;
    await forgetOldSessions(services);
    await forgetOldTries(services);
    await forgetOldCounts(db, now());
    await forgetOldKeys(db, now().subtract({ hours: KEYS_LAST_HOURS }));
  },
};
