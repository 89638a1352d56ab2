import type { Action, Target } from "#domain/access.ts";
import { refusalReasons } from "#domain/access.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import type { Organisation } from "#domain/bundle/organisations.ts";
import { isSensitive } from "#domain/privacy.ts";
import type { Template } from "#domain/wording/language.ts";
import { listActions } from "#api/endpoints/facts.ts";
import { ownerOf } from "#server/exchange/classify.ts";
import type { Arrival } from "#server/exchange/classify.ts";
import type { Importer } from "#server/exchange/importer.ts";
import type { Standing } from "#server/exchange/surroundings.ts";
import { lists } from "#server/facts/lists.ts";
import { branchOf } from "#server/facts/people.ts";
import { draftOf } from "#server/facts/draft.ts";

/** Places of organisations, those that the file founds among them. */
export type PlaceOf = (id: string) => (Target & { id: string }) | undefined;

/** The tree as it will be: what the file says of an organisation decides where it stands. */
export function placesAfter(standing: Standing, arrivals: readonly { entry: Organisation }[]): PlaceOf {
  const entries = new Map([...standing.places.values()].map((each) => [each.id, each.entry]));
  for (const { entry } of arrivals) entries.set(entry.id, entry);
  const paths = new Map<string, string[]>();
  const pathOf = (id: string): string[] => {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const parent = entries.get(id)?.parentId ?? null;
    const path = parent === null || !entries.has(parent) ? [id] : [...pathOf(parent), id];
    paths.set(id, path);
    return path;
  };
  return (id) => {
    const entry = entries.get(id);
    return entry === undefined ? undefined : { id, kind: entry.kind, path: pathOf(id) };
  };
}

const WITHOUT_PLACE = "no-role-here";

/** What an import asks for an entry: the right to import there, and to write that list there as by hand. */
function* asked<Name extends ListName>(
  { list, entry, before }: Arrival<Name>,
  root: string | null,
): Generator<{ action: Action; at: string | null; ofBranch?: true }> {
  const owner = ownerOf(list, entry) ?? (list === "directives" ? root : null);
  for (const at of new Set([owner, ...(before === null ? [] : [ownerOf(list, before.entry)])])) {
    const place = at ?? (list === "organisations" && before !== null ? before.id : root);
    yield { action: "import", at: place };
    yield { action: listActions[list].writes, at: place };
  }
  // Activities and plans may name any organisation of the school.
  const named = list === "activities" || list === "plans" ? [] : lists[list].named(draftOf(list, entry));
  for (const { id, needs } of named) if (needs === "see") yield { action: "see", at: id };
  if ("approvedOn" in entry && entry.approvedOn != null && "approverId" in entry) {
    const was = before !== null && "approvedOn" in before.entry ? before.entry.approvedOn : null;
    if (was !== entry.approvedOn)
      yield { action: "approve", at: typeof entry.approverId === "string" ? entry.approverId : root };
  }
  // Which member of a roster holds a post is told, and read, by the branch alone.
  if ("memberId" in entry && list === "positions" && entry.memberId != null && owner !== null)
    yield { action: "see-private", at: owner, ofBranch: true };
  if (before !== null && "segments" in before.entry && isSensitive(before.entry))
    yield { action: "see-sensitive", at: before.organisation_id };
}

/** Why the entry may not be imported by this person; null where it may. */
export function refusedBecause<Name extends ListName>(
  importer: Importer,
  arrival: Arrival<Name>,
  placeOf: PlaceOf,
  root: string | null,
): Template | null {
  for (const { action, at, ofBranch } of asked(arrival, root)) {
    const place = at === null ? undefined : placeOf(at);
    if (ofBranch === true && (place === undefined || branchOf(place) === null)) continue;
    const answer = importer.may(action, place ?? { path: [], kind: "university" });
    if (!answer.allowed) return refusalReasons[place === undefined ? WITHOUT_PLACE : answer.reason];
  }
  return null;
}
