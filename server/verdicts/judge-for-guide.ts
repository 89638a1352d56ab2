import { sql } from "kysely";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Period } from "#domain/dates/period.ts";
import type { Db } from "#server/db/db.ts";
import type { Services } from "#server/services.ts";
import { freshen } from "#server/verdicts/freshen.ts";
import { judgeLoaded, keptWindows } from "#server/verdicts/judge-loaded.ts";
import { loadFacts } from "#server/verdicts/load-facts.ts";
import type { LoadedGuide } from "#server/verdicts/load-query.ts";
import { readyPacks } from "#server/verdicts/packs.ts";
import type { ToldVerdict } from "#server/verdicts/told-names.ts";

type Asked = { organisationId: string; guideVersionId: string; asOf: CivilDate; window: Period };

/** What is kept of the verdicts, where the organisation is assessed by the version, and the day for which it was judged. */
async function keptRows(
  db: Db,
  universityId: number,
  { organisationId, guideVersionId, window }: Asked,
): Promise<{ judgedFor: CivilDate | null; rows: ToldVerdict[] }> {
  const { rows } = await sql<{ judgedFor: CivilDate | null; rows: ToldVerdict[] }>`
    select o.judged_for as "judgedFor", coalesce((
      select jsonb_agg(jsonb_build_object('guide_version_id', guide_version_id, 'requirement', requirement, 'summary', summary,
        'verdict', verdict, 'private', null) order by requirement, period_from)
      from verdicts where university_id = ${universityId} and organisation_id = ${organisationId}
        and guide_version_id = ${guideVersionId} and window_from = ${window.from}::date and window_to = ${window.to}::date
        and mode = 'assessed'), '[]') as rows
    from organisations o where o.university_id = ${universityId} and o.id = ${organisationId}`.execute(db);
  return rows[0] ?? { judgedFor: null, rows: [] };
}

/** Judges it by this very version, whatever is assigned to it and whether the version is in use still. */
async function judgedNow(services: Services, universityId: number, asked: Asked): Promise<ToldVerdict[]> {
  const { organisationId, guideVersionId, asOf, window } = asked;
  const { db } = services;
  const children = await sql<{ id: string }>`select id from organisations
    where university_id = ${universityId} and parent_id = ${organisationId} and kind = 'branch'`.execute(db);
  const full = [...children.rows.map((each) => each.id), organisationId];
  const loaded = await loadFacts(db, { universityId, full, rollUps: [], asOf, span: window });
  const pack = loaded.frame.guides.find((each) => each.id === guideVersionId)?.pack;
  const guides = loaded.frame.guides.map((each): LoadedGuide =>
    // A pack that was retired as a whole still rolls its own branches' guide up.
    each.pack === pack ? { ...each, published: each.published ?? "" } : each,
  );
  const assigned = {
    organisation: organisationId,
    guide: guideVersionId,
    mode: "assessed",
    from: "9999-12-31",
    id: "",
  } as const;
  const frame = { ...loaded.frame, guides, assignments: [...loaded.frame.assignments, assigned] };
  const packs = await readyPacks(db, services, universityId, guides);
  const rows = judgeLoaded({ bundle: loaded.bundle, frame }, packs, { full, rollUps: [], asOf, windows: [window] });
  return rows.filter((each) => each.organisation_id === organisationId && each.guide_version_id === guideVersionId);
}

/**
 * What a guide's version says of an organisation on a day in a window: the kept verdicts of today where there are any, else
 * judged for this answer alone.
 */
export async function verdictsForGuide(
  services: Services,
  universityId: number,
  asked: Asked & { today: CivilDate },
): Promise<ToldVerdict[]> {
  if (asked.asOf === asked.today && keptWindows(asked.today).some((each) => each.from === asked.window.from)) {
    let kept = await keptRows(services.db, universityId, asked);
    if (kept.judgedFor !== asked.today) {
      await freshen(services, universityId, asked.organisationId);
      kept = await keptRows(services.db, universityId, asked);
    }
    if (kept.rows.length > 0) return kept.rows;
  }
  return judgedNow(services, universityId, asked);
}
