import type { AccessRole, Action } from "#domain/access.ts";
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

/** What somebody may do, as a phrase that stands in a list. */
export const actionTerms = {
  see: { "zh-CN": "查看记录、文件和达到情况", en: "read records, documents and what is reached" },
  "see-private": { "zh-CN": "查看本支部名册和参加人员", en: "read the branch’s own roster and attendance" },
  "see-sensitive": {
    "zh-CN": "查看和填写本组织的组织生活会、民主生活会和谈心谈话",
    en: "read and write its own organisation-life meetings, democratic-life meetings and talks",
  },
  record: { "zh-CN": "记录和更正活动", en: "record and correct activities" },
  "keep-roster": { "zh-CN": "维护名册、勾选参加人员", en: "keep the roster and tick who attended" },
  "keep-desk": {
    "zh-CN": "维护任职、换届、文件，申请论坛审批",
    en: "keep posts, elections and documents, apply for forums",
  },
  "keep-department": {
    "zh-CN": "维护联系点、联系组织和软弱涣散支部整顿",
    en: "keep contacts, bodies and weak-branch rectification",
  },
  approve: { "zh-CN": "审批论坛讲座", en: "approve forums and lectures" },
  issue: { "zh-CN": "向下级印发决议", en: "issue decisions to organisations below" },
  "manage-school": {
    "zh-CN": "管理党组织、校历、学校设定和指南",
    en: "manage organisations, calendar, the school’s numbers and guides",
  },
  "manage-accounts": { "zh-CN": "管理账号和角色", en: "manage accounts and roles" },
  "see-audit": { "zh-CN": "查看审计日志和备份情况", en: "read the audit log and the state of backups" },
  import: { "zh-CN": "成批导入数据", en: "import data" },
  redact: { "zh-CN": "隐去文字、保留事实", en: "redact text and keep the fact" },
  assess: { "zh-CN": "申报、自评和整改", en: "apply, assess oneself and put findings right" },
  confirm: { "zh-CN": "确认下级的自评、复查整改", en: "confirm self-assessments below and re-check findings" },
  review: { "zh-CN": "评审分配给自己的材料", en: "review what is assigned to oneself" },
  "manage-cycles": { "zh-CN": "组织创建周期和评审", en: "run cycles and reviews" },
} as const satisfies Record<Action, Template>;
