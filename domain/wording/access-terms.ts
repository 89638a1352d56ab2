import type { AccessRole } from "#domain/access.ts";
import type { Template } from "#domain/wording/language.ts";

/** The roles that an account may hold, in both languages. */
export const accessRoleTerms = {
  "university-office": { "zh-CN": "学校党委组织部", en: "university office" },
  "department-office": { "zh-CN": "院（系）党组织", en: "department office" },
  "branch-office": { "zh-CN": "党支部", en: "branch office" },
  "minute-taker": { "zh-CN": "记录人", en: "minute-taker" },
  "forum-approver": { "zh-CN": "论坛审批人", en: "forum approver" },
  reviewer: { "zh-CN": "评审专家", en: "reviewer" },
  reader: { "zh-CN": "检查（只读）", en: "reader" },
  administrator: { "zh-CN": "系统管理员", en: "administrator" },
} as const satisfies Record<AccessRole, Template>;
