/** What a link into Record fills in: the kind, the day, a plan that was held, a decision that is passed on. */
export type RecordSearch = { kind?: string; on?: string; plan?: string; directive?: string };

/** Reads the address; what is not known is left out. */
export function recordSearch(search: Record<string, unknown>): RecordSearch {
  const { kind, on, plan, directive } = search;
  return {
    ...(typeof kind === "string" ? { kind } : {}),
    ...(typeof plan === "string" ? { plan } : {}),
    ...(typeof directive === "string" ? { directive } : {}),
    ...(typeof on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {}),
  };
}
