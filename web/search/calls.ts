import type { search } from "#api/endpoints/search.ts";
import { rowOf } from "#web/ui/server.ts";

/** The row of the contract that the palette calls. */
export const searchCalls = { search: rowOf<typeof search>("search", "GET", "/search") };
