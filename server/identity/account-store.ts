import { sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Db, Tx } from "#server/db/db.ts";

const SIGN_IN_COLUMNS = [
  "id",
  "university_id",
  "sign_in_name",
  "display_name",
  "language",
  "password_hash",
  "must_change_password",
  "totp_secret",
  "totp_confirmed_at",
  "disabled_at",
] as const;

/** The account of a name as typed: small and capital letters are the same. */
export async function accountOfName(db: Db | Tx, signInName: string) {
  return db
    .selectFrom("accounts")
    .select(SIGN_IN_COLUMNS)
    .where(sql`lower(sign_in_name)`, "=", signInName.normalize("NFKC").toLowerCase())
    .where("disabled_at", "is", null)
    .orderBy("university_id")
    .limit(1)
    .executeTakeFirst();
}

/** The account as its own holder's requests need it. */
export async function accountOfId(db: Db | Tx, id: string) {
  return db.selectFrom("accounts").select(SIGN_IN_COLUMNS).where("id", "=", id).executeTakeFirstOrThrow();
}

export type StoredAccount = Awaited<ReturnType<typeof accountOfId>>;

/** Accounts with their roles and the organisations of these, as they are shown. */
export function shownAccounts(db: Db | Tx, universityId: number) {
  return db
    .selectFrom("accounts as a")
    .select((read) => [
      "a.id",
      "a.sign_in_name",
      "a.display_name",
      "a.language",
      "a.must_change_password",
      "a.totp_confirmed_at",
      "a.disabled_at",
      "a.version",
      jsonArrayFrom(
        read
          .selectFrom("roles as r")
          .innerJoin("organisations as o", (join) =>
            join.onRef("o.university_id", "=", "r.university_id").onRef("o.id", "=", "r.organisation_id"),
          )
          .select(["r.id", "r.role", "r.valid_from", "r.valid_until", "r.cycle_id"])
          .select(["o.id as organisation_id", "o.name as organisation_name", "o.kind as organisation_kind", "o.path"])
          .whereRef("r.account_id", "=", "a.id")
          .where("r.revoked_at", "is", null)
          .orderBy("r.granted_at")
          .orderBy("r.id"),
      ).as("roles"),
    ])
    .where("a.university_id", "=", universityId);
}

export type AccountRow = Awaited<ReturnType<ReturnType<typeof shownAccounts>["executeTakeFirstOrThrow"]>>;

/** An account in the contract's words. */
export function showAccount(row: Omit<AccountRow, "roles">) {
  return {
    id: row.id,
    signInName: row.sign_in_name,
    displayName: row.display_name,
    language: row.language,
    mustChangePassword: row.must_change_password,
    hasSecondFactor: row.totp_confirmed_at !== null,
    disabled: row.disabled_at !== null,
    version: row.version,
  };
}

/** The roles of an account in the contract's words. */
export function showRoles({ roles }: Pick<AccountRow, "roles">) {
  return roles.map((each) => ({
    id: each.id,
    role: each.role,
    organisation: { id: each.organisation_id, name: each.organisation_name, kind: each.organisation_kind },
    validFrom: each.valid_from,
    validUntil: each.valid_until,
    cycleId: each.cycle_id,
  }));
}

/** The university's own organisation, the root of the tree. */
export async function rootOrganisation(db: Db | Tx, universityId: number): Promise<string | null> {
  const row = await db
    .selectFrom("organisations")
    .select("id")
    .where("university_id", "=", universityId)
    .where("kind", "=", "university")
    .where("parent_id", "is", null)
    .orderBy("recorded_at")
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
