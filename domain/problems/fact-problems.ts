import type { ProblemKind } from "#domain/problems/problem.ts";

/** What the server refuses of an entry beyond what a bundle may not hold. */
export const factProblems = {
  minutesOfSensitive: {
    code: "minutes-of-sensitive",
    "zh-CN": "组织生活会、民主评议、谈心谈话、发展党员和处分类事项只记议题和决议，不记会议记录，请清空此项。",
    en: "organisation-life meetings, appraisals, talks, admission and discipline keep agenda and resolution alone; leave the minutes empty.",
  },
  notByABranch: {
    code: "attendees-not-by-a-branch",
    "zh-CN": "参加人和谈话双方由各党支部为本支部党员登记，请由党支部在这条活动中勾选。",
    en: "who attended and who talked is recorded by each branch for its own members; let the branches tick them at this activity.",
  },
  kindFixed: {
    code: "organisation-kind-fixed",
    "zh-CN": "党组织的类别层级不能更改，请新建一个并写明承继关系。",
    en: "an organisation’s kind does not change; found another and say whom it succeeds.",
  },
  oneUniversity: {
    code: "one-university",
    "zh-CN": "学校党委只有一个，是全校的根，不能新建，也不能设在别处。",
    en: "the university committee is one, the root of the school; another cannot be founded, nor this one be put below another.",
  },
  noParent: {
    code: "no-parent",
    "zh-CN": "请填上级党组织（parentId）。",
    en: "name the organisation above it (parentId).",
  },
  planWithPeople: {
    code: "plan-with-people",
    "zh-CN": "计划里不登记参加人、谈话双方和会议记录，开过之后再填。",
    en: "a plan holds no attendees, talk pairs or minutes; add them once it was held.",
  },
  twiceInReform: {
    code: "twice-in-reform",
    "zh-CN": "“{value}”在这次调整中出现了两次，请只留一步。",
    en: "“{value}” stands in two steps of this re-formation; keep one.",
  },
  notInExistence: {
    code: "not-in-existence",
    "zh-CN": "“{value}”在 {on} 不存续，不能调整，请核对日期。",
    en: "“{value}” does not exist on {on} and cannot be re-formed; check the date.",
  },
  notABranch: {
    code: "not-a-branch",
    "zh-CN": "“{value}”不是党支部；合并、拆分和重新组建只用于党支部。",
    en: "“{value}” is no branch; only branches are merged, split and re-founded.",
  },
  segmentUnknown: {
    code: "segment-unknown",
    "zh-CN": "这条活动没有第{value}个环节，请核对。",
    en: "this activity has no segment {value}; check it.",
  },
} as const satisfies Record<string, ProblemKind>;

/** Likely slips that only the server can see. */
export const factWarnings = {
  topicUnknown: {
    code: "topic-unknown",
    "zh-CN": "本校的指南里没有“{value}”这个议题{nearest}，它不会计入任何要求；已照此保存，请核对。",
    en: "no guide of the school knows the topic “{value}”{nearest}, so it counts for no requirement; it was saved as it is, please check.",
  },
  nameInTitle: {
    code: "name-in-title",
    "zh-CN": "议题标题中出现了“{value}”，似是人名。人事类议题请按程序命名，如“职称评审事项 第2批”。",
    en: "the item’s title holds “{value}”, which seems to be a name; name personnel items by the procedure, such as “professional titles, batch 2”.",
  },
} as const satisfies Record<string, ProblemKind>;

/** Why something cannot be done as things stand; the `why` of a conflict. */
export const factConflicts = {
  stillNamed: {
    "zh-CN": "还有{count}条记录用到它，不能撤回。任职、单位等请改填结束日期。",
    en: "{count} records still name it, so it cannot be withdrawn; give posts and organisations an end date instead.",
  },
  notWithdrawn: {
    "zh-CN": "这条记录没有被撤回，无需恢复。",
    en: "This record is not withdrawn; there is nothing to bring back.",
  },
  planHeld: {
    "zh-CN": "这个计划已经转为活动。",
    en: "This plan has become an activity already.",
  },
} as const;
