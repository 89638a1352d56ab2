import { canonical } from "#domain/bundle/canonical.ts";

/** The way to a field: names, and places in lists counted from 0. */
export type FieldPath = readonly (string | number)[];
/** A field in which two versions differ; `undefined`: it is not there. */
export type Difference = { path: FieldPath; before: unknown; after: unknown };

type Fields = Readonly<Record<string, unknown>>;

/** True for an object that is no list. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRows(value: unknown): value is readonly Fields[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFields);
}

/** What the two say of a field is the same, an empty list and nothing included. */
function same(before: unknown, after: unknown): boolean {
  const bare = (value: unknown): unknown =>
    Array.isArray(value) && value.length === 0 ? undefined : (value ?? undefined);
  const [one, other] = [bare(before), bare(after)];
  return one === other || canonical({ value: one }) === canonical({ value: other });
}

/** Rows by what tells them apart: their id, else their place. */
function keyed(rows: readonly Fields[]): Map<unknown, { row: Fields; place: number }> {
  return new Map(rows.map((row, place) => [row["id"] ?? place, { row, place }]));
}

/**
 * The fields in which two versions of an entry differ, from the outside in: of a part that both have only what differs in it.
 * @param before the earlier version
 */
export function differencesOf(before: unknown, after: unknown, path: FieldPath = []): Difference[] {
  if (same(before, after)) return [];
  if (isFields(before) && isFields(after)) {
    const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
    return names
      .filter((name) => name !== "id")
      .flatMap((name) => differencesOf(before[name], after[name], [...path, name]));
  }
  if (isRows(before) && isRows(after)) {
    const [earlier, later] = [keyed(before), keyed(after)];
    const keys = [...new Set([...later.keys(), ...earlier.keys()])];
    return keys.flatMap((key) => {
      const [one, other] = [earlier.get(key), later.get(key)];
      return differencesOf(one?.row, other?.row, [...path, other?.place ?? one?.place ?? 0]);
    });
  }
  return [{ path, before: before ?? undefined, after: after ?? undefined }];
}
