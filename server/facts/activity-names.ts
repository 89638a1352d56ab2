import type { Activity } from "#domain/bundle/activities.ts";

/** The letters of `activities.names`: what an activity says of other entries. */
const LETTER = { position: "p", directive: "d", item: "i", refersTo: "r" } as const;
export type NameKind = keyof typeof LETTER;

/** How a name stands in the column. */
export function nameOf(kind: NameKind, id: string): string {
  return `${LETTER[kind]}:${id}`;
}

/** What an activity names, for the column that finds it by them; never who attended or talked. */
export function namesOf({ segments }: Pick<Activity, "segments">): string[] {
  const names = segments.flatMap(({ leader, directiveIds, agenda }) => [
    ...(leader == null ? [] : [nameOf("position", leader)]),
    ...(directiveIds ?? []).map((id) => nameOf("directive", id)),
    ...(agenda ?? []).flatMap((item) => [
      nameOf("item", item.id),
      ...(item.refersTo == null ? [] : [nameOf("refersTo", item.refersTo)]),
    ]),
  ]);
  return [...new Set(names)];
}
