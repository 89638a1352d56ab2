/** What a link into Record fills in: the kind, its topic, the day; the plan that was held; the decision that is passed on; the point it speaks to. */
export type RecordSearch = {
  kind?: string;
  topic?: string;
  on?: string;
  plan?: string;
  directive?: string;
  supports?: string;
};

/** Reads the address; what is not known is left out. */
export function recordSearch(search: Record<string, unknown>): RecordSearch {
  const { kind, topic, on, plan, directive, supports } = search;
  return {
    ...(typeof kind === "string" ? { kind } : {}),
    ...(typeof topic === "string" ? { topic } : {}),
    ...(typeof directive === "string" ? { directive } : {}),
    ...(typeof on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(on) ? { on } : {}),
    ...(typeof supports === "string" && supports.length <= 200 ? { supports } : {}),
    ...(typeof plan === "string" ? { plan } : {}),
  };
}
