import holidays from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { makeExample } from "#domain/example/make-example.ts";
import type { Scale } from "#domain/example/scales.ts";
import { inTransaction } from "#server/db/db.ts";
import type { DemoAccount } from "#server/demo/accounts.ts";
import { demoAccounts } from "#server/demo/accounts.ts";
import { importBundle } from "#server/exchange/import.ts";
import { operator } from "#server/exchange/importer.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";

const SEED = 1;
const ROOT = "u1";

async function universityOf({ db }: Services): Promise<number> {
  const found = await db.selectFrom("universities").select("id").orderBy("id").executeTakeFirst();
  return (
    found ??
    (await db.insertInto("universities").values({ name: "示例大学" }).returning("id").executeTakeFirstOrThrow())
  ).id;
}

/**
 * Fills an empty place with the example university as of today, guides and accounts included; what is there already stays as
 * it is, and only the accounts get new passwords.
 */
export async function fillWithExample(services: Services, scale: Scale): Promise<DemoAccount[]> {
  const universityId = await universityOf(services);
  const there = await services.db
    .selectFrom("organisations")
    .select("id")
    .where("university_id", "=", universityId)
    .executeTakeFirst();
  if (there === undefined) {
    const { unknownYears: _unknown, ...made } = makeExample({ scale, seed: SEED, asOf: today(services), holidays });
    const bundle = { ...made, activities: [...made.activities] };
    await inTransaction(services.db, (tx) => installShippedGuides(tx, services, universityId, ROOT));
    const sent = { bundle, placeOf: (path: readonly (string | number)[]) => ({ path }) };
    const report = await importBundle(services, { ...operator(universityId), isExample: true }, sent, {
      commit: true,
      language: "en",
    });
    if (!report.done) throw new Error(`the example was not taken in: ${report.problems[0]?.message ?? ""}`);
  }
  return inTransaction(services.db, (tx) => demoAccounts(tx, services, universityId));
}
