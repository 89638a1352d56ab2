import { inTransaction } from "#server/db/db.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";
import { rejudge } from "#server/verdicts/rejudge.ts";

/** Judges an organisation anew where its kept verdicts are those of an earlier day: who reads first does it. */
export async function freshen(services: Services, universityId: number, organisationId: string): Promise<void> {
  const row = await services.db
    .selectFrom("organisations")
    .select("judged_for")
    .where("university_id", "=", universityId)
    .where("id", "=", organisationId)
    .executeTakeFirst();
  if (row === undefined || row.judged_for === today(services)) return;
  await inTransaction(services.db, (tx) => rejudge(tx, services, universityId, [organisationId]));
}
