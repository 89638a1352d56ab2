import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Calendar, Settings } from "#domain/bundle/calendar.ts";
import { mergeCalendars, mergeSettings } from "#domain/bundle/merge-heads.ts";
import { appendAudit } from "#server/audit/append.ts";
import type { Db, Tx } from "#server/db/db.ts";
import type { Importer } from "#server/exchange/importer.ts";
import { saidText } from "#server/exchange/same.ts";
import { clockText } from "#server/facts/draft.ts";
import { withClocks, writeSchoolVersion } from "#server/facts/school-version.ts";
import type { Services } from "#server/services.ts";

/** What a file adds to the school's calendar and settings; null: nothing new. Where the two differ the file's holds. */
export type SchoolArrival = { calendar: Calendar | null; settings: Settings | null };

/** Holds the file's calendar and settings against the school's. */
export async function schoolArrival(
  db: Db,
  universityId: number,
  sent: Bundle,
  now: Temporal.Instant,
): Promise<SchoolArrival> {
  const row = await db
    .selectFrom("school")
    .select(["calendar", "settings"])
    .where("university_id", "=", universityId)
    .executeTakeFirst();
  const [calendar, settings] = [row?.calendar ?? {}, row?.settings ?? {}];
  const here = { name: "", bundle: { ...emptyBundle(), calendar, settings } };
  const file = { name: "", bundle: sent };
  const merged = withClocks(mergeCalendars([file, here]).value, calendar, clockText(now));
  const united = mergeSettings([here, file]).value;
  return {
    calendar: saidText(merged) === saidText(mergeCalendars([here]).value) ? null : merged,
    settings: saidText(united) === saidText(mergeSettings([here]).value) ? null : united,
  };
}

/** Writes them as new versions. Does nothing where there is nothing new. */
export async function commitSchool(
  tx: Tx,
  services: Services,
  importer: Importer,
  arrival: SchoolArrival,
): Promise<void> {
  const { universityId, accountId, address } = importer;
  for (const list of ["calendar", "settings"] as const) {
    const entry = arrival[list];
    if (entry === null) continue;
    const kept = await tx
      .selectFrom("school")
      .select(["calendar_version", "settings_version"])
      .where("university_id", "=", universityId)
      .executeTakeFirst();
    const version = (kept?.[`${list}_version`] ?? 0) + 1;
    const told = await writeSchoolVersion(tx, services, { universityId, accountId, address }, list, {
      entry,
      version,
      action: "import",
      reason: null,
    });
    await appendAudit(tx, universityId, services.now(), [told]);
  }
}
