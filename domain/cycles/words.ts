import type { Template } from "#domain/wording/language.ts";

/** Where an organisation is in a cycle. */
export const entryStateTerms = {
  apply: { "zh-CN": "待申报", en: "to apply" },
  applied: { "zh-CN": "已申报，待受理", en: "applied, to be accepted" },
  build: { "zh-CN": "培育中", en: "building" },
  "mid-term": { "zh-CN": "中期检查", en: "mid-term check" },
  "self-assess": { "zh-CN": "自评中", en: "in self-assessment" },
  confirm: { "zh-CN": "待院系确认", en: "to be confirmed by the department" },
  review: { "zh-CN": "评审中", en: "in review" },
  rectify: { "zh-CN": "整改中", en: "in rectification" },
  decide: { "zh-CN": "待认定", en: "to be decided" },
  passed: { "zh-CN": "通过", en: "passed" },
  extended: { "zh-CN": "延长建设期", en: "time of building extended" },
  failed: { "zh-CN": "不予通过", en: "not passed" },
  declined: { "zh-CN": "未受理", en: "not accepted" },
  withdrawn: { "zh-CN": "已退出", en: "withdrawn" },
} as const satisfies Record<string, Template>;

/** What the moves are called. */
export const moveTerms = {
  apply: { "zh-CN": "申报", en: "apply" },
  "return-application": { "zh-CN": "退回申报", en: "return the application" },
  accept: { "zh-CN": "受理", en: "accept" },
  decline: { "zh-CN": "不予受理", en: "decline" },
  "to-mid-term": { "zh-CN": "进入中期", en: "begin the mid-term check" },
  "to-self-assessment": { "zh-CN": "进入自评", en: "begin the self-assessment" },
  submit: { "zh-CN": "提交自评", en: "submit the self-assessment" },
  confirm: { "zh-CN": "确认并上报", en: "confirm and pass on" },
  return: { "zh-CN": "退回修改", en: "return with comments" },
  reopen: { "zh-CN": "退回自评", en: "return to self-assessment" },
  "to-rectification": { "zh-CN": "进入整改", en: "begin the rectification" },
  "to-decision": { "zh-CN": "进入认定", en: "go to the decision" },
  pass: { "zh-CN": "通过", en: "pass" },
  extend: { "zh-CN": "延长建设期", en: "extend the time of building" },
  fail: { "zh-CN": "不予通过", en: "do not pass" },
  resume: { "zh-CN": "重新自评", en: "assess again" },
  withdraw: { "zh-CN": "退出周期", en: "take out of the cycle" },
} as const satisfies Record<string, Template>;
