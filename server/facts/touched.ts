import { sql } from "kysely";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Tx } from "#server/db/db.ts";
import { gatheringOf, lists } from "#server/facts/lists.ts";
import type { Touched } from "#server/facts/lists.ts";
import { askForJob } from "#server/jobs/asked.ts";
import type { Services } from "#server/services.ts";

/** Judging so many takes as long as a person waits gladly; more are judged by the job, or by whoever reads them first. */
export const MOST_AT_ONCE = 40;

/** Everything that some changes touch. */
export type AllTouched = Required<Touched>;

/** What an entry touched before and touches now. */
export function touchedBy<Name extends ListName>(
  list: Name,
  id: string,
  drafts: readonly (Draft<Name> | null)[],
): AllTouched {
  const each = drafts.flatMap((draft) => (draft === null ? [] : [lists[list].touches(draft)]));
  const own = list === "organisations" ? [id] : [];
  return {
    organisations: [...new Set([...own, ...each.flatMap((one) => one.organisations)])],
    persons: [...new Set(each.flatMap((one) => one.persons ?? []))],
    positions: list === "positions" ? [id] : [],
    above: each.some((one) => one.above === true),
    below: [...new Set(each.flatMap((one) => one.below ?? []))],
  };
}

/**
 * The earliest day that versions of an activity speak of: periods long before it stay as they were judged. Null for other
 * lists, and where a decision is passed on or an agenda can be referred to, which may be of any year.
 */
export function earliestDay<Name extends ListName>(
  list: Name,
  drafts: readonly (Draft<Name> | null)[],
): CivilDate | null {
  const gatherings = drafts.flatMap((draft) => (draft === null ? [] : (gatheringOf(list, draft) ?? [])));
  if (list !== "activities") return null;
  const segments = gatherings.flatMap((each) => each.segments);
  if (segments.some((each) => (each.directiveIds ?? []).length + (each.agenda ?? []).length > 0)) return null;
  const days = [...gatherings.map((each) => each.heldOn), ...segments.flatMap((each) => each.makesUpFor ?? [])];
  return days.toSorted()[0] ?? null;
}

/**
 * Leaves it to a job to judge organisations, where there are too many to judge while somebody waits: the ones named with
 * those above, and everybody below `below`. Who reads one before the job came to it judges it.
 */
export async function judgeLater(
  tx: Tx,
  services: Services,
  { universityId, accountId }: { universityId: number; accountId: string | null },
  { organisations, below }: Pick<AllTouched, "organisations" | "below">,
): Promise<void> {
  await sql`update organisations set judged_for = null where university_id = ${universityId} and judged_for is not null
    and (path && ${below}::text[] or id in (select unnest(path) from organisations
      where university_id = ${universityId} and id = any(${organisations}::text[])))`.execute(tx);
  await askForJob(tx, services, { universityId, kind: "judge-school", input: {}, accountId });
}
