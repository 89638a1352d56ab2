import { sql } from "kysely";
import { BUNDLE_FORMAT } from "#domain/bundle/bundle.ts";
import type { Bundle, ListName } from "#domain/bundle/bundle.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import type { Period } from "#domain/dates/period.ts";
import { parseKnownAt } from "#domain/facts/known.ts";
import { joinActivity } from "#domain/privacy.ts";
import type { Db } from "#server/db/db.ts";
import { readPrivate } from "#server/facts/version-private.ts";
import type { Services } from "#server/services.ts";
import { judgeLoaded } from "#server/verdicts/judge-loaded.ts";
import { loadFacts } from "#server/verdicts/load-facts.ts";
import { readyPacks } from "#server/verdicts/packs.ts";
import type { VerdictRow } from "#server/verdicts/row.ts";

/** Lists that are small enough to be read as a whole; the others are read as they are, and what changed since put back. */
const SMALL: readonly ListName[] = [
  "organisations",
  "positions",
  "elections",
  "extensions",
  "roster",
  "documents",
  "approvals",
  "directives",
  "bodies",
  "contacts",
  "weakBranches",
  "statements",
];

type Version = { list: string; id: string; entry: unknown; private: unknown };

/** Every entry of the small lists, the calendar and the settings, as they stood at the moment. */
async function stoodThen(db: Db, universityId: number, moment: Date): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select list, id, entry, null as private from (
      select distinct on (list, id) list, id, action, entry from fact_versions
      where university_id = ${universityId} and list = any(${[...SMALL, "calendar", "settings"]}::text[]) and recorded_at <= ${moment}
      order by list, id, version desc
    ) newest where action <> 'withdraw' and entry is not null
    order by list, id collate "C"`.execute(db);
  return rows;
}

/** Activities and plans that stood then and were changed or withdrawn since; `entry` null where they stood withdrawn. */
async function changedSince(db: Db, universityId: number, moment: Date): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select later.list, later.id, case when before.action <> 'withdraw' then before.entry end as entry, before.private
    from (
      select distinct list, id from fact_versions
      where university_id = ${universityId} and recorded_at > ${moment} and list in ('activities', 'plans') and version > 1
    ) later
    cross join lateral (
      select action, entry, private from fact_versions v
      where v.university_id = ${universityId} and v.list = later.list and v.id = later.id and v.recorded_at <= ${moment}
      order by version desc limit 1
    ) before
    order by later.id collate "C"`.execute(db);
  return rows;
}

/** The bundle as it was known at the moment; what was recorded later stays in, and the engine tells it apart. */
async function asKnown(db: Db, universityId: number, bundle: Bundle, moment: Date): Promise<Bundle> {
  const [then, changed] = [await stoodThen(db, universityId, moment), await changedSince(db, universityId, moment)];
  const lists = Map.groupBy([...then, ...changed.filter((each) => each.entry !== null)], (each) => each.list);
  const entries = (list: string): unknown[] => (lists.get(list) ?? []).map((each) => each.entry);
  const old = parseBundle({
    format: BUNDLE_FORMAT,
    ...Object.fromEntries([...SMALL, "activities", "plans"].map((list) => [list, entries(list)])),
    calendar: entries("calendar")[0] ?? bundle.calendar,
    settings: entries("settings")[0] ?? bundle.settings,
  });
  const people = new Map(changed.map((each) => [each.id, readPrivate(each.private).people]));
  const joined = old.activities.map((entry) =>
    joinActivity({ entry, minutes: null, ...(people.get(entry.id) ?? { attendees: [], talks: [] }) }),
  );
  const replaced = new Set(changed.map((each) => `${each.list} ${each.id}`));
  return {
    ...old,
    activities: [...bundle.activities.filter((each) => !replaced.has(`activities ${each.id}`)), ...joined],
    plans: [...bundle.plans.filter((each) => !replaced.has(`plans ${each.id}`)), ...old.plans],
  };
}

type AskedAsKnown = { asOf: CivilDate; knownAt: string; windows: readonly Period[] };

/**
 * Judges one organisation from what was recorded by a moment, and keeps nothing. By which guides is today's
 * question: the assignments that hold on the as-of day.
 */
export async function judgeAsKnown(
  db: Db,
  services: Services,
  universityId: number,
  organisationId: string,
  { asOf, knownAt, windows }: AskedAsKnown,
): Promise<{ rows: VerdictRow[] }> {
  const children = await db
    .selectFrom("organisations")
    .select("id")
    .where("university_id", "=", universityId)
    .where("parent_id", "=", organisationId)
    .where("kind", "=", "branch")
    .execute();
  const full = [...children.map((each) => each.id), organisationId];
  const span = { from: windows[0]?.from ?? asOf, to: windows.at(-1)?.to ?? asOf };
  const loaded = await loadFacts(db, { universityId, full, rollUps: [], asOf, span });
  const moment = parseKnownAt(knownAt) ?? 0;
  const bundle = await asKnown(db, universityId, loaded.bundle, new Date(moment));
  const packs = await readyPacks(db, services, universityId, loaded.frame.guides);
  const rows = judgeLoaded({ bundle, frame: loaded.frame }, packs, {
    full,
    rollUps: [],
    asOf,
    knownAt: moment,
    windows,
  });
  return { rows: rows.filter((each) => each.organisation_id === organisationId) };
}
