import type { Template } from "#domain/wording/language.ts";

/** Everything that an endpoint may refuse with, its HTTP status, and its sentence for the person. */
export const apiErrors = {
  "invalid-input": {
    status: 400,
    "zh-CN": "提交的内容有{count}处需要改正。",
    en: "What was sent needs correcting in {count} place(s).",
  },
  malformed: {
    status: 400,
    "zh-CN": "请求的网址或请求头写得不对，无法识别。请从页面重新打开。",
    en: "The request’s address or headers cannot be read. Open it again from the page.",
  },
  "too-slow": {
    status: 408,
    "zh-CN": "请求没有按时传完，请重试。",
    en: "The request did not arrive in time; try again.",
  },
  "address-too-long": {
    status: 414,
    "zh-CN": "网址太长，请缩短后再试。",
    en: "The address is too long; shorten it and try again.",
  },
  "headers-too-large": {
    status: 431,
    "zh-CN": "网址或请求头太大。请缩短网址，或清除本站的 Cookie 后再试。",
    en: "The address or the headers are too large. Shorten the address, or clear this site’s cookies, and try again.",
  },
  "not-signed-in": {
    status: 401,
    "zh-CN": "请先登录。",
    en: "Sign in first.",
  },
  "wrong-credentials": {
    status: 401,
    "zh-CN": "账号或密码不对，请再试一次。",
    en: "The account or the password is not right; try again.",
  },
  "second-factor-needed": {
    status: 401,
    "zh-CN": "请输入动态验证码。",
    en: "Enter the code of your authenticator.",
  },
  "wrong-code": {
    status: 401,
    "zh-CN": "验证码不对或已经用过，请输入当前的验证码。",
    en: "The code is wrong or was used before; enter the current one.",
  },
  "locked-out": {
    status: 429,
    "zh-CN": "连续多次输入错误，请在{seconds}秒后再试。",
    en: "Too many wrong tries; try again in {seconds} seconds.",
  },
  "too-many-requests": {
    status: 429,
    "zh-CN": "请求过于频繁，请在{seconds}秒后再试。",
    en: "Too many requests; try again in {seconds} seconds.",
  },
  "must-change-password": {
    status: 403,
    "zh-CN": "请先修改初始密码。",
    en: "Change the initial password first.",
  },
  "second-factor-required": {
    status: 403,
    "zh-CN": "本校要求管理员启用动态验证码，请先启用。",
    en: "This school asks administrators for a second factor; set it up first.",
  },
  "cross-site": {
    status: 403,
    "zh-CN": "请求不是从本系统页面发出的，已拒绝。脚本请带上请求头 X-Biaogan: 1，或改用令牌。",
    en: "The request did not come from this system’s own pages and was refused. A script sends the header X-Biaogan: 1, or a token.",
  },
  "not-allowed": {
    status: 403,
    "zh-CN": "{reason}",
    en: "{reason}",
  },
  "token-lacks-scope": {
    status: 403,
    "zh-CN": "这个令牌没有“{scope}”范围。",
    en: "This token lacks the scope “{scope}”.",
  },
  "not-found": {
    status: 404,
    "zh-CN": "没有找到，可能已撤回或您无权查看。",
    en: "Not found; it may be withdrawn, or not yours to see.",
  },
  "stale-version": {
    status: 409,
    "zh-CN": "在您编辑期间，这条记录已被改为第{current}版。请对照后再保存。",
    en: "While you were editing, this became version {current}. Compare the two and save again.",
  },
  "key-reused": {
    status: 409,
    "zh-CN": "同一个提交编号用在了不同的内容上，请重新提交。",
    en: "The same idempotency key came with different content; submit again with a new one.",
  },
  conflict: {
    status: 409,
    "zh-CN": "{why}",
    en: "{why}",
  },
  "too-large": {
    status: 413,
    "zh-CN": "提交的内容太大。",
    en: "What you sent is too large.",
  },
  "no-room": {
    status: 507,
    "zh-CN": "服务器磁盘已满，没有保存。请联系系统管理员腾出空间后再试。",
    en: "The server’s disk is full and nothing was saved. Ask the administrator to make room, then try again.",
  },
  unavailable: {
    status: 503,
    "zh-CN": "服务暂时不可用，请稍后再试。",
    en: "The service is not available just now; try again shortly.",
  },
  internal: {
    status: 500,
    "zh-CN": "服务器出错了，没有保存。编号{reference}，请告诉系统管理员。",
    en: "The server failed and nothing was saved. Reference {reference}: tell the administrator.",
  },
} as const satisfies Record<string, Template & { status: number }>;

export type ApiErrorCode = keyof typeof apiErrors;
