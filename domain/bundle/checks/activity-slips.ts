import type { Activity, Segment } from "#domain/bundle/activities.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { BundleIndex } from "#domain/bundle/checks/bundle-index.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { recordedOn } from "#domain/facts/known.ts";
import { checkWarnings } from "#domain/problems/check-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem, ProblemKind } from "#domain/problems/problem.ts";
import type { Values } from "#domain/wording/language.ts";

type Steps = readonly (string | number)[];
type Note = (kind: ProblemKind, steps: Steps, values: Values) => void;

/** The day of recording; Temporal is only asked for the rare offset that is not Shanghai's own. */
function dayRecorded(activity: Activity): CivilDate | null {
  const instant = activity.recordedAt;
  return instant?.endsWith("+08:00") === true ? instant.slice(0, 10) : recordedOn(activity);
}

function firstRepeated(ids: readonly string[]): string | null {
  if (ids.length < 2) return null;
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id)) return id;
    seen.add(id);
  }
  return null;
}

function voteSlips(segment: Segment, at: Steps, note: Note): void {
  const { vote } = segment;
  if (vote == null) return;
  if (vote.present > vote.due)
    note(checkWarnings.voteOverDue, [...at, "vote", "present"], { value: vote.present, due: vote.due });
  if (vote.for > vote.present)
    note(checkWarnings.votesOverPresent, [...at, "vote", "for"], { value: vote.for, present: vote.present });
}

function segmentSlips(segment: Segment, row: number, note: Note): void {
  const { kind, present, due, talk, attendees, forum } = segment;
  const at: Steps = ["segments", row];
  if (present != null && due != null && present > due)
    note(checkWarnings.presentOverDue, [...at, "present"], { value: present, due });
  voteSlips(segment, at, note);
  if (kind === "talk" && talk == null) note(checkWarnings.talkWithoutPair, at, {});
  if (talk != null && talk.pair[0] === talk.pair[1])
    note(checkWarnings.talkWithOneself, [...at, "talk"], { value: talk.pair[0] });
  if (kind === "forum" && (forum?.title == null || forum.place == null || forum.speakers == null)) {
    note(checkWarnings.forumWithoutDetails, at, {});
  }
  const twice = firstRepeated(attendees ?? []);
  if (twice !== null) note(checkWarnings.namedTwice, [...at, "attendees"], { value: twice });
}

function activitySlips(activity: Activity, index: BundleIndex, note: Note): void {
  const { heldOn, organisationId, alsoFor } = activity;
  const { foundedOn, dissolvedOn } = index.organisations.get(organisationId) ?? {};
  if ((foundedOn != null && heldOn < foundedOn) || (dissolvedOn != null && heldOn > dissolvedOn)) {
    note(checkWarnings.outsideExistence, ["heldOn"], { value: heldOn, from: foundedOn ?? "…", to: dissolvedOn ?? "…" });
  }
  const twice = firstRepeated([organisationId, ...(alsoFor ?? [])]);
  if (twice !== null) note(checkWarnings.namedTwice, ["alsoFor"], { value: twice });
  for (const [row, segment] of activity.segments.entries()) segmentSlips(segment, row, note);
}

/** Likely slips in activities and plans. */
export function allActivitySlips(bundle: Bundle, index: BundleIndex): Problem[] {
  const found: Problem[] = [];
  for (const list of ["activities", "plans"] as const) {
    for (const [place, activity] of bundle[list].entries()) {
      const note: Note = (kind, steps, values) =>
        void found.push(problem(kind, { path: [list, place, ...steps] }, values));
      activitySlips(activity, index, note);
      const recorded = list === "plans" ? null : dayRecorded(activity);
      if (recorded !== null && recorded < activity.heldOn) {
        note(checkWarnings.recordedBeforeHeld, ["recordedAt"], { value: recorded, heldOn: activity.heldOn });
      }
    }
  }
  return found;
}
