/** What stands in the address of a part of the desk: the year of the statements. */
export type DeskSearch = { year?: number };

/** Reads the address; what cannot be meant is left out. */
export function deskSearch({ year }: Record<string, unknown>): DeskSearch {
  return typeof year === "number" && Number.isInteger(year) && year >= 1900 && year <= 2200 ? { year } : {};
}
