import type { importBundle, workbookTemplate } from "#api/endpoints/exchange.ts";
import { rowOf } from "#web/ui/server.ts";

/** The contract's rows about data that comes in. */
export const exchangeCalls = {
  import: rowOf<typeof importBundle>("exchange.import", "POST", "/import"),
  template: rowOf<typeof workbookTemplate>("exchange.template", "GET", "/import/template"),
};
