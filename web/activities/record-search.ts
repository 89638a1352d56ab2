/** What a link into Record fills in: the kind, its topic, the day; the plan that was held; the decision that is passed on. */
export type RecordSearch = { kind?: string; topic?: string; on?: string; plan?: string; directive?: string };

/** Reads the address; what is not known is left out. */
export function recordSearch(search: Record<string, unknown>): RecordSearch {
  const { kind, topic, on, plan, directive } = search;
  return {
    ...(typeof kind === "string" ? { kind } : {}),
    ...(typeof topic === "string" ? { topic } : {}),
    ...(typeof directive === "string" ? { directive } : {}),
    ...(typeof on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {}),
    ...(typeof plan === "string" ? { plan } : {}),
  };
}
