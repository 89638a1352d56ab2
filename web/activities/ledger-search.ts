/** What the ledger can be sorted by; the date where nothing is said. */
export const ledgerSorts = ["date", "recorded", "title", "present"] as const;
export type LedgerSort = (typeof ledgerSorts)[number];

/** The ledger's filters as they stand in the address. */
export type LedgerSearch = {
  /** One of the organisations below, with those below it. */
  in?: string;
  kind?: string;
  topic?: string;
  from?: string;
  to?: string;
  text?: string;
  late?: true;
  withdrawn?: true;
  sort?: Exclude<LedgerSort, "date">;
  /** The other way round than usual: the newest and most first, titles from the beginning. */
  turned?: true;
  page?: number;
};

const isDay = (value: unknown): value is string => typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isWord = (value: unknown): value is string => typeof value === "string" && value !== "" && value.length <= 200;
const isSort = (value: unknown): value is Exclude<LedgerSort, "date"> =>
  value !== "date" && ledgerSorts.some((each) => each === value);

/** Reads the address; what cannot be meant is left out. */
export function ledgerSearch(search: Record<string, unknown>): LedgerSearch {
  const { in: within, kind, topic, from, to, text, late, withdrawn, sort, turned, page } = search;
  return {
    ...(isWord(within) ? { in: within } : {}),
    ...(isWord(kind) ? { kind } : {}),
    ...(isWord(topic) ? { topic } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    // A title that is a number alone arrives as a number.
    ...(isWord(text) || typeof text === "number" ? { text: String(text).slice(0, 100) } : {}),
    ...(late === true ? { late } : {}),
    ...(withdrawn === true ? { withdrawn } : {}),
    ...(isSort(sort) ? { sort } : {}),
    ...(turned === true ? { turned } : {}),
    ...(typeof page === "number" && Number.isInteger(page) && page > 1 && page <= 100_000 ? { page } : {}),
  };
}

/** True where something is filtered out; order and page filter nothing. */
export function isFiltered({ page: _page, sort: _sort, turned: _turned, ...filters }: LedgerSearch): boolean {
  return Object.keys(filters).length > 0;
}

/** How many records a page has. */
export const LEDGER_PAGE = 25;

/** What the server is asked for. */
export function ledgerQuery(organisation: string, search: LedgerSearch) {
  const { in: within, late, withdrawn, sort: chosen, turned: _turned, page = 1, ...filters } = search;
  const sort: LedgerSort = chosen ?? "date";
  return {
    organisation: within ?? organisation,
    below: "true" as const,
    ...filters,
    ...(late === true ? { late: "true" as const } : {}),
    ...(withdrawn === true ? { withdrawn: "true" as const } : {}),
    sort,
    direction: isUpward(search) ? ("up" as const) : ("down" as const),
    limit: String(LEDGER_PAGE),
    offset: String((page - 1) * LEDGER_PAGE),
  };
}

/** True where the order goes upward. */
export function isUpward({ sort, turned }: LedgerSearch): boolean {
  return sort === "title" ? turned !== true : turned === true;
}
