import { appendAudit } from "#server/audit/append.ts";
import type { Tx } from "#server/db/db.ts";
import type { Services } from "#server/services.ts";

/** What can happen to accounts, as the audit log names it. */
export type AccountEvent =
  | "sign-in"
  | "sign-out"
  | "first-administrator"
  | "password-changed"
  | "password-reset"
  | "second-factor-on"
  | "second-factor-off"
  | "second-factor-reset"
  | "recovery-codes-renewed"
  | "session-ended"
  | "token-made"
  | "token-revoked"
  | "account-created"
  | "account-changed"
  | "role-granted"
  | "role-revoked";

type Happened = {
  universityId: number;
  /** Who did it. */
  by: string;
  address: string;
  event: AccountEvent;
  /** The account, role, session or token it was done to. */
  to: string;
  at?: string;
};

/** Writes down what happened to an account; ids alone, no names. */
export async function noteAccountEvent(tx: Tx, services: Services, happened: Happened): Promise<void> {
  const { universityId, by, address, event, to, at = null } = happened;
  await appendAudit(tx, universityId, services.now(), [
    {
      accountId: by,
      address,
      action: event,
      list: "accounts",
      targetId: to,
      organisationId: at,
      beforeHash: null,
      afterHash: null,
    },
  ]);
}
