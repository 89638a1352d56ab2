import { isCivilDate } from "#domain/dates/civil-date.ts";

/** A value beyond what anybody needs: where, the code of its problem, and what is allowed. */
export type Excess = {
  path: readonly (string | number)[];
  code: "too-long" | "too-many" | "too-big" | "date-out-of-range";
  size: string;
  limit: string;
};

/** Characters of a text, where it is not {@link USUAL_LENGTH}. */
const longest = new Map([["minutes", 200_000]]);
const USUAL_LENGTH = 500;
/** Entries of a list, where it is not {@link USUAL_ENTRIES}. */
const most = new Map([
  ["segments", 50],
  ["topics", 50],
  ["supports", 200],
  ["speakers", 100],
  ["agenda", 200],
  ["attendees", 2000],
  // A decision goes to every branch of a large university, a shared training too.
  ["alsoFor", 5000],
  ["recipients", 5000],
  ["holidays", 2000],
  ["makeUpDays", 2000],
]);
const USUAL_ENTRIES = 500;
const BIGGEST_NUMBER = 1_000_000;
const DATE_FIELD = /^(on|from|to|until|makesUpFor|holidays|makeUpDays)$|On$/;

/** The years of the dates that can be meant: from the founding of the Party on, and no “for ever”, which is an empty field. */
const dateRange = { from: "1921-01-01", to: "2199-12-31" } as const;

/** True for a day in {@link dateRange}. */
function isInDateRange(day: string): boolean {
  return day >= dateRange.from && day <= dateRange.to;
}

type Step = string | number;

/**
 * What of an entry is beyond measure: slips (a pasted file in the title, the year 9999) and mischief. Asked where
 * somebody records or imports; a file that is only checked may hold anything that its format allows.
 */
export function excessesOf(value: unknown, path: readonly Step[] = [], field = ""): Excess[] {
  const found = (code: Excess["code"], size: string, limit: string): Excess[] => [{ path, code, size, limit }];
  if (typeof value === "string") {
    if (DATE_FIELD.test(field) && isCivilDate(value)) {
      return isInDateRange(value) ? [] : found("date-out-of-range", value, `${dateRange.from}–${dateRange.to}`);
    }
    const limit = longest.get(field) ?? USUAL_LENGTH;
    return value.length > limit ? found("too-long", String(value.length), String(limit)) : [];
  }
  if (typeof value === "number") {
    return Math.abs(value) > BIGGEST_NUMBER ? found("too-big", String(value), String(BIGGEST_NUMBER)) : [];
  }
  if (Array.isArray(value)) {
    const limit = most.get(field) ?? USUAL_ENTRIES;
    if (value.length > limit) return found("too-many", String(value.length), String(limit));
    return value.flatMap((each: unknown, at) => excessesOf(each, [...path, at], field));
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => excessesOf(each, [...path, name], name));
}
