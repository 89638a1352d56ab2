import { refusalReasons } from "#domain/access.ts";
import type { Activity } from "#domain/bundle/activities.ts";
import { factProblems } from "#domain/problems/fact-problems.ts";
import { problem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";
import { isSensitive } from "#domain/privacy.ts";
import type { Found } from "#server/exchange/commit.ts";
import type { Homes } from "#server/exchange/homes.ts";
import type { Importer } from "#server/exchange/importer.ts";
import type { Refused } from "#server/exchange/plan.ts";
import type { PlaceOf } from "#server/exchange/permit.ts";
import { tellsOfPeople } from "#server/exchange/same.ts";

/** Text that is not kept: minutes of sensitive records, and of what was not held yet. */
function textProblems(list: "activities" | "plans", index: number, entry: Activity): Problem[] {
  const hasMinutes = entry.minutes != null && entry.minutes !== "";
  if (list === "plans" && (hasMinutes || tellsOfPeople(entry)))
    return [problem(factProblems.planWithPeople, { path: [list, index] })];
  return hasMinutes && isSensitive(entry)
    ? [problem(factProblems.minutesOfSensitive, { path: [list, index, "minutes"] })]
    : [];
}

/** What is asked of activities and plans beside their references: that private things come from their branch, and no text that is not kept. */
export function sentPeople(
  found: Found,
  homes: Homes,
  importer: Importer,
  placeOf: PlaceOf,
): { refused: Refused[]; problems: Problem[] } {
  const { activities, plans } = found;
  const problems = [
    ...activities.arrivals.flatMap(({ index, entry }) => textProblems("activities", index, entry)),
    ...plans.arrivals.flatMap(({ index, entry }) => textProblems("plans", index, entry)),
  ];
  const refused = activities.arrivals.flatMap((arrival): Refused[] => {
    if (!tellsOfPeople(arrival.entry)) return [];
    const { attendees, talks } = homes.people(arrival.entry);
    for (const branch of new Set([...attendees, ...talks].map((each) => each.branch))) {
      const place = placeOf(branch);
      const answer = importer.may("see-private", place ?? { path: [], kind: "university" });
      if (!answer.allowed) return [{ arrival, why: refusalReasons[answer.reason] }];
    }
    return [];
  });
  return { refused, problems };
}
