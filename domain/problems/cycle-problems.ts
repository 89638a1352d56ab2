import type { ProblemKind } from "#domain/problems/problem.ts";
import type { Template } from "#domain/wording/language.ts";

/** What the server refuses of what is sent for a cycle. */
export const cycleProblems = {
  twice: {
    code: "twice-in-list",
    "zh-CN": "同一个代号出现了两次，请只留一个。",
    en: "the same id stands in the list twice; keep one.",
  },
  window: {
    code: "window-backwards",
    "zh-CN": "考核时段的结束日期不能早于开始日期。",
    en: "the time that is judged cannot end before it begins.",
  },
  unknownOrganisation: {
    code: "organisation-unknown",
    "zh-CN": "没有“{value}”这个党组织。",
    en: "there is no organisation “{value}”.",
  },
  otherKind: {
    code: "organisation-of-other-kind",
    "zh-CN": "这份指南不适用于“{value}”这类党组织。",
    en: "the guide is not for organisations of the kind of “{value}”.",
  },
  dissolved: {
    code: "organisation-dissolved",
    "zh-CN": "“{value}”已经撤销，不能列入。",
    en: "“{value}” is dissolved and cannot be taken in.",
  },
  unknownPoint: {
    code: "point-unknown",
    "zh-CN": "指南中没有“{value}”这个观测点。",
    en: "the guide has no point “{value}”.",
  },
  unknownRating: {
    code: "rating-unknown",
    "zh-CN": "“{value}”不是本周期的等次，可选：{allowed}。",
    en: "“{value}” is no word of this cycle’s scale; choose of: {allowed}.",
  },
  unknownItem: {
    code: "item-unknown",
    "zh-CN": "本周期的负面清单没有“{value}”这一项。",
    en: "the cycle’s negative list has no item “{value}”.",
  },
  notYet: {
    code: "date-not-come",
    "zh-CN": "发生日期不能在今天之后。",
    en: "it cannot have occurred after today.",
  },
  unknownEntry: {
    code: "entry-unknown",
    "zh-CN": "本周期没有“{value}”这个党组织。",
    en: "the cycle has no entry “{value}”.",
  },
  notAReviewer: {
    code: "not-a-reviewer",
    "zh-CN": "“{value}”没有本周期评审专家的角色，请先由系统管理员授权。",
    en: "“{value}” holds no reviewer’s role for this cycle; the administrator grants it.",
  },
  reviewerElsewhere: {
    code: "reviewer-elsewhere",
    "zh-CN": "“{value}”的评审专家角色不在“{place}”或其上级。",
    en: "“{value}” is not a reviewer at “{place}” or above it.",
  },
  related: {
    code: "reviews-own",
    "zh-CN": "“{value}”属于“{place}”或其上下级，不能评审。",
    en: "“{value}” belongs to “{place}”, or to one above or below it, and does not review it.",
  },
  tooFew: {
    code: "too-few-reviewers",
    "zh-CN": "“{place}”找不到{seats}位可以评审的专家，请增加人选。",
    en: "there are fewer than {seats} reviewers who may read “{place}”; name more.",
  },
  notItsEvidence: {
    code: "not-its-evidence",
    "zh-CN": "“{value}”不是本组织的记录或文件，或只供本组织查看，不能作为整改佐证。",
    en: "“{value}” is no record or document of the organisation, or one for itself alone; it cannot show what was done.",
  },
} as const satisfies Record<string, ProblemKind>;

/** Why something in a cycle cannot be done as things stand. */
export const cycleRefusals = {
  notPublished: {
    "zh-CN": "只能按已发布的指南版本开启周期。",
    en: "A cycle is opened for a published version of a guide.",
  },
  closed: { "zh-CN": "这个创建周期已经结束。", en: "This cycle is closed." },
  phasesFixed: {
    "zh-CN": "周期开启后可以改日期，不能增减阶段。",
    en: "Once a cycle is open its dates change, its phases do not.",
  },
  writingOver: {
    "zh-CN": "现在不在自评阶段，文字不能再改。",
    en: "It is not in self-assessment now, and its text does not change.",
  },
  notBeingRead: { "zh-CN": "现在不在评审阶段。", en: "It is not in review now." },
  submittedAlready: {
    "zh-CN": "评审意见已经提交，不能再改；意见不一的在会商中处理。",
    en: "The review is submitted and does not change; where readers differ they reconcile.",
  },
  notRated: {
    "zh-CN": "还有{count}个观测点没有评等次：{points}。",
    en: "{count} points are not rated yet: {points}.",
  },
  seatsTaken: {
    "zh-CN": "“{place}”的评审专家已满{seats}位。",
    en: "“{place}” has its {seats} reviewers already.",
  },
  nothingToReconcile: {
    "zh-CN": "这个观测点现在不需要会商。",
    en: "There is nothing to reconcile at this point now.",
  },
  stillBlind: {
    "zh-CN": "专家全部提交之后才能确定等次。",
    en: "Results are set once all readers have submitted.",
  },
  reconcileFirst: {
    "zh-CN": "两位专家的等次相差超过一级，请先由他们会商，提出各自的意见后再确定。",
    en: "The readers are more than one step apart; they reconcile first, then a result is set.",
  },
  resultOver: {
    "zh-CN": "评审已经结束，等次不再改动。",
    en: "The review is over and results do not change.",
  },
  noFindingNow: {
    "zh-CN": "这个党组织现在不能列问题：须在中期、评审或整改阶段。",
    en: "Findings are raised at mid-term, in review and in rectification.",
  },
  dueInPast: {
    "zh-CN": "整改期限不能早于今天。",
    en: "The last day of a finding cannot lie before today.",
  },
} as const satisfies Record<string, Template>;
