import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Activity } from "#domain/bundle/activities.ts";
import { joinActivity } from "#domain/privacy.ts";
import type { Attendance, TalkPair } from "#domain/privacy.ts";
import { outsideBranch } from "#domain/privacy-export.ts";
import type { Tx } from "#server/db/db.ts";
import type { PeopleMode, Rename } from "#server/exchange/people.ts";
import type { Places } from "#server/exchange/places.ts";

type ActivityRow = {
  entry: Activity;
  minutes: string | null;
  attendees: (Attendance & { branch: string })[];
  talks: (TalkPair & { branch: string })[];
};

const ROWS_AT_ONCE = 1_000;

/** What is asked of the activities: whose they are, and how people are told. */
export type ActivitiesAsked = { universityId: number; places: Places; people: PeopleMode; rename: Rename };

function peopleColumns(branches: readonly string[]): RawBuilder<unknown> {
  const own = sql`${branches}::text[]`;
  return sql`
    (select coalesce(jsonb_agg(jsonb_build_object('segment', x.segment, 'memberId', x.member_id, 'branch', x.branch_id)
      order by x.segment, x.member_id collate "C"), '[]') from activity_attendees x
      where x.university_id = a.university_id and x.activity_id = a.id and x.branch_id = any(${own})) as attendees,
    (select coalesce(jsonb_agg(jsonb_build_object('segment', x.segment, 'pair', jsonb_build_array(x.one, x.other), 'branch', x.branch_id)
      order by x.segment), '[]') from activity_talks x
      where x.university_id = a.university_id and x.activity_id = a.id and x.branch_id = any(${own})) as talks`;
}

/** The ids of the activities in the order in which they are told: small enough to be known beforehand. */
async function idsOf(
  tx: Tx,
  universityId: number,
  { within, before }: Places,
  own: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from activities a where a.university_id = ${universityId} and a.id in (
      select activity_id from activity_organisations where university_id = ${universityId}
        and organisation_id = any(${[...within, ...before]}::text[])
      union all
      select activity_id from activity_attendees where university_id = ${universityId} and branch_id = any(${own}::text[]))
    order by a.held_on, a.id collate "C"`.execute(tx);
  return rows.map((row) => row.id);
}

async function* rowsOf(tx: Tx, { universityId, places, people }: ActivitiesAsked): AsyncGenerator<ActivityRow[]> {
  const own = people === "counts" ? [] : [...places.within];
  const ids = await idsOf(tx, universityId, places, own);
  for (let at = 0; at < ids.length; at += ROWS_AT_ONCE) {
    const { rows } = await sql<ActivityRow>`
      select a.entry, t.minutes, ${peopleColumns(own)}
      from activities a left join activity_texts t on t.university_id = a.university_id and t.activity_id = a.id
      where a.university_id = ${universityId} and a.id = any(${ids.slice(at, at + ROWS_AT_ONCE)}::text[])
      order by a.held_on, a.id collate "C"`.execute(tx);
    yield rows;
  }
}

/** True where one of the organisations asked for holds or joins the activity: to it the record is its own. */
export function isOfAsked({ organisationId, alsoFor }: Activity, { within }: Places): boolean {
  return [organisationId, ...(alsoFor ?? [])].some((id) => within.has(id));
}

/**
 * The activities of an export, a piece at a time. Sensitive records are whole for the branch itself alone.
 * @param posts the ids of posts in the bundle: what else a pair of a talk names is a member
 */
export async function* activitiesOut(
  tx: Tx,
  asked: ActivitiesAsked,
  posts: ReadonlySet<string>,
): AsyncGenerator<Activity> {
  for await (const rows of rowsOf(tx, asked)) {
    for (const { entry, minutes, attendees, talks } of rows) {
      const own = asked.people !== "counts" && isOfAsked(entry, asked.places);
      const told = own ? entry : outsideBranch({ ...entry, ...(minutes === null ? {} : { minutes }) });
      if (told === null) continue;
      yield joinActivity({
        entry: told,
        minutes: own ? minutes : (told.minutes ?? null),
        attendees: attendees.map(({ segment, memberId, branch }) => ({
          segment,
          memberId: asked.rename(branch, memberId),
        })),
        talks: talks.map(({ segment, pair: [one, other], branch }) => {
          const named = (id: string): string => (posts.has(id) ? id : asked.rename(branch, id));
          return { segment, pair: [named(one), named(other)] };
        }),
      });
    }
  }
}
