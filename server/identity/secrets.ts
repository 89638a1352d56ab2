import type {
  changePassword,
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from "#api/endpoints/me.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Tx } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext, Handler } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { accountOfId } from "#server/identity/account-store.ts";
import type { StoredAccount } from "#server/identity/account-store.ts";
import { guarded } from "#server/identity/attempts.ts";
import { noteAccountEvent } from "#server/identity/audited.ts";
import type { AccountEvent } from "#server/identity/audited.ts";
import { mustBePassword } from "#server/identity/password-rules.ts";
import { hashPassword, isPassword } from "#server/identity/passwords.ts";
import { replaceRecoveryCodes, shownSecret, spendCode } from "#server/identity/second-factor.ts";
import { beginSession, endSessions } from "#server/identity/session.ts";

const SECRET_BYTES = 20;
const noFactor = {
  "zh-CN": "还没有启用动态验证码。",
  en: "There is no second factor yet.",
};
const hasFactor = {
  "zh-CN": "动态验证码已经启用；要换手机，请先停用。",
  en: "There is a second factor already; to change the phone, remove it first.",
};

async function note(tx: Tx, call: CallContext, event: AccountEvent): Promise<void> {
  const { accountId, universityId } = actorOf(call);
  await noteAccountEvent(tx, call.services, {
    universityId,
    by: accountId,
    address: call.address,
    event,
    to: accountId,
  });
}

/** The own account, once the password was given again: a phone left open must not be enough. */
async function withPassword(call: CallContext, password: string): Promise<StoredAccount> {
  const { services } = call;
  const account = await accountOfId(services.db, actorOf(call).accountId);
  return guarded(services, account.sign_in_name, async () => {
    if (!(await isPassword(password, account.password_hash))) throw new Refusal("wrong-credentials");
    return account;
  });
}

/** Changes the password; every other session ends, and this one gets a new token. */
export const changeOwnPassword: Handler<typeof changePassword> = async (call) => {
  const { current, next } = call.input.body;
  const { services } = call;
  const account = await withPassword(call, current);
  const names = [account.sign_in_name, account.display_name];
  mustBePassword(next, ["next"], { names, before: current });
  const passwordHash = await hashPassword(next, services);
  const session = await inTransaction(services.db, async (tx) => {
    await tx
      .updateTable("accounts")
      .set((read) => ({ password_hash: passwordHash, must_change_password: false, version: read("version", "+", 1) }))
      .where("id", "=", account.id)
      .execute();
    await endSessions(tx, account.id);
    const begun = await beginSession(tx, services, account.id, call);
    await note(tx, call, "password-changed");
    return begun;
  });
  call.reply.setSession(session.token, session.seconds);
  return { done: true };
};

/** Makes a secret that counts for nothing until a code of it is shown. */
export const startOwnSecondFactor: Handler<typeof startSecondFactor> = async (call) => {
  const { services } = call;
  const account = await withPassword(call, call.input.body.password);
  if (account.totp_confirmed_at !== null) throw new Refusal("conflict", { why: hasFactor });
  const secret = services.randomBytes(SECRET_BYTES);
  await inTransaction(services.db, (tx) =>
    tx
      .updateTable("accounts")
      .set({ totp_secret: secret, totp_last_step: null })
      .where("id", "=", account.id)
      .where("totp_confirmed_at", "is", null)
      .execute(),
  );
  return shownSecret(secret, account.sign_in_name);
};

/** Spends a code of the account under its back-off. */
async function mustBeCode(call: CallContext, account: StoredAccount, code: string): Promise<void> {
  const { services } = call;
  const { id, totp_secret } = account;
  if (totp_secret === null) throw new Refusal("conflict", { why: noFactor });
  await guarded(services, account.sign_in_name, async () => {
    const right = await inTransaction(services.db, (tx) => spendCode(tx, services, { id, totp_secret }, code));
    if (!right) throw new Refusal("wrong-code");
  });
}

/** Sets the second factor up, once a code shows that the phone has it. */
export const confirmOwnSecondFactor: Handler<typeof confirmSecondFactor> = async (call) => {
  const { services } = call;
  const account = await accountOfId(services.db, actorOf(call).accountId);
  if (account.totp_confirmed_at !== null) throw new Refusal("conflict", { why: hasFactor });
  await mustBeCode(call, account, call.input.body.code);
  return inTransaction(services.db, async (tx) => {
    const at = new Date(services.now().epochMilliseconds);
    await tx.updateTable("accounts").set({ totp_confirmed_at: at }).where("id", "=", account.id).execute();
    const recoveryCodes = await replaceRecoveryCodes(tx, services, account.id);
    await note(tx, call, "second-factor-on");
    return { recoveryCodes };
  });
};

/** New recovery codes for a lost list. */
export const renewOwnRecoveryCodes: Handler<typeof renewRecoveryCodes> = async (call) => {
  const { services } = call;
  const account = await withPassword(call, call.input.body.password);
  if (account.totp_confirmed_at === null) throw new Refusal("conflict", { why: noFactor });
  return inTransaction(services.db, async (tx) => {
    const recoveryCodes = await replaceRecoveryCodes(tx, services, account.id);
    await note(tx, call, "recovery-codes-renewed");
    return { recoveryCodes };
  });
};

/** Takes the second factor away; both secrets are asked for. */
export const removeOwnSecondFactor: Handler<typeof removeSecondFactor> = async (call) => {
  const { password, code } = call.input.body;
  const account = await withPassword(call, password);
  if (account.totp_confirmed_at === null) throw new Refusal("conflict", { why: noFactor });
  await mustBeCode(call, account, code);
  await inTransaction(call.services.db, async (tx) => {
    await clearSecondFactor(tx, account.id);
    await note(tx, call, "second-factor-off");
  });
  return { done: true };
};

/** Takes the second factor of an account away, with its recovery codes. */
export async function clearSecondFactor(tx: Tx, accountId: string): Promise<void> {
  const nothing = { totp_secret: null, totp_confirmed_at: null, totp_last_step: null };
  await tx.updateTable("accounts").set(nothing).where("id", "=", accountId).execute();
  await tx.deleteFrom("recovery_codes").where("account_id", "=", accountId).execute();
}
