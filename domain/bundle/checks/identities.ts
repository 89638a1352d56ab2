import type { Activity } from "#domain/bundle/activities.ts";
import type { Bundle, ListName } from "#domain/bundle/bundle.ts";
import { checkProblems } from "#domain/problems/check-problems.ts";
import { problem, wordPath } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";

/** The lists whose entries carry an id of their own. */
const identified = [
  "organisations",
  "positions",
  "activities",
  "documents",
  "approvals",
  "directives",
  "bodies",
  "plans",
] as const satisfies readonly ListName[];

function duplicatesIn(list: ListName, entries: readonly { id: string }[]): Problem[] {
  const first = new Map<string, number>();
  const found: Problem[] = [];
  for (const [index, { id }] of entries.entries()) {
    const other = first.get(id);
    if (other === undefined) first.set(id, index);
    else {
      const values = { value: id, other: wordPath([list, other]) };
      found.push(problem(checkProblems.duplicateId, { path: [list, index, "id"] }, values));
    }
  }
  return found;
}

/** Agenda items are referred to from other meetings, so their ids must be unique across all of a list. */
function duplicateItems(list: "activities" | "plans", activities: readonly Activity[]): Problem[] {
  const first = new Map<string, readonly (string | number)[]>();
  const found: Problem[] = [];
  for (const [index, activity] of activities.entries()) {
    for (const [place, segment] of activity.segments.entries()) {
      for (const [row, { id }] of (segment.agenda ?? []).entries()) {
        const path = [list, index, "segments", place, "agenda", row];
        const other = first.get(id);
        if (other === undefined) first.set(id, path);
        else {
          const values = { value: id, other: wordPath(other) };
          found.push(problem(checkProblems.duplicateId, { path: [...path, "id"] }, values));
        }
      }
    }
  }
  return found;
}

/** Ids that stand twice in one list. A plan keeps its id when it is held, so a plan may share an activity's. */
export function checkIdentities(bundle: Bundle): Problem[] {
  return [
    ...identified.flatMap((list) => duplicatesIn(list, bundle[list])),
    ...duplicateItems("activities", bundle.activities),
    ...duplicateItems("plans", bundle.plans),
  ];
}
