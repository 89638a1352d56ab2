import type { Generated, GeneratedAlways } from "kysely";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import type { Json } from "#server/db/json.ts";

/** What a person may do at an organisation and below it. */
export type RoleName =
  | "university-office"
  | "department-office"
  | "branch-office"
  | "minute-taker"
  | "forum-approver"
  | "reviewer"
  | "reader"
  | "administrator";

/** Universities, people and who may sign in; and what the database itself has had. */
export type AccountTables = {
  schema_migrations: { name: string; sha256: string; applied_at: Generated<Date> };
  universities: {
    id: GeneratedAlways<number>;
    name: string;
    export_secret: Buffer | null;
    created_at: Generated<Date>;
  };
  persons: { university_id: number; id: string; created_at: Generated<Date> };
  accounts: {
    id: string;
    university_id: number;
    person_id: string | null;
    sign_in_name: string;
    display_name: string;
    password_hash: string | null;
    must_change_password: Generated<boolean>;
    external_issuer: string | null;
    external_subject: string | null;
    totp_secret: Buffer | null;
    totp_confirmed_at: Date | null;
    totp_last_step: number | null;
    language: Generated<"zh-CN" | "en">;
    disabled_at: Date | null;
    created_at: Generated<Date>;
    version: Generated<number>;
  };
  recovery_codes: { account_id: string; code_hash: Buffer; used_at: Date | null };
  roles: {
    id: string;
    university_id: number;
    account_id: string;
    role: RoleName;
    organisation_id: string;
    cycle_id: string | null;
    valid_from: CivilDate;
    valid_until: CivilDate | null;
    granted_by: string | null;
    granted_at: Generated<Date>;
    revoked_at: Date | null;
  };
  sign_in_failures: { name_hash: Buffer; failed: number; locked_until: Date | null; last_at: Date };
  sessions: {
    token_hash: Buffer;
    account_id: string;
    public_id: string;
    created_at: Date;
    last_seen_at: Date;
    idle_until: Date;
    absolute_until: Date;
    user_agent: Generated<string>;
    address: Generated<string>;
  };
  api_tokens: {
    id: string;
    account_id: string;
    token_hash: Buffer;
    name: string;
    scopes: string[];
    created_at: Date;
    expires_at: Date | null;
    last_used_at: Date | null;
    revoked_at: Date | null;
  };
  first_run: { university_id: number; code_hash: Buffer; expires_at: Date; used_at: Date | null };
  rate_limits: { bucket: string; window_ends_at: Date; used: number };
  idempotency_keys: {
    account_id: string;
    key: string;
    endpoint: string;
    request_hash: Buffer;
    status: number;
    response: Json<unknown>;
    created_at: Generated<Date>;
  };
};
