import type { Draft } from "#api/endpoints/fact-schemas.ts";
import type { Activity } from "#domain/bundle/activities.ts";
import type { Entry, ListName } from "#domain/bundle/bundle.ts";
import type { Services } from "#server/services.ts";

type Gathering = Draft<"activities">;

function itemIds(segments: Activity["segments"]): string[] {
  return segments.flatMap((each) => (each.agenda ?? []).map((item) => item.id));
}

/** Agenda items that an entry had and no longer has. */
export function removedItems(
  before: { segments: Activity["segments"] } | null,
  after: { segments: Activity["segments"] } | null,
): string[] {
  const staying = new Set(itemIds(after?.segments ?? []));
  return itemIds(before?.segments ?? []).filter((each) => !staying.has(each));
}

/**
 * Agenda items are referred to from other meetings, so their ids must be the only ones of the school. A new item's id
 * is the writer's for this entry alone, and is replaced by one of the system's.
 */
function withOwnItems<Each extends Gathering>(draft: Each, before: Activity | null, newId: () => string): Each {
  const known = new Set(itemIds(before?.segments ?? []));
  const given = new Map(
    itemIds(draft.segments)
      .filter((each) => !known.has(each))
      .map((each) => [each, newId()]),
  );
  if (given.size === 0) return draft;
  const idOf = (id: string): string => given.get(id) ?? id;
  const segments = draft.segments.map((segment) =>
    segment.agenda == null
      ? segment
      : {
          ...segment,
          agenda: segment.agenda.map((item) => ({
            ...item,
            id: idOf(item.id),
            ...(item.refersTo == null ? {} : { refersTo: idOf(item.refersTo) }),
          })),
        },
  );
  return { ...draft, segments };
}

type Prepare<Name extends ListName> = (
  draft: Draft<Name>,
  before: Entry<Name> | null,
  newId: () => string,
) => Draft<Name>;
const preparing: { readonly [Name in ListName]?: Prepare<Name> } = { activities: withOwnItems, plans: withOwnItems };

/** The draft with what the system gives inside it. */
export function prepared<Name extends ListName>(
  list: Name,
  draft: Draft<Name>,
  before: Entry<Name> | null,
  services: Pick<Services, "newId">,
): Draft<Name> {
  return preparing[list]?.(draft, before, services.newId) ?? draft;
}
