import type { Activity } from "#domain/bundle/activities.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import { joinActivity } from "#domain/privacy.ts";
import type { Attendance } from "#domain/privacy.ts";
import type { Db } from "#server/db/db.ts";
import { loadQuery } from "#server/verdicts/load-query.ts";
import type { LoadedAttendance, LoadedRow, LoadedTalk, LoadRequest } from "#server/verdicts/load-query.ts";

/** Everything that some organisations' verdicts depend on, and what is kept of them. */
export type Loaded = {
  bundle: Bundle;
  frame: Pick<LoadedRow, "assignments" | "guides" | "paths" | "kept" | "branch_shorts">;
};

/** Puts attendees and talk pairs back into the activities, for judging alone. */
export function withPeople(
  activities: readonly Activity[],
  attendances: readonly LoadedAttendance[],
  talks: readonly LoadedTalk[],
): Activity[] {
  const attended = Map.groupBy(attendances, (each) => each.activity);
  const talked = Map.groupBy(talks, (each) => each.activity);
  return activities.map((entry) => {
    const [people, pairs] = [attended.get(entry.id), talked.get(entry.id)];
    if (people === undefined && pairs === undefined) return entry;
    const attendees = (people ?? []).flatMap(({ segment, members }): Attendance[] =>
      members.map((memberId) => ({ segment, memberId })),
    );
    return joinActivity({ entry, minutes: null, attendees, talks: pairs ?? [] });
  });
}

/** Loads with one statement what the organisations are judged from. */
export async function loadFacts(db: Db, request: LoadRequest): Promise<Loaded> {
  const { rows } = await loadQuery(request).execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error("the statement always gives a row");
  const bundle: Bundle = {
    ...emptyBundle(),
    calendar: row.calendar ?? {},
    settings: row.settings ?? {},
    organisations: row.organisations,
    positions: row.positions,
    elections: row.elections,
    extensions: row.extensions,
    roster: row.roster,
    activities: withPeople(row.activities, row.attendances, row.talks),
    plans: row.plans,
    documents: row.documents,
    approvals: row.approvals,
    directives: row.directives,
    bodies: row.bodies,
    contacts: row.contacts,
    weakBranches: row.weak_branches,
    statements: row.statements,
  };
  return { bundle, frame: row };
}
