import { z } from "zod";
import { done, endpoint, noBody, nothing } from "#api/endpoint.ts";
import {
  ability,
  account,
  apiToken,
  code,
  displayName,
  heldRole,
  language,
  organisationShort,
  password,
  scope,
  session,
  uuid,
} from "#api/endpoints/identity-fields.ts";
import { date, words } from "#domain/bundle/fields.ts";

/** A person's own account. */
export const me = endpoint({
  name: "me.read",
  method: "GET",
  path: "/me",
  summary: { "zh-CN": "我的账号、角色和能做的事", en: "My account, my roles and what I may do" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({
    account,
    university: z.strictObject({ name: z.string(), organisationId: z.string().nullable() }),
    roles: z.array(heldRole),
    /** For each organisation at which a role is held: each action, allowed or why not. */
    abilities: z.array(z.strictObject({ organisation: organisationShort, actions: z.array(ability) })),
    mustFirst: z.enum(["must-change-password", "second-factor-required"]).nullable(),
    today: date,
  }),
  errors: [],
  duringSetUp: true,
});

export const changeMe = endpoint({
  name: "me.change",
  method: "PUT",
  path: "/me",
  summary: { "zh-CN": "修改姓名和界面语言", en: "Change my name and language" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: z.strictObject({ displayName, language }),
  output: done,
  errors: [],
});

export const changePassword = endpoint({
  name: "me.change-password",
  method: "POST",
  path: "/me/password",
  summary: { "zh-CN": "修改密码；其他登录随之退出", en: "Change my password; other sessions end" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: z.strictObject({ current: password, next: password }),
  output: done,
  errors: ["wrong-credentials", "locked-out"],
  duringSetUp: true,
});

export const mySessions = endpoint({
  name: "me.sessions",
  method: "GET",
  path: "/me/sessions",
  summary: { "zh-CN": "我在哪些设备上登录着", en: "Where I am signed in" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({ sessions: z.array(session) }),
  errors: [],
});

export const endSession = endpoint({
  name: "me.end-session",
  method: "DELETE",
  path: "/me/sessions/:id",
  summary: { "zh-CN": "让一处登录退出", en: "End one of my sessions" },
  permission: "account",
  params: z.strictObject({ id: uuid }),
  query: nothing,
  body: noBody,
  output: done,
  errors: ["not-found"],
});

export const startSecondFactor = endpoint({
  name: "me.start-second-factor",
  method: "POST",
  path: "/me/second-factor",
  summary: { "zh-CN": "开始启用动态验证码，返回密钥", en: "Begin to set up a second factor; answers with its secret" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: z.strictObject({ password }),
  output: z.strictObject({ secret: z.string(), uri: z.string() }),
  errors: ["wrong-credentials", "locked-out", "conflict"],
  answersSecret: true,
  duringSetUp: true,
});

const recoveryCodes = z.strictObject({ recoveryCodes: z.array(z.string()) });

export const confirmSecondFactor = endpoint({
  name: "me.confirm-second-factor",
  method: "POST",
  path: "/me/second-factor/confirm",
  summary: {
    "zh-CN": "用当前验证码确认启用，返回恢复代码（只显示一次）",
    en: "Confirm with the current code; answers with recovery codes, shown once",
  },
  permission: "account",
  params: nothing,
  query: nothing,
  body: z.strictObject({ code }),
  output: recoveryCodes,
  errors: ["wrong-code", "conflict", "locked-out"],
  answersSecret: true,
  duringSetUp: true,
});

export const renewRecoveryCodes = endpoint({
  name: "me.renew-recovery-codes",
  method: "POST",
  path: "/me/second-factor/recovery-codes",
  summary: { "zh-CN": "换一批恢复代码，旧的作废", en: "New recovery codes; the old ones are void" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: z.strictObject({ password }),
  output: recoveryCodes,
  errors: ["wrong-credentials", "locked-out", "conflict"],
  answersSecret: true,
});

export const removeSecondFactor = endpoint({
  name: "me.remove-second-factor",
  method: "POST",
  path: "/me/second-factor/remove",
  summary: { "zh-CN": "停用动态验证码", en: "Remove my second factor" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: z.strictObject({ password, code }),
  output: done,
  errors: ["wrong-credentials", "wrong-code", "locked-out", "conflict"],
});

export const myTokens = endpoint({
  name: "me.tokens",
  method: "GET",
  path: "/me/tokens",
  summary: { "zh-CN": "我的脚本令牌", en: "My tokens for scripts" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({ tokens: z.array(apiToken) }),
  errors: [],
});

export const makeToken = endpoint({
  name: "me.make-token",
  method: "POST",
  path: "/me/tokens",
  summary: { "zh-CN": "新建脚本令牌（只显示一次）", en: "A new token for scripts, shown once" },
  permission: "account",
  params: nothing,
  query: nothing,
  body: z.strictObject({
    name: words,
    scopes: z.array(scope).min(1),
    /** At most a year: a forgotten script must not hold a key for ever. */
    days: z.int().min(1).max(366),
  }),
  output: z.strictObject({ id: uuid, token: z.string() }),
  errors: [],
  answersSecret: true,
});

export const revokeToken = endpoint({
  name: "me.revoke-token",
  method: "DELETE",
  path: "/me/tokens/:id",
  summary: { "zh-CN": "作废一个令牌", en: "Revoke a token" },
  permission: "account",
  params: z.strictObject({ id: uuid }),
  query: nothing,
  body: noBody,
  output: done,
  errors: ["not-found"],
});

export const meEndpoints = [
  me,
  changeMe,
  changePassword,
  mySessions,
  endSession,
  startSecondFactor,
  confirmSecondFactor,
  renewRecoveryCodes,
  removeSecondFactor,
  myTokens,
  makeToken,
  revokeToken,
] as const;
