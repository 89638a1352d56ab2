import { z } from "zod";
import { done, endpoint, noBody, nothing } from "#api/endpoint.ts";
import { account, displayName, heldRole, language, signInName, uuid } from "#api/endpoints/identity-fields.ts";
import { accessRoles } from "#domain/access.ts";
import { sensibleDate } from "#api/limits.ts";
import { id } from "#domain/bundle/fields.ts";

const withRoles = account.extend({ roles: z.array(heldRole) });
const initialPassword = z.strictObject({ id: uuid, initialPassword: z.string() });
const ofOne = z.strictObject({ id: uuid });

/** Accounts and roles, for the administrator. */
export const listAccounts = endpoint({
  name: "accounts.list",
  method: "GET",
  path: "/accounts",
  summary: { "zh-CN": "全校账号", en: "The accounts of the school" },
  permission: "manage-accounts",
  params: nothing,
  query: z.strictObject({
    /** Part of the name. */
    text: z.string().max(64).optional(),
    page: z.coerce.number().int().min(1).max(100_000).default(1),
    size: z.coerce.number().int().min(1).max(200).default(50),
  }),
  body: noBody,
  output: z.strictObject({ accounts: z.array(withRoles), total: z.int() }),
  errors: [],
});

export const readAccount = endpoint({
  name: "accounts.read",
  method: "GET",
  path: "/accounts/:id",
  summary: { "zh-CN": "一个账号", en: "One account" },
  permission: "manage-accounts",
  params: ofOne,
  query: nothing,
  body: noBody,
  output: withRoles,
  errors: ["not-found"],
});

export const createAccount = endpoint({
  name: "accounts.create",
  method: "POST",
  path: "/accounts",
  summary: {
    "zh-CN": "新建账号；初始密码只显示一次，首次登录须修改",
    en: "A new account; its initial password is shown once and must be changed at first",
  },
  permission: "manage-accounts",
  params: nothing,
  query: nothing,
  body: z.strictObject({
    signInName,
    displayName,
    language: language.default("zh-CN"),
    /** The person behind it (persons), where the account belongs to an office holder. */
    personId: id.nullish(),
    /** Campus sign-on: the identity that the issuer vouches for. */
    external: z.strictObject({ issuer: z.url(), subject: z.string().min(1).max(255) }).nullish(),
  }),
  output: initialPassword,
  errors: ["conflict"],
  answersSecret: true,
});

export const changeAccount = endpoint({
  name: "accounts.change",
  method: "PUT",
  path: "/accounts/:id",
  summary: { "zh-CN": "修改姓名、语言，停用或恢复账号", en: "Change name and language, disable or enable an account" },
  permission: "manage-accounts",
  params: ofOne,
  query: nothing,
  body: z.strictObject({ version: z.int(), displayName, language, disabled: z.boolean() }),
  output: z.strictObject({ version: z.int() }),
  errors: ["not-found", "stale-version", "conflict"],
});

export const resetPassword = endpoint({
  name: "accounts.reset-password",
  method: "POST",
  path: "/accounts/:id/reset-password",
  summary: {
    "zh-CN": "重置密码并解除锁定；所有登录随之退出",
    en: "Reset the password and lift a lock-out; every session ends",
  },
  permission: "manage-accounts",
  params: ofOne,
  query: nothing,
  body: noBody,
  output: initialPassword,
  errors: ["not-found", "conflict"],
  answersSecret: true,
});

export const resetSecondFactor = endpoint({
  name: "accounts.reset-second-factor",
  method: "POST",
  path: "/accounts/:id/reset-second-factor",
  summary: { "zh-CN": "去掉动态验证码（本人丢失手机时）", en: "Remove the second factor, when its phone is lost" },
  permission: "manage-accounts",
  params: ofOne,
  query: nothing,
  body: noBody,
  output: done,
  errors: ["not-found", "conflict"],
});

export const grantRole = endpoint({
  name: "accounts.grant-role",
  method: "POST",
  path: "/accounts/:id/roles",
  summary: {
    "zh-CN": "授予角色，在该党组织及其下级有效",
    en: "Grant a role at an organisation, valid there and below",
  },
  permission: "manage-accounts",
  params: ofOne,
  query: nothing,
  body: z.strictObject({
    role: z.enum(accessRoles),
    organisationId: id,
    validFrom: sensibleDate.optional(),
    /** A reviewer's and a reader's role must end. */
    validUntil: sensibleDate.nullish(),
    cycleId: id.nullish(),
  }),
  output: z.strictObject({ id: uuid }),
  errors: ["not-found", "conflict"],
});

export const revokeRole = endpoint({
  name: "accounts.revoke-role",
  method: "DELETE",
  path: "/accounts/:id/roles/:roleId",
  summary: { "zh-CN": "收回角色", en: "Revoke a role" },
  permission: "manage-accounts",
  params: z.strictObject({ id: uuid, roleId: uuid }),
  query: nothing,
  body: noBody,
  output: done,
  errors: ["not-found", "conflict"],
});

export const accountEndpoints = [
  listAccounts,
  readAccount,
  createAccount,
  changeAccount,
  resetPassword,
  resetSecondFactor,
  grantRole,
  revokeRole,
] as const;
