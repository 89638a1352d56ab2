import type { Activity, Segment } from "#domain/bundle/activities.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { BundleIndex } from "#domain/bundle/checks/bundle-index.ts";
import type { Dangling, Referred } from "#domain/bundle/checks/dangling.ts";
import { checkProblems } from "#domain/problems/check-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";

type Steps = readonly (string | number)[];
/** Notes a reference that leads nowhere; the path is only built for one that does. */
type Note = (value: string, list: Referred, steps: Steps) => void;

function segmentReferences(segment: Segment, row: number, index: BundleIndex, note: Note): void {
  const at = (...steps: Steps): Steps => ["segments", row, ...steps];
  if (segment.leader != null && !index.positions.has(segment.leader)) note(segment.leader, "positions", at("leader"));
  for (const [place, id] of (segment.directiveIds ?? []).entries()) {
    if (!index.directives.has(id)) note(id, "directives", at("directiveIds", place));
  }
  for (const [place, item] of (segment.agenda ?? []).entries()) {
    const { refersTo } = item;
    if (refersTo != null && !index.agendaItems.has(refersTo))
      note(refersTo, "agendaItems", at("agenda", place, "refersTo"));
  }
  if (index.members === null) return;
  for (const [place, id] of (segment.attendees ?? []).entries()) {
    if (!index.members.has(id)) note(id, "members", at("attendees", place));
  }
  for (const [place, id] of (segment.talk?.pair ?? []).entries()) {
    if (!index.positions.has(id) && !index.members.has(id)) note(id, "people", at("talk", "pair", place));
  }
}

function activityReferences(activity: Activity, index: BundleIndex, note: Note): void {
  if (!index.organisations.has(activity.organisationId))
    note(activity.organisationId, "organisations", ["organisationId"]);
  for (const [place, id] of (activity.alsoFor ?? []).entries()) {
    if (!index.organisations.has(id)) note(id, "organisations", ["alsoFor", place]);
  }
  for (const [row, segment] of activity.segments.entries()) segmentReferences(segment, row, index, note);
}

/** Inside activities and plans: references that lead nowhere, and make-ups for a day that had not passed. */
export function checkActivities(bundle: Bundle, index: BundleIndex, dangling: Dangling): Problem[] {
  const found: Problem[] = [];
  for (const list of ["activities", "plans"] as const) {
    for (const [place, activity] of bundle[list].entries()) {
      activityReferences(activity, index, (value, referred, steps) => {
        found.push(dangling(referred, value, [list, place, ...steps]));
      });
      for (const [row, { makesUpFor }] of activity.segments.entries()) {
        if (makesUpFor == null || makesUpFor < activity.heldOn) continue;
        const path = [list, place, "segments", row, "makesUpFor"];
        found.push(problem(checkProblems.makeUpNotEarlier, { path }, { value: makesUpFor, heldOn: activity.heldOn }));
      }
    }
  }
  return found;
}
