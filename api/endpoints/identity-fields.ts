import { z } from "zod";
import { date, id, instant, words } from "#domain/bundle/fields.ts";
import { accessRoles, actions, refusalReasonNames } from "#domain/access.ts";
import { languages } from "#domain/wording/language.ts";

/** The fields that the endpoints of identity share. */
export const uuid = z.uuid();
/** What a person types to sign in: letters, digits and `. _ - @`, or Chinese; no blanks. */
export const signInName = z.string().regex(/^[\p{L}\p{N}._@-]{2,64}$/u);
/** A password as it is sent; what it must be, server/identity/password-rules.ts says. */
export const password = z.string().min(1).max(1024);
export const displayName = words;
export const language = z.enum(languages);
/** Six digits of an authenticator, or a recovery code. */
export const code = z.string().min(6).max(40);

export const scope = z.enum(actions);

export const organisationShort = z.strictObject({
  id,
  name: z.string(),
  kind: z.enum(["university", "department", "branch", "group"]),
});

export const heldRole = z.strictObject({
  id: uuid,
  role: z.enum(accessRoles),
  organisation: organisationShort,
  validFrom: date,
  validUntil: date.nullable(),
  cycleId: z.string().nullable(),
});

/** An action, and why it is not allowed; null when it is. */
export const ability = z.strictObject({ action: z.enum(actions), reason: z.enum(refusalReasonNames).nullable() });

export const account = z.strictObject({
  id: uuid,
  signInName: z.string(),
  displayName: z.string(),
  language,
  mustChangePassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  disabled: z.boolean(),
  version: z.int(),
});

export const session = z.strictObject({
  id: uuid,
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  endsAt: instant,
  address: z.string(),
  userAgent: z.string(),
});

export const apiToken = z.strictObject({
  id: uuid,
  name: z.string(),
  scopes: z.array(scope),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
