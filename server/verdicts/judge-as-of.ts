import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Db } from "#server/db/db.ts";
import type { Services } from "#server/services.ts";
import { judgeLoaded } from "#server/verdicts/judge-loaded.ts";
import { loadFacts } from "#server/verdicts/load-facts.ts";
import { readyPacks } from "#server/verdicts/packs.ts";
import type { ReadyPack } from "#server/verdicts/packs.ts";
import type { VerdictRow } from "#server/verdicts/row.ts";

/**
 * Judges organisations as of another day, from what is recorded now, and keeps nothing. The branches of a
 * department are judged with it, since its roll-ups look at them.
 */
export async function judgeAsOf(
  db: Db,
  services: Services,
  universityId: number,
  organisationIds: readonly string[],
  { asOf, windows }: { asOf: CivilDate; windows: readonly Period[] },
): Promise<{ rows: VerdictRow[]; packs: ReadonlyMap<string, ReadyPack> }> {
  const children = await db
    .selectFrom("organisations")
    .select("id")
    .where("university_id", "=", universityId)
    .where("parent_id", "in", [...organisationIds])
    .where("kind", "=", "branch")
    .execute();
  const below = children.map((each) => each.id).filter((each) => !organisationIds.includes(each));
  const full = [...below, ...organisationIds];
  const span = { from: windows[0]?.from ?? asOf, to: windows.at(-1)?.to ?? asOf };
  const loaded = await loadFacts(db, { universityId, full, rollUps: [], asOf, span });
  const packs = await readyPacks(db, services, universityId, loaded.frame.guides);
  const rows = judgeLoaded(loaded, packs, { full, rollUps: [], asOf, windows });
  const asked = new Set(organisationIds);
  return { rows: rows.filter((each) => asked.has(each.organisation_id)), packs };
}
