import type { firstRunState, signIn, signOut } from "#api/endpoints/sign-in.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Call, Handler } from "#server/http/call.ts";
import { countRequest, signInLimit } from "#server/http/rate-limit.ts";
import { Refusal } from "#server/http/refusal.ts";
import { accountOfName } from "#server/identity/account-store.ts";
import type { StoredAccount } from "#server/identity/account-store.ts";
import { guarded } from "#server/identity/attempts.ts";
import { noteAccountEvent } from "#server/identity/audited.ts";
import { callerOfSession } from "#server/identity/caller.ts";
import { isPassword } from "#server/identity/passwords.ts";
import { spendCode } from "#server/identity/second-factor.ts";
import { beginSession, endSessionOfToken } from "#server/identity/session.ts";

/**
 * Signs in with name, password and, where the account has one, the second factor, in one request: there is
 * no half-open session. Wrong names and wrong passwords look and last the same.
 */
export const signInAccount: Handler<typeof signIn> = async (call) => {
  const { services, address } = call;
  const { signInName, password, code } = call.input.body;
  await countRequest(services, `sign-in:${address}`, signInLimit);
  const session = await guarded(services, signInName, async () => {
    const account = await accountOfName(services.db, signInName);
    const right = await isPassword(password, account?.password_hash ?? null);
    if (account === undefined || !right) throw new Refusal("wrong-credentials");
    await mustHaveFactor(call, account, code);
    return openSession(call, account);
  });
  call.reply.setSession(session.token, session.seconds);
  const caller = await callerOfSession(services, session.token);
  return {
    mustChangePassword: caller?.mustFirst === "must-change-password",
    mustSetUpSecondFactor: caller?.mustFirst === "second-factor-required",
  };
};

async function mustHaveFactor(
  { services }: Call<typeof signIn>,
  account: StoredAccount,
  code: string | undefined,
): Promise<void> {
  const { id, totp_secret, totp_confirmed_at } = account;
  if (totp_secret === null || totp_confirmed_at === null) return;
  if (code === undefined) throw new Refusal("second-factor-needed");
  const right = await inTransaction(services.db, (tx) => spendCode(tx, services, { id, totp_secret }, code));
  if (!right) throw new Refusal("wrong-code");
}

async function openSession(
  call: Call<typeof signIn>,
  account: StoredAccount,
): Promise<{ token: string; seconds: number }> {
  const { services, address, sessionToken } = call;
  return inTransaction(services.db, async (tx) => {
    if (sessionToken !== null) await endSessionOfToken(tx, sessionToken);
    const session = await beginSession(tx, services, account.id, call);
    await noteAccountEvent(tx, services, {
      universityId: account.university_id,
      by: account.id,
      address,
      event: "sign-in",
      to: account.id,
    });
    return session;
  });
}

/** Ends the session of the cookie; without one there is nothing to end. */
export const signOutAccount: Handler<typeof signOut> = async ({ services, sessionToken, address, reply }) => {
  const caller = sessionToken === null ? null : await callerOfSession(services, sessionToken);
  if (caller !== null && sessionToken !== null) {
    const { accountId, universityId } = caller.actor;
    await inTransaction(services.db, async (tx) => {
      await endSessionOfToken(tx, sessionToken);
      await noteAccountEvent(tx, services, { universityId, by: accountId, address, event: "sign-out", to: accountId });
    });
  }
  reply.clearSession();
  return { done: true };
};

/** Whether the first administrator is still to be made. */
export const readFirstRunState: Handler<typeof firstRunState> = async ({ services }) => {
  const account = await services.db.selectFrom("accounts").select("id").limit(1).executeTakeFirst();
  return { needed: account === undefined };
};
