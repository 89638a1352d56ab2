import { sql } from "kysely";
import type { previewActivity } from "#api/endpoints/activities.ts";
import { inTransaction } from "#server/db/db.ts";
import { createFact } from "#server/facts/write.ts";
import type { Handler } from "#server/http/call.ts";

/** What a record would change: it is saved, judged, and taken back before anybody can see it. */
export const preview: Handler<typeof previewActivity> = async (call) =>
  inTransaction(call.services.db, async (tx) => {
    await sql`savepoint preview`.execute(tx);
    const within = { ...call, services: { ...call.services, db: tx } };
    const { changes, warnings } = await createFact(within, "activities", call.input.body);
    await sql`rollback to savepoint preview`.execute(tx);
    return { changes, warnings };
  });
