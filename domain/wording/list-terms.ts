import type { ListName } from "#domain/bundle/bundle.ts";
import type { Template } from "#domain/wording/language.ts";

/** The lists of the bundle in the field's own terms. */
export const listTerms = {
  organisations: { "zh-CN": "党组织", en: "organisations" },
  positions: { "zh-CN": "任职", en: "posts" },
  elections: { "zh-CN": "选举", en: "elections" },
  extensions: { "zh-CN": "延期换届", en: "extensions of a term" },
  roster: { "zh-CN": "党员名册", en: "roster" },
  activities: { "zh-CN": "活动", en: "activities" },
  documents: { "zh-CN": "文件", en: "documents" },
  approvals: { "zh-CN": "论坛审批", en: "approvals of forums" },
  directives: { "zh-CN": "上级部署", en: "decisions from above" },
  bodies: { "zh-CN": "学术组织和社团", en: "academic bodies and societies" },
  contacts: { "zh-CN": "联系支部", en: "contacts of branches" },
  weakBranches: { "zh-CN": "软弱涣散支部整顿", en: "weak branches" },
  statements: { "zh-CN": "覆盖情况填报", en: "statements" },
  plans: { "zh-CN": "计划", en: "plans" },
} as const satisfies Record<ListName, Template>;
