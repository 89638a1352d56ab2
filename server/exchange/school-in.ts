import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Calendar, Settings } from "#domain/bundle/calendar.ts";
import { mergeCalendars, mergeSettings } from "#domain/bundle/merge-heads.ts";
import { appendAudit } from "#server/audit/append.ts";
import { factHash } from "#server/audit/fact-hash.ts";
import type { Db, Tx } from "#server/db/db.ts";
import { json } from "#server/db/json.ts";
import { newestVersions } from "#server/exchange/current.ts";
import type { Importer } from "#server/exchange/importer.ts";
import { saidText } from "#server/exchange/same.ts";
import { clockText } from "#server/facts/draft.ts";
import type { Services } from "#server/services.ts";

/** What a file adds to the school's calendar and settings; null: nothing new. Where the two differ the file's holds. */
export type SchoolArrival = { calendar: Calendar | null; settings: Settings | null };

/** A semester that is as it was keeps its clock; another gets the system's. */
function withClocks(merged: Calendar, before: Calendar, now: string): Calendar {
  const known = new Map((before.semesters ?? []).map((each) => [saidText(each), each]));
  const semesters = (merged.semesters ?? []).map((each) => known.get(saidText(each)) ?? { ...each, recordedAt: now });
  return { ...merged, ...(semesters.length === 0 ? {} : { semesters }) };
}

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
  const at = services.now();
  for (const list of ["calendar", "settings"] as const) {
    const entry = arrival[list];
    if (entry === null) continue;
    const last = (await newestVersions(tx, universityId, list, [list])).get(list);
    const kept = await tx
      .selectFrom("school")
      .select(["calendar_version", "settings_version"])
      .where("university_id", "=", universityId)
      .executeTakeFirst();
    const version = Math.max(last?.version ?? 0, kept?.[`${list}_version`] ?? 0) + 1;
    const salt = services.randomBytes(16);
    await tx
      .insertInto("school")
      .values({
        university_id: universityId,
        calendar: json(arrival.calendar ?? {}),
        calendar_version: 1,
        settings: json(arrival.settings ?? {}),
        settings_version: 1,
      })
      .onConflict((conflict) =>
        conflict
          .column("university_id")
          .doUpdateSet(
            list === "calendar"
              ? { calendar: json(arrival.calendar ?? {}), calendar_version: version }
              : { settings: json(arrival.settings ?? {}), settings_version: version },
          ),
      )
      .execute();
    await tx
      .insertInto("fact_versions")
      .values({
        university_id: universityId,
        list,
        id: list,
        version,
        action: "import",
        recorded_at: new Date(at.epochMilliseconds),
        account_id: accountId,
        entry: json<unknown>(entry),
        salt,
      })
      .execute();
    const hashes = { beforeHash: last?.hash ?? null, afterHash: factHash(salt, entry, null) };
    await appendAudit(tx, universityId, at, [
      { accountId, address, action: "import", list, targetId: list, organisationId: null, ...hashes },
    ]);
  }
}
