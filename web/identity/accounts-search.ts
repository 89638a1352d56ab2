/** What of the list of accounts stands in the address. */
export type AccountsSearch = { text?: string; page?: number; new?: true };

/** Reads the address; what cannot be meant is left out. */
export function accountsSearch(search: Record<string, unknown>): AccountsSearch {
  const { text, page, new: isNew } = search;
  return {
    // A number in the address is read as one by the router.
    ...((typeof text === "string" || typeof text === "number") && text !== ""
      ? { text: String(text).slice(0, 64) }
      : {}),
    ...(typeof page === "number" && Number.isInteger(page) && page > 1 ? { page } : {}),
    ...(isNew === true ? { new: true } : {}),
  };
}
