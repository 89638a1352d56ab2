import { timingSafeEqual } from "node:crypto";
import { sql } from "kysely";
import type { firstRun } from "#api/endpoints/sign-in.ts";
import { emptyBundle } from "#domain/bundle/bundle.ts";
import type { Organisation } from "#domain/bundle/organisations.ts";
import { appendAudit } from "#server/audit/append.ts";
import { factHash } from "#server/audit/fact-hash.ts";
import { inTransaction } from "#server/db/db.ts";
import type { Tx } from "#server/db/db.ts";
import { json } from "#server/db/json.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import type { Call, Handler } from "#server/http/call.ts";
import { countRequest, signInLimit } from "#server/http/rate-limit.ts";
import { Refusal } from "#server/http/refusal.ts";
import { noteAccountEvent } from "#server/identity/audited.ts";
import { hashOfToken } from "#server/identity/caller.ts";
import { mustBePassword } from "#server/identity/password-rules.ts";
import { hashPassword } from "#server/identity/passwords.ts";
import { readableCode } from "#server/identity/second-factor.ts";
import { beginSession } from "#server/identity/session.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";

const VALID_HOURS = 24;
/** Any number, the same for ever: two servers that start at once make one school. */
const LOCK = 7_214_053_302;
const ready = {
  "zh-CN": "管理员已经建立，请直接登录。",
  en: "The administrator exists already; sign in.",
};

function plainCode(code: string): string {
  return code.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/**
 * Makes the code with which the first administrator is made, while there is no account; each start makes a
 * new one, and the newest holds.
 * @returns the code to print, or `null` when the school has an administrator
 */
export async function openFirstRun(services: Services): Promise<{ code: string; hours: number } | null> {
  const code = readableCode(services.randomBytes, 20);
  const expires = new Date(services.now().epochMilliseconds + VALID_HOURS * 3_600_000);
  return inTransaction(services.db, async (tx) => {
    await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(tx);
    const account = await tx.selectFrom("accounts").select("id").limit(1).executeTakeFirst();
    if (account !== undefined) return null;
    const found = await tx.selectFrom("universities").select("id").orderBy("id").limit(1).executeTakeFirst();
    const { id } =
      found ?? (await tx.insertInto("universities").values({ name: "" }).returning("id").executeTakeFirstOrThrow());
    const row = { code_hash: hashOfToken(plainCode(code)), expires_at: expires, used_at: null };
    await tx
      .insertInto("first_run")
      .values({ university_id: id, ...row })
      .onConflict((conflict) => conflict.column("university_id").doUpdateSet(row))
      .execute();
    return { code, hours: VALID_HOURS };
  });
}

/** Makes the school, its root organisation and its first administrator, and signs them in. */
export const makeFirstAdministrator: Handler<typeof firstRun> = async (call) => {
  const { services, address } = call;
  const { code, signInName, displayName, password } = call.input.body;
  await countRequest(services, `sign-in:${address}`, signInLimit);
  mustBePassword(password, ["password"], { names: [signInName, displayName] });
  const passwordHash = await hashPassword(password, services);
  const session = await inTransaction(services.db, async (tx) => {
    const universityId = await spendFirstRunCode(tx, services, code);
    const organisationId = await makeSchool(tx, call, universityId);
    await installShippedGuides(tx, services, universityId, organisationId);
    const accountId = services.newId();
    await tx
      .insertInto("accounts")
      .values({
        id: accountId,
        university_id: universityId,
        sign_in_name: signInName,
        display_name: displayName,
        password_hash: passwordHash,
        language: call.language,
      })
      .execute();
    await tx
      .insertInto("roles")
      .values({
        id: services.newId(),
        university_id: universityId,
        account_id: accountId,
        role: "administrator",
        organisation_id: organisationId,
        valid_from: today(services),
      })
      .execute();
    const begun = await beginSession(tx, services, accountId, call);
    const event = { universityId, by: accountId, address, event: "first-administrator", to: accountId } as const;
    await noteAccountEvent(tx, services, event);
    return begun;
  });
  call.reply.setSession(session.token, session.seconds);
  return { done: true };
};

async function spendFirstRunCode(tx: Tx, { now }: Services, code: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(${LOCK}::bigint)`.execute(tx);
  const account = await tx.selectFrom("accounts").select("id").limit(1).executeTakeFirst();
  if (account !== undefined) throw new Refusal("conflict", { why: ready });
  const row = await tx.selectFrom("first_run").selectAll().orderBy("university_id").limit(1).executeTakeFirst();
  const at = now().epochMilliseconds;
  const right =
    row !== undefined &&
    row.used_at === null &&
    row.expires_at.getTime() > at &&
    timingSafeEqual(row.code_hash, hashOfToken(plainCode(code)));
  if (!right) throw new Refusal("wrong-code");
  await tx
    .updateTable("first_run")
    .set({ used_at: new Date(at) })
    .where("university_id", "=", row.university_id)
    .execute();
  return row.university_id;
}

async function makeSchool(
  tx: Tx,
  { services, input, address }: Call<typeof firstRun>,
  universityId: number,
): Promise<string> {
  const { universityName } = input.body;
  await tx.updateTable("universities").set({ name: universityName }).where("id", "=", universityId).execute();
  const at = services.now();
  const id = services.newId();
  const entry: Organisation = { id, kind: "university", name: universityName, recordedAt: at.toString() };
  const recorded = { university_id: universityId, id, version: 1, recorded_at: new Date(at.epochMilliseconds) };
  await tx
    .insertInto("organisations")
    .values({ ...recorded, kind: "university", name: universityName, path: [id], entry: json(entry) })
    .execute();
  const salt = services.randomBytes(32);
  await tx
    .insertInto("fact_versions")
    .values({ ...recorded, list: "organisations", action: "create", entry: json<unknown>(entry), salt })
    .execute();
  const { calendar, settings } = emptyBundle();
  await tx
    .insertInto("school")
    .values({
      university_id: universityId,
      calendar: json(calendar),
      calendar_version: 1,
      settings: json(settings),
      settings_version: 1,
    })
    .execute();
  const logged = {
    accountId: null,
    address,
    action: "create",
    list: "organisations",
    targetId: id,
    organisationId: id,
  };
  await appendAudit(tx, universityId, at, [{ ...logged, beforeHash: null, afterHash: factHash(salt, entry, null) }]);
  return id;
}
