/** The ledger's filters as they stand in the address. */
export type LedgerSearch = {
  kind?: string;
  from?: string;
  to?: string;
  text?: string;
  late?: true;
  up?: true;
  page?: number;
};

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** Reads the address; what cannot be meant is left out. */
export function ledgerSearch(search: Record<string, unknown>): LedgerSearch {
  const { kind, from, to, text, late, up, page } = search;
  return {
    ...(typeof kind === "string" && kind !== "" ? { kind } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(typeof text === "string" && text !== "" ? { text: text.slice(0, 100) } : {}),
    ...(late === true ? { late } : {}),
    ...(up === true ? { up } : {}),
    ...(typeof page === "number" && Number.isInteger(page) && page > 1 ? { page } : {}),
  };
}
