import * as rows from "#api/endpoints/accounts.ts";
import * as own from "#api/endpoints/me.ts";
import * as entry from "#api/endpoints/sign-in.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";
import * as accounts from "#server/identity/accounts.ts";
import { makeFirstAdministrator } from "#server/identity/first-run.ts";
import { grantAccountRole, revokeAccountRole } from "#server/identity/granting.ts";
import * as me from "#server/identity/me.ts";
import * as secrets from "#server/identity/secrets.ts";
import { readFirstRunState, signInAccount, signOutAccount } from "#server/identity/sign-in.ts";
import * as tokens from "#server/identity/tokens.ts";

export const identityRoutes: readonly Route[] = [
  route(entry.firstRunState, readFirstRunState),
  route(entry.firstRun, makeFirstAdministrator),
  route(entry.signIn, signInAccount),
  route(entry.signOut, signOutAccount),
  route(own.me, me.readMe),
  route(own.changeMe, me.changeOwnAccount),
  route(own.changePassword, secrets.changeOwnPassword),
  route(own.mySessions, me.listSessions),
  route(own.endSession, me.endOwnSession),
  route(own.startSecondFactor, secrets.startOwnSecondFactor),
  route(own.confirmSecondFactor, secrets.confirmOwnSecondFactor),
  route(own.renewRecoveryCodes, secrets.renewOwnRecoveryCodes),
  route(own.removeSecondFactor, secrets.removeOwnSecondFactor),
  route(own.myTokens, tokens.listTokens),
  route(own.makeToken, tokens.makeOwnToken),
  route(own.revokeToken, tokens.revokeOwnToken),
  route(rows.listAccounts, accounts.listSchoolAccounts),
  route(rows.readAccount, accounts.readSchoolAccount),
  route(rows.createAccount, accounts.createSchoolAccount),
  route(rows.changeAccount, accounts.changeSchoolAccount),
  route(rows.resetPassword, accounts.resetAccountPassword),
  route(rows.resetSecondFactor, accounts.resetAccountSecondFactor),
  route(rows.grantRole, grantAccountRole),
  route(rows.revokeRole, revokeAccountRole),
];
