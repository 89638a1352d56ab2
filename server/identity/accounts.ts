import { sql } from "kysely";
import type {
  changeAccount,
  createAccount,
  listAccounts,
  readAccount,
  resetPassword,
  resetSecondFactor,
} from "#api/endpoints/accounts.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Tx } from "#server/db/db.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext, Handler } from "#server/http/call.ts";
import { authoriseSchool } from "#server/http/authorise-school.ts";
import { Refusal } from "#server/http/refusal.ts";
import { showAccount, showRoles, shownAccounts } from "#server/identity/account-store.ts";
import type { AccountRow } from "#server/identity/account-store.ts";
import { liftLockOut } from "#server/identity/attempts.ts";
import { noteAccountEvent } from "#server/identity/audited.ts";
import type { AccountEvent } from "#server/identity/audited.ts";
import { hashPassword } from "#server/identity/passwords.ts";
import { readableCode } from "#server/identity/second-factor.ts";
import { clearSecondFactor } from "#server/identity/secrets.ts";
import { endSessions } from "#server/identity/session.ts";

const INITIAL_LETTERS = 15;
const nameTaken = {
  "zh-CN": "这个账号名或统一身份已经有人用了，请换一个。",
  en: "This sign-in name or external identity is taken; choose another.",
};
const notOneself = {
  "zh-CN": "不能这样改自己的账号：自己的密码在“我的账号”里改，角色、停用和重置由另一位管理员办理。",
  en: "Not on your own account: change your password under “my account”; roles, disabling and resets take another administrator.",
};

/**
 * Refuses what an administrator must not do to the own account. As nobody takes the own role away, the school
 * never loses its last administrator, and nobody lets themself into the ledger unseen by another.
 */
export function refuseOneself(call: CallContext, accountId: string): void {
  if (actorOf(call).accountId === accountId) throw new Refusal("conflict", { why: notOneself });
}

/** Writes an administrator's act down. */
export async function noteAct(tx: Tx, call: CallContext, event: AccountEvent, to: string, at?: string): Promise<void> {
  const { accountId, universityId } = actorOf(call);
  const place = at === undefined ? {} : { at };
  await noteAccountEvent(tx, call.services, {
    universityId,
    by: accountId,
    address: call.address,
    event,
    to,
    ...place,
  });
}

function show(row: AccountRow) {
  return { ...showAccount(row), roles: showRoles(row) };
}

/** The accounts of the school by name, a page at a time, with the total. */
export const listSchoolAccounts: Handler<typeof listAccounts> = async (call) => {
  await authoriseSchool(call);
  const { text, page, size } = call.input.query;
  const pattern = `%${(text ?? "").replaceAll(/[\\%_]/g, (each) => `\\${each}`)}%`;
  const matching = shownAccounts(call.services.db, actorOf(call).universityId).where((read) =>
    read.or([read("a.sign_in_name", "ilike", pattern), read("a.display_name", "ilike", pattern)]),
  );
  const rows = await matching
    .select(sql<number>`count(*) over ()`.as("total"))
    .orderBy("a.sign_in_name")
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  return { accounts: rows.map(show), total: rows[0]?.total ?? 0 };
};

/** One account with its roles. */
export const readSchoolAccount: Handler<typeof readAccount> = async (call) => {
  await authoriseSchool(call);
  return show(await accountOf(call, call.input.params.id));
};

async function accountOf(call: CallContext, id: string): Promise<AccountRow> {
  const { universityId } = actorOf(call);
  const row = await shownAccounts(call.services.db, universityId).where("a.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not-found");
  return row;
}

/** Makes an account with an initial password, which its holder must change at first. */
export const createSchoolAccount: Handler<typeof createAccount> = async (call) => {
  await authoriseSchool(call);
  const { signInName, displayName, language, personId, external } = call.input.body;
  const { services } = call;
  const { universityId } = actorOf(call);
  const initialPassword = readableCode(services.randomBytes, INITIAL_LETTERS);
  const passwordHash = await hashPassword(initialPassword, services);
  const id = services.newId();
  await inTransaction(services.db, async (tx) => {
    const made = await tx
      .insertInto("accounts")
      .values({
        id,
        university_id: universityId,
        person_id: personId ?? null,
        sign_in_name: signInName.normalize("NFKC"),
        display_name: displayName,
        language,
        password_hash: passwordHash,
        must_change_password: true,
        external_issuer: external?.issuer ?? null,
        external_subject: external?.subject ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (made === undefined) throw new Refusal("conflict", { why: nameTaken });
    await noteAct(tx, call, "account-created", id);
  });
  return { id, initialPassword };
};

/** Name, language, and whether the account may be used; disabling ends its sessions. */
export const changeSchoolAccount: Handler<typeof changeAccount> = async (call) => {
  await authoriseSchool(call);
  const { id } = call.input.params;
  const { version, displayName, language, disabled } = call.input.body;
  const { services } = call;
  if (disabled) refuseOneself(call, id);
  const row = await accountOf(call, id);
  const stale = (current: number) => new Refusal("stale-version", { current }, { current: show(row) });
  if (row.version !== version) throw stale(row.version);
  const disabledAt = disabled ? (row.disabled_at ?? new Date(services.now().epochMilliseconds)) : null;
  await inTransaction(services.db, async (tx) => {
    const changed = await tx
      .updateTable("accounts")
      .set({ display_name: displayName, language, disabled_at: disabledAt, version: version + 1 })
      .where("id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw stale(version + 1);
    if (disabled) await endSessions(tx, id);
    await noteAct(tx, call, "account-changed", id);
  });
  return { version: version + 1 };
};

/** A new initial password for somebody who lost theirs. */
export const resetAccountPassword: Handler<typeof resetPassword> = async (call) => {
  await authoriseSchool(call);
  const { id } = call.input.params;
  const { services } = call;
  refuseOneself(call, id);
  const row = await accountOf(call, id);
  const initialPassword = readableCode(services.randomBytes, INITIAL_LETTERS);
  const passwordHash = await hashPassword(initialPassword, services);
  await inTransaction(services.db, async (tx) => {
    await tx
      .updateTable("accounts")
      .set((read) => ({ password_hash: passwordHash, must_change_password: true, version: read("version", "+", 1) }))
      .where("id", "=", id)
      .execute();
    await endSessions(tx, id);
    await liftLockOut(tx, row.sign_in_name);
    await noteAct(tx, call, "password-reset", id);
  });
  return { id, initialPassword };
};

/** Takes away the second factor of somebody who lost the phone and the recovery codes. */
export const resetAccountSecondFactor: Handler<typeof resetSecondFactor> = async (call) => {
  await authoriseSchool(call);
  const { id } = call.input.params;
  refuseOneself(call, id);
  await accountOf(call, id);
  await inTransaction(call.services.db, async (tx) => {
    await clearSecondFactor(tx, id);
    await endSessions(tx, id);
    await noteAct(tx, call, "second-factor-reset", id);
  });
  return { done: true };
};
