import { sql } from "kysely";
import type { previewActivity } from "#api/endpoints/activities.ts";
import { inTransaction } from "#server/db/db.ts";
import { heldPlan } from "#server/facts/desk.ts";
import { createFact } from "#server/facts/write.ts";
import type { Handler } from "#server/http/call.ts";

/** What a record would change: it is saved, judged, and taken back before anybody can see it. */
export const preview: Handler<typeof previewActivity> = async (call) =>
  inTransaction(call.services.db, async (tx) => {
    await sql`savepoint preview`.execute(tx);
    const within = { ...call, services: { ...call.services, db: tx } };
    const { entry, plan } = call.input.body;
    const { changes, warnings } =
      plan === undefined
        ? await createFact(within, "activities", { entry })
        : await heldPlan(within, plan.id, { version: plan.version, entry });
    await sql`rollback to savepoint preview`.execute(tx);
    return { changes, warnings };
  });
