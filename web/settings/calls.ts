import type { createAccount, grantRole } from "#api/endpoints/accounts.ts";
import { rowOf } from "#web/ui/server.ts";

/** The contract's rows that the first steps need. */
export const startCalls = {
  createAccount: rowOf<typeof createAccount>("accounts.create", "POST", "/accounts"),
  grantRole: rowOf<typeof grantRole>("accounts.grant-role", "POST", "/accounts/:id/roles"),
};
