/** What a link into Record fills in: the kind, and the day where it is known. */
export type RecordSearch = { kind?: string; on?: string };

/** Reads the address; what is not known is left out. */
export function recordSearch(search: Record<string, unknown>): RecordSearch {
  const { kind, on } = search;
  return {
    ...(typeof kind === "string" ? { kind } : {}),
    ...(typeof on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {}),
  };
}
