import type { LedgerSearch } from "#web/activities/ledger-search.ts";

const last = new Map<string, LedgerSearch>();

/** Remembers the filters with which an organisation's ledger was looked at last, for as long as the page is open. */
export function rememberSearch(organisation: string, search: LedgerSearch): void {
  last.set(organisation, search);
}

/** The filters with which the ledger was looked at last. */
export function lastSearch(organisation: string): LedgerSearch {
  return last.get(organisation) ?? {};
}
