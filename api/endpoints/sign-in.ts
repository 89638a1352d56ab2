import { z } from "zod";
import { done, endpoint, noBody, nothing } from "#api/endpoint.ts";
import { code, displayName, password, signInName } from "#api/endpoints/identity-fields.ts";
import { words } from "#domain/bundle/fields.ts";

/** Coming in and going out. */
export const firstRunState = endpoint({
  name: "identity.first-run-state",
  method: "GET",
  path: "/first-run",
  summary: { "zh-CN": "是否还没有管理员", en: "Whether there is no administrator yet" },
  permission: "public",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({ needed: z.boolean() }),
  errors: [],
});

export const firstRun = endpoint({
  name: "identity.first-run",
  method: "POST",
  path: "/first-run",
  summary: {
    "zh-CN": "用启动时显示的一次性代码建立学校和第一位管理员",
    en: "Make the school and its first administrator with the one-time code printed at the start",
  },
  permission: "public",
  params: nothing,
  query: nothing,
  body: z.strictObject({ code: z.string().min(8).max(64), universityName: words, signInName, displayName, password }),
  output: done,
  errors: ["wrong-code", "conflict", "locked-out", "too-many-requests"],
});

export const signIn = endpoint({
  name: "identity.sign-in",
  method: "POST",
  path: "/sign-in",
  summary: {
    "zh-CN": "登录；需要动态验证码时先拒绝为 second-factor-needed，带上 code 再试",
    en: "Sign in; where a second factor is needed it is refused with second-factor-needed, try again with code",
  },
  permission: "public",
  params: nothing,
  query: nothing,
  body: z.strictObject({ signInName: z.string().min(1).max(64), password, code: code.optional() }),
  output: z.strictObject({ mustChangePassword: z.boolean(), mustSetUpSecondFactor: z.boolean() }),
  errors: ["wrong-credentials", "second-factor-needed", "wrong-code", "locked-out", "too-many-requests"],
});

export const signOut = endpoint({
  name: "identity.sign-out",
  method: "POST",
  path: "/sign-out",
  summary: { "zh-CN": "退出登录", en: "Sign out" },
  permission: "public",
  params: nothing,
  query: nothing,
  body: noBody,
  output: done,
  errors: [],
});

export const signInEndpoints = [firstRunState, firstRun, signIn, signOut] as const;
