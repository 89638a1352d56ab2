/** What a link into Record fills in: the kind, its topic, the day; or the plan that was held. */
export type RecordSearch = { kind?: string; topic?: string; on?: string; plan?: string };

/** Reads the address; what is not known is left out. */
export function recordSearch(search: Record<string, unknown>): RecordSearch {
  const { kind, topic, on, plan } = search;
  return {
    ...(typeof kind === "string" ? { kind } : {}),
    ...(typeof topic === "string" ? { topic } : {}),
    ...(typeof on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {}),
    ...(typeof plan === "string" ? { plan } : {}),
  };
}
