import { sql } from "kysely";
import type { Bundle, Entry, ListName } from "#domain/bundle/bundle.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { isSensitive, separateActivity } from "#domain/privacy.ts";
import type { Activity } from "#domain/bundle/activities.ts";
import type { Db } from "#server/db/db.ts";
import { json } from "#server/db/json.ts";
import { kindsOf, lists } from "#server/facts/lists.ts";

/** Rows a statement. */
const CHUNK = 2000;

type Row = Record<string, unknown>;

async function insert(db: Db, table: string, rows: readonly Row[], columns: string[]): Promise<void> {
  const names = sql.join(columns.map((each) => sql.ref(each)));
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = JSON.stringify(rows.slice(from, from + CHUNK));
    await sql`insert into ${sql.table(table)} (${names})
      select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${chunk}::jsonb)`.execute(db);
  }
}

function attendance(universityId: number, activity: Activity, homes: ReadonlyMap<string, string>): Row[] {
  return separateActivity(activity).attendees.map(({ segment, memberId }) => ({
    university_id: universityId,
    member_id: memberId,
    held_on: activity.heldOn,
    activity_id: activity.id,
    segment,
    branch_id: homes.get(memberId) ?? activity.organisationId,
  }));
}

function talks(universityId: number, activity: Activity): Row[] {
  return separateActivity(activity).talks.map(({ segment, pair: [one, other] }) => ({
    university_id: universityId,
    activity_id: activity.id,
    segment,
    held_on: activity.heldOn,
    branch_id: activity.organisationId,
    one,
    other,
  }));
}

function naming(universityId: number, activity: Activity): Row[] {
  return [...new Set([activity.organisationId, ...(activity.alsoFor ?? [])])].map((id) => ({
    university_id: universityId,
    organisation_id: id,
    held_on: activity.heldOn,
    activity_id: activity.id,
    kinds: kindsOf(activity),
    sensitive: isSensitive(activity),
    own: id === activity.organisationId,
  }));
}

/** A list's rows for its table, as writing them through the application would leave them. */
function rowsOf<Name extends ListName>(
  universityId: number,
  list: Name,
  entries: readonly Entry<Name>[],
  paths: ReadonlyMap<string, string[]>,
): Row[] {
  const row = lists[list];
  return entries.map((entry, index) => {
    const id = "id" in entry ? entry.id : `${list}-${String(index).padStart(7, "0")}`;
    const stored: unknown =
      list === "activities" || list === "plans" ? separateActivity(entry as unknown as Activity).entry : entry;
    const owner =
      list === "organisations"
        ? { path: paths.get(id) ?? [id] }
        : list === "directives"
          ? { organisation_id: (entry as Entry<"directives">).issuerId ?? "u1" }
          : { organisation_id: row.owner(entry as never) };
    return {
      university_id: universityId,
      id,
      version: 1,
      recorded_at: "2026-01-01T00:00:00Z",
      entry: stored,
      ...owner,
      ...row.columns(entry, {}),
    };
  });
}

/** Fills a fresh university with a bundle, past the application: for measuring and for comparing. */
export async function loadBundle(db: Db, bundle: Bundle, universityId?: number): Promise<number> {
  const id =
    universityId ??
    (await db.insertInto("universities").values({ name: "某大学" }).returning("id").executeTakeFirstOrThrow()).id;
  const parents = new Map(bundle.organisations.map((each) => [each.id, each.parentId ?? null]));
  const pathOf = (organisation: string): string[] => {
    const parent = parents.get(organisation);
    return parent == null ? [organisation] : [...pathOf(parent), organisation];
  };
  const paths = new Map(bundle.organisations.map((each) => [each.id, pathOf(each.id)]));
  for (const list of listNames) {
    for (let from = 0; from < bundle[list].length; from += CHUNK) {
      const entries = bundle[list].slice(from, from + CHUNK) as Entry<typeof list>[];
      const rows = rowsOf(id, list, entries, paths).map((row, index) =>
        "id" in (entries[index] ?? {}) ? row : { ...row, id: `${list}-${String(from + index).padStart(7, "0")}` },
      );
      const columns = [...new Set(rows.flatMap(Object.keys))];
      await insert(db, lists[list].table, rows, columns);
    }
  }
  const homes = new Map(bundle.roster.map((each) => [each.memberId, each.organisationId]));
  const beside: [string, (activity: Activity) => Row[]][] = [
    ["activity_organisations", (each) => naming(id, each)],
    ["activity_attendees", (each) => attendance(id, each, homes)],
    ["activity_talks", (each) => talks(id, each)],
  ];
  for (const [table, of] of beside) {
    const rows = bundle.activities.flatMap(of);
    if (rows.length > 0) await insert(db, table, rows, Object.keys(rows[0] ?? {}));
  }
  const recipients = bundle.directives.flatMap((each) =>
    (each.recipients ?? []).map((one) => ({
      university_id: id,
      organisation_id: one.organisationId,
      received_on: one.receivedOn,
      directive_id: each.id,
    })),
  );
  if (recipients.length > 0) await insert(db, "directive_recipients", recipients, Object.keys(recipients[0] ?? {}));
  await db
    .insertInto("school")
    .values({
      university_id: id,
      calendar: json(bundle.calendar),
      calendar_version: 1,
      settings: json(bundle.settings),
      settings_version: 1,
    })
    .onConflict((one) =>
      one.column("university_id").doUpdateSet({ calendar: json(bundle.calendar), settings: json(bundle.settings) }),
    )
    .execute();
  return id;
}

/** Publishes guides and assigns each to everybody below the organisation. */
export async function assignPacks(
  db: Db,
  universityId: number,
  at: string,
  packs: readonly GuidePack[],
): Promise<void> {
  for (const pack of packs) {
    const guide = `${pack.pack}-${pack.guide}`;
    await db
      .insertInto("guide_versions")
      .values({
        university_id: universityId,
        id: guide,
        pack: pack.pack,
        guide: pack.guide,
        label: "1",
        applies_to: pack.appliesTo,
        state: "published",
        content: json(pack),
        version: 1,
        created_at: new Date("2025-01-01"),
        published_at: new Date("2025-01-01"),
        retired_at: null,
      })
      .execute();
    await db
      .insertInto("guide_assignments")
      .values({
        university_id: universityId,
        id: `assign-${guide}`,
        organisation_id: at,
        guide_version_id: guide,
        mode: "assessed",
        valid_from: "2020-01-01",
        valid_to: null,
        version: 1,
        recorded_at: new Date("2025-01-01"),
      })
      .execute();
  }
}
