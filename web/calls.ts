import type { signIn, signOut, firstRun, firstRunState } from "#api/endpoints/sign-in.ts";
import type {
  changeMe,
  changePassword,
  confirmSecondFactor,
  endSession,
  me,
  mySessions,
  removeSecondFactor,
  startSecondFactor,
} from "#api/endpoints/me.ts";
import type { directory } from "#api/endpoints/organisations.ts";
import type { readDue, readMatrix, readVerdicts } from "#api/endpoints/verdicts.ts";
import { rowOf } from "#web/ui/server.ts";

/** The rows of the contract that several pages call; those of one page alone stand in `calls.ts` beside it. */
export const calls = {
  firstRunState: rowOf<typeof firstRunState>("identity.first-run-state", "GET", "/first-run"),
  firstRun: rowOf<typeof firstRun>("identity.first-run", "POST", "/first-run"),
  signIn: rowOf<typeof signIn>("identity.sign-in", "POST", "/sign-in"),
  signOut: rowOf<typeof signOut>("identity.sign-out", "POST", "/sign-out"),
  me: rowOf<typeof me>("me.read", "GET", "/me"),
  changeMe: rowOf<typeof changeMe>("me.change", "PUT", "/me"),
  changePassword: rowOf<typeof changePassword>("me.change-password", "POST", "/me/password"),
  sessions: rowOf<typeof mySessions>("me.sessions", "GET", "/me/sessions"),
  endSession: rowOf<typeof endSession>("me.end-session", "DELETE", "/me/sessions/:id"),
  startSecondFactor: rowOf<typeof startSecondFactor>("me.start-second-factor", "POST", "/me/second-factor"),
  confirmSecondFactor: rowOf<typeof confirmSecondFactor>(
    "me.confirm-second-factor",
    "POST",
    "/me/second-factor/confirm",
  ),
  removeSecondFactor: rowOf<typeof removeSecondFactor>("me.remove-second-factor", "POST", "/me/second-factor/remove"),
  directory: rowOf<typeof directory>("organisations.directory", "GET", "/directory"),
  due: rowOf<typeof readDue>("verdicts.due", "GET", "/organisations/:id/due"),
  verdicts: rowOf<typeof readVerdicts>("verdicts.read", "GET", "/organisations/:id/verdicts"),
  matrix: rowOf<typeof readMatrix>("verdicts.matrix", "GET", "/organisations/:id/matrix"),
};
