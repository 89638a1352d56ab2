import type * as rows from "#api/endpoints/accounts.ts";
import type * as mine from "#api/endpoints/me.ts";
import { rowOf } from "#web/ui/server.ts";

/** Accounts and roles, and what an account has of its own. */
export const accountCalls = {
  list: rowOf<typeof rows.listAccounts>("accounts.list", "GET", "/accounts"),
  read: rowOf<typeof rows.readAccount>("accounts.read", "GET", "/accounts/:id"),
  create: rowOf<typeof rows.createAccount>("accounts.create", "POST", "/accounts"),
  change: rowOf<typeof rows.changeAccount>("accounts.change", "PUT", "/accounts/:id"),
  resetPassword: rowOf<typeof rows.resetPassword>("accounts.reset-password", "POST", "/accounts/:id/reset-password"),
  resetSecondFactor: rowOf<typeof rows.resetSecondFactor>(
    "accounts.reset-second-factor",
    "POST",
    "/accounts/:id/reset-second-factor",
  ),
  grantRole: rowOf<typeof rows.grantRole>("accounts.grant-role", "POST", "/accounts/:id/roles"),
  revokeRole: rowOf<typeof rows.revokeRole>("accounts.revoke-role", "DELETE", "/accounts/:id/roles/:roleId"),
  tokens: rowOf<typeof mine.myTokens>("me.tokens", "GET", "/me/tokens"),
  makeToken: rowOf<typeof mine.makeToken>("me.make-token", "POST", "/me/tokens"),
  revokeToken: rowOf<typeof mine.revokeToken>("me.revoke-token", "DELETE", "/me/tokens/:id"),
  renewRecoveryCodes: rowOf<typeof mine.renewRecoveryCodes>(
    "me.renew-recovery-codes",
    "POST",
    "/me/second-factor/recovery-codes",
  ),
};
