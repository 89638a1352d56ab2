import type { AgendaItem, Activity } from "#domain/bundle/activities.ts";
import type { Bundle } from "#domain/bundle/bundle.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";

/** How the things a verdict names are called on the page. */
export type Names = {
  organisation: (id: string) => string;
  activity: (id: string) => { title: string; heldOn: CivilDate } | null;
  /** A body, a decision from above, or an agenda item; the id where it has no name. */
  thing: (id: string) => string;
  document: (id: string) => string;
};

/** Names from a bundle. */
export function namesOf(bundle: Bundle): Names {
  const organisations = new Map(bundle.organisations.map((each) => [each.id, each.name]));
  const activities = new Map<string, Activity>([...bundle.plans, ...bundle.activities].map((each) => [each.id, each]));
  const items: AgendaItem[] = bundle.activities.flatMap((each) => each.segments.flatMap((one) => one.agenda ?? []));
  const things = new Map<string, string>([
    ...bundle.bodies.map((each) => [each.id, each.name] as const),
    ...bundle.directives.map((each) => [each.id, each.title ?? each.number ?? each.id] as const),
    ...items.map((each) => [each.id, each.title ?? each.id] as const),
  ]);
  const documents = new Map(bundle.documents.map((each) => [each.id, each.title ?? each.kind]));
  return {
    organisation: (id) => organisations.get(id) ?? id,
    activity: (id) => activities.get(id) ?? null,
    thing: (id) => things.get(id) ?? id,
    document: (id) => documents.get(id) ?? id,
  };
}
