import { createHash } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import type { Tx } from "#server/db/db.ts";
import type { Services } from "#server/services.ts";

const PERIOD_SECONDS = 30;
/** A phone's clock may be half a minute off, either way. */
const WINDOW = 1;
const RECOVERY_CODES = 10;
const CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

function totpOf(secret: Buffer, label: string): TOTP {
  return new TOTP({
    issuer: "Biaogan",
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_SECONDS,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}

/** The secret as a person types it and as a QR code holds it. */
export function shownSecret(secret: Buffer, label: string): { secret: string; uri: string } {
  const totp = totpOf(secret, label);
  return { secret: totp.secret.base32, uri: totp.toString() };
}

/** The step in time that the code belongs to, or null when it is none of now. */
function stepOfCode(secret: Buffer, code: string, at: Temporal.Instant): number | null {
  const timestamp = at.epochMilliseconds;
  const delta = /^\d{6}$/.test(code) ? totpOf(secret, "").validate({ token: code, timestamp, window: WINDOW }) : null;
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

/**
 * Whether the code is right and was not used before: the authenticator's, or a recovery code, which is then
 * spent. Two requests with one code: one of them is right.
 */
export async function spendCode(
  tx: Tx,
  { now }: Pick<Services, "now">,
  account: { id: string; totp_secret: Buffer },
  code: string,
): Promise<boolean> {
  const step = stepOfCode(account.totp_secret, code.replaceAll(" ", ""), now());
  if (step === null) return spendRecoveryCode(tx, now(), account.id, code);
  const spent = await tx
    .updateTable("accounts")
    .set({ totp_last_step: step })
    .where("id", "=", account.id)
    .where((read) => read.or([read("totp_last_step", "is", null), read("totp_last_step", "<", step)]))
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

async function spendRecoveryCode(tx: Tx, at: Temporal.Instant, accountId: string, code: string): Promise<boolean> {
  const spent = await tx
    .updateTable("recovery_codes")
    .set({ used_at: new Date(at.epochMilliseconds) })
    .where("account_id", "=", accountId)
    .where("code_hash", "=", hashOfCode(code))
    .where("used_at", "is", null)
    .executeTakeFirst();
  return spent.numUpdatedRows === 1n;
}

function hashOfCode(code: string): Buffer {
  const plain = code.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return createHash("sha256").update(plain).digest();
}

/** A code of letters that are not mistaken for one another, in groups; five bits a letter and a little less. */
export function readableCode(randomBytes: Services["randomBytes"], letters: number): string {
  let text = "";
  while (text.length < letters) {
    for (const byte of randomBytes(letters * 2)) {
      // Bytes beyond a multiple of the letters would favour the first ones.
      if (byte < CODE_LETTERS.length * 8 && text.length < letters) text += CODE_LETTERS[byte % CODE_LETTERS.length];
    }
  }
  return text.replaceAll(/(.{5})(?=.)/g, "$1-");
}

/** New recovery codes, the old ones being void; what is stored signs nobody in. */
export async function replaceRecoveryCodes(
  tx: Tx,
  { randomBytes }: Pick<Services, "randomBytes">,
  accountId: string,
): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => readableCode(randomBytes, 15));
  await tx.deleteFrom("recovery_codes").where("account_id", "=", accountId).execute();
  await tx
    .insertInto("recovery_codes")
    .values(codes.map((each) => ({ account_id: accountId, code_hash: hashOfCode(each) })))
    .execute();
  return codes;
}
