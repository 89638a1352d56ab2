import { sql } from "kysely";
import { accessRoles, rolesWithAnEnd } from "#domain/access.ts";
import type { AccessRole } from "#domain/access.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import type { Organisation } from "#domain/bundle/organisations.ts";
import type { Tx } from "#server/db/db.ts";
import { noteAccountEvent } from "#server/identity/audited.ts";
import { hashPassword } from "#server/identity/passwords.ts";
import { readableCode } from "#server/identity/second-factor.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";

/** Somebody who may try the example out: where, as what, and how to sign in. */
export type DemoAccount = { role: AccessRole; signInName: string; password: string; organisation: string };

const LETTERS = 15;
/** A reviewer’s and a reader’s role must have a last day. */
const DAYS = 90;

/** Which kind of organisation each role is tried out at. */
const places = {
  "university-office": "university",
  "department-office": "department",
  "branch-office": "branch",
  "minute-taker": "branch",
  "forum-approver": "university",
  reviewer: "university",
  reader: "university",
  administrator: "university",
} as const satisfies Record<AccessRole, Organisation["kind"]>;

/** One account a role, each with a new password: the earlier ones are void. To be called in a transaction. */
export async function demoAccounts(tx: Tx, services: Services, universityId: number): Promise<DemoAccount[]> {
  const organisations = await tx
    .selectFrom("organisations")
    .select(["id", "kind", "name"])
    .where("university_id", "=", universityId)
    .where("dissolved_on", "is", null)
    .orderBy(sql`official_order nulls last`)
    .orderBy("id")
    .execute();
  const made: DemoAccount[] = [];
  for (const role of accessRoles) {
    const place = organisations.find((each) => each.kind === places[role]);
    if (place === undefined) continue;
    const password = readableCode(services.randomBytes, LETTERS);
    const hash = await hashPassword(password, services);
    const known = await tx
      .updateTable("accounts")
      .set({ password_hash: hash })
      .where("university_id", "=", universityId)
      .where("sign_in_name", "=", role)
      .returning("id")
      .executeTakeFirst();
    if (known === undefined) await makeAccount(tx, services, { universityId, role, hash, at: place.id });
    made.push({ role, signInName: role, password, organisation: place.name });
  }
  return made;
}

async function makeAccount(
  tx: Tx,
  services: Services,
  { universityId, role, hash, at }: { universityId: number; role: AccessRole; hash: string; at: string },
): Promise<void> {
  const id = services.newId();
  await tx
    .insertInto("accounts")
    .values({ id, university_id: universityId, sign_in_name: role, display_name: role, password_hash: hash })
    .execute();
  await tx
    .insertInto("roles")
    .values({
      id: services.newId(),
      university_id: universityId,
      account_id: id,
      role,
      organisation_id: at,
      valid_from: today(services),
      valid_until: rolesWithAnEnd.includes(role) ? addDays(today(services), DAYS) : null,
    })
    .execute();
  await noteAccountEvent(tx, services, {
    universityId,
    by: id,
    address: "console",
    event: "account-created",
    to: id,
    at,
  });
}
