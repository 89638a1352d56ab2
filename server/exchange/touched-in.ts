import { listNames } from "#domain/bundle/bundle.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { Plan } from "#server/exchange/plan.ts";

/** Every text of an entry outside its segments that may be an organisation's id. */
function textsOf(value: unknown, into: Set<string>): void {
  if (typeof value === "string") into.add(value);
  else if (Array.isArray(value)) for (const each of value) textsOf(each, into);
  else if (typeof value === "object" && value !== null) {
    for (const [name, content] of Object.entries(value))
      if (name !== "segments" && name !== "minutes") textsOf(content, into);
  }
}

/** Whatever the file may name an organisation by: a little too much, since only those that exist are locked. */
export function namesIn(bundle: Bundle): string[] {
  const names = new Set<string>();
  for (const list of listNames) for (const entry of bundle[list]) textsOf(entry, names);
  return [...names];
}

/** Whose verdicts the arrivals may change: organisations named before or after, and those that persons and posts lead to. */
export function touchedBy({ committing, organisations, school }: Plan): {
  organisations: string[];
  persons: string[];
  positions: string[];
} {
  const { found, placeOf, homes } = committing;
  const everywhere = school.calendar !== null || school.settings !== null;
  const names = new Set<string>();
  const persons = new Set<string>();
  for (const list of listNames) {
    for (const { entry, before } of found[list].arrivals) {
      textsOf(entry, names);
      if (before !== null) textsOf(before.entry, names);
    }
  }
  for (const { entry, before } of found.activities.arrivals) {
    const people = [homes.people(entry), ...(before === null ? [] : [before.people])];
    for (const { attendees, talks } of people) {
      for (const { branch, memberId } of attendees) {
        names.add(branch);
        persons.add(memberId);
      }
      for (const { branch, pair } of talks) {
        names.add(branch);
        for (const id of pair) persons.add(id);
      }
    }
  }
  for (const { entry } of found.roster.arrivals) persons.add(entry.memberId);
  // A document that holds below touches everybody below.
  const covering = new Set(
    found.documents.arrivals.flatMap(({ entry, before }) =>
      entry.coversBelow === true || before?.entry.coversBelow === true ? [entry.organisationId] : [],
    ),
  );
  const isTouched = (id: string): boolean =>
    everywhere || names.has(id) || (placeOf(id)?.path ?? []).some((above) => covering.has(above));
  return {
    organisations: organisations.filter(isTouched),
    persons: [...persons],
    positions: found.positions.arrivals.map(({ entry }) => entry.id),
  };
}
