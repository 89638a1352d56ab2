import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Compilable } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { ApiErrorCode } from "#api/errors.ts";
import type { HeldRole } from "#domain/access.ts";
import { covers } from "#domain/dates/period.ts";
import type { Language } from "#domain/wording/language.ts";
import type { Db } from "#server/db/db.ts";
import { prepared } from "#server/db/prepared.ts";
import type { Actor, KnownOrganisation } from "#server/http/call.ts";
import { counting, refuseTooMany } from "#server/http/rate-limit.ts";
import type { Counted, Limit } from "#server/http/rate-limit.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";

/** Who a request comes from, and what must be done before anything else. */
export type Caller = {
  actor: Actor;
  language: Language;
  /** The refusal of everything but setting up the account: its password, its second factor. */
  mustFirst: Extract<ApiErrorCode, "must-change-password" | "second-factor-required"> | null;
  /** The organisations of the roles, so that they need not be asked for again. */
  places: readonly KnownOrganisation[];
};

/** What is stored of a token: nothing that signs in. */
export function hashOfToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/** Sessions and tokens note that they were used at most this often. */
const NOTE_EVERY_MS = 60_000;

function accountsWithRoles(db: Db) {
  return db
    .selectFrom("accounts as a")
    .select((read) => [
      "a.id",
      "a.university_id",
      "a.display_name",
      "a.language",
      "a.must_change_password",
      "a.totp_confirmed_at",
      jsonArrayFrom(
        read
          .selectFrom("roles as r")
          .leftJoin("organisations as o", (join) =>
            join.onRef("o.university_id", "=", "r.university_id").onRef("o.id", "=", "r.organisation_id"),
          )
          .leftJoin("organisations as s", (join) =>
            join.onRef("s.university_id", "=", "o.university_id").onRef("s.id", "=", "o.second_supervisor_id"),
          )
          .select(["r.role", "r.organisation_id", "r.valid_from", "r.valid_until"])
          .select(["o.path", "o.kind", "o.name", "s.path as supervisors"])
          .whereRef("r.account_id", "=", "a.id")
          .where("r.revoked_at", "is", null),
      ).as("roles"),
    ])
    .where("a.disabled_at", "is", null);
}

type Row = Awaited<ReturnType<ReturnType<typeof accountsWithRoles>["executeTakeFirstOrThrow"]>>;

function callerOf(services: Services, row: Row, by: Pick<Actor, "scopes" | "sessionId">): Caller {
  const roles = row.roles.map((each): HeldRole => ({
    role: each.role,
    organisationId: each.organisation_id,
    validFrom: each.valid_from,
    validUntil: each.valid_until,
  }));
  const actor = {
    accountId: row.id,
    universityId: row.university_id,
    displayName: row.display_name,
    roles,
    ...by,
  };
  const places = row.roles.flatMap(({ organisation_id: id, path, kind, name, supervisors }): KnownOrganisation[] =>
    path === null || kind === null || name === null ? [] : [{ id, path, kind, name, supervisors: supervisors ?? [] }],
  );
  return { actor, language: row.language, mustFirst: mustFirstOf(services, row, roles), places };
}

/** What an account must do before anything else: change an initial password, set up the factor that its role needs. */
export function mustFirstOf(
  services: Services,
  row: { must_change_password: boolean; totp_confirmed_at: Date | null },
  roles: readonly HeldRole[],
): Caller["mustFirst"] {
  if (row.must_change_password) return "must-change-password";
  if (!services.config.administratorsNeedTotp || row.totp_confirmed_at !== null) return null;
  const day = today(services);
  const administers = roles.some(
    (each) => each.role === "administrator" && covers({ from: each.validFrom, to: each.validUntil }, day),
  );
  return administers ? "second-factor-required" : null;
}

/** The caller's row and, where a limit is given, the request counted in the account's bucket: one statement. */
async function found<Found extends Row>(
  { db, now }: Services,
  who: Compilable<Found> & { executeTakeFirst: () => Promise<Found | undefined> },
  limit: Limit | null,
): Promise<Found | undefined> {
  if (limit === null) return who.executeTakeFirst();
  const at = now();
  const { rows } = await sql<Found & Counted>`${prepared} with who as materialized (${who}),
    counted as (${counting(sql`select 'account:' || id from who`, at, limit)})
    select * from who, counted`.execute(db);
  const [row] = rows;
  if (row !== undefined) refuseTooMany(row, at, limit);
  return row;
}

/**
 * The caller of a session's cookie; `null` when the session ended, sat idle too long or never was.
 * @param limit counts the request for the account, where it is one to be counted
 * @throws Refusal `too-many-requests`
 */
export async function callerOfSession(
  services: Services,
  token: string,
  limit: Limit | null = null,
): Promise<Caller | null> {
  const { db } = services;
  const hash = hashOfToken(token);
  const now = new Date(services.now().epochMilliseconds);
  const who = accountsWithRoles(db)
    .innerJoin("sessions as s", "s.account_id", "a.id")
    .select(["s.public_id", "s.last_seen_at"])
    .where("s.token_hash", "=", hash)
    .where("s.idle_until", ">", now)
    .where("s.absolute_until", ">", now);
  const row = await found(services, who, limit);
  if (row === undefined) return null;
  if (now.getTime() - row.last_seen_at.getTime() > NOTE_EVERY_MS) {
    const idle = new Date(now.getTime() + services.config.sessionIdleMinutes * 60_000);
    await db
      .updateTable("sessions")
      .set({ last_seen_at: now, idle_until: idle })
      .where("token_hash", "=", hash)
      .execute();
  }
  return callerOf(services, row, { scopes: null, sessionId: row.public_id });
}

/** The caller of an API token; `null` when it expired, was revoked or never was. @throws Refusal `too-many-requests` */
export async function callerOfToken(services: Services, token: string, limit: Limit): Promise<Caller | null> {
  const { db } = services;
  const now = new Date(services.now().epochMilliseconds);
  const who = accountsWithRoles(db)
    .innerJoin("api_tokens as t", "t.account_id", "a.id")
    .select(["t.id as token_id", "t.scopes", "t.last_used_at"])
    .where("t.token_hash", "=", hashOfToken(token))
    .where("t.revoked_at", "is", null)
    .where((read) => read.or([read("t.expires_at", "is", null), read("t.expires_at", ">", now)]));
  const row = await found(services, who, limit);
  if (row === undefined) return null;
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > NOTE_EVERY_MS) {
    await db.updateTable("api_tokens").set({ last_used_at: now }).where("id", "=", row.token_id).execute();
  }
  return callerOf(services, row, { scopes: row.scopes, sessionId: null });
}
