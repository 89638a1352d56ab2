import type { Template } from "#domain/wording/language.ts";

/** Why a move is not made, and what would be right. */
export const moveRefusals = {
  "cycle-closed": { "zh-CN": "这个创建周期已经结束。", en: "This cycle is closed." },
  "not-here": {
    "zh-CN": "这个党组织现在是“{state}”，不在这一步；请刷新后再看。",
    en: "The organisation stands at “{state}”, not at this step; reload to see.",
  },
  "phase-left-out": { "zh-CN": "这个周期没有设{phase}阶段。", en: "This cycle has no phase of {phase}." },
  "too-early": {
    "zh-CN": "{phase}阶段从{from}开始，请到那时再办。",
    en: "The phase of {phase} begins on {from}; come back then.",
  },
  "too-late": {
    "zh-CN": "{phase}阶段到{to}为止，已经结束；确需补办的，请校党委组织部调整阶段日期。",
    en: "The phase of {phase} ended on {to}; if it must still be done, the university office can change the dates.",
  },
  dissolved: {
    "zh-CN": "这个党组织已于{on}撤销，只能由校党委组织部把它退出本周期。",
    en: "The organisation was dissolved on {on}; the university office can only take it out of the cycle.",
  },
  reason: { "zh-CN": "请写明理由。", en: "Give the reason." },
  unanswered: {
    "zh-CN": "三年负面清单还有{count}项没有填写，请逐项填写“没有”或最近一次发生的日期。",
    en: "{count} items of the three-year negative list are not answered; say “none” or the day it last occurred.",
  },
  barred: {
    "zh-CN": "三年内有负面清单所列情形“{item}”，{free}起才可申报。",
    en: "Within three years: “{item}”. An application can be made from {free}.",
  },
  unwritten: {
    "zh-CN": "还有{count}个观测点没有写好文字或选好等次：{points}。",
    en: "{count} points have no text or no rating yet: {points}.",
  },
  "read-already": {
    "zh-CN": "已有评审专家提交了意见，不能再退回自评。",
    en: "A reviewer has submitted already; it cannot go back to self-assessment.",
  },
  "still-reading": {
    "zh-CN": "还差{count}位评审专家的意见：没有安排，或没有提交。",
    en: "{count} review(s) are missing: not assigned, or not submitted yet.",
  },
  unsettled: {
    "zh-CN": "还有{count}个观测点意见不一，没有商定或确定等次：{points}。",
    en: "On {count} points the readers differ and nothing was agreed or set: {points}.",
  },
  "no-findings": {
    "zh-CN": "没有待整改的问题，可以直接进入认定。",
    en: "There is nothing to rectify; it can go to the decision.",
  },
  "findings-open": {
    "zh-CN": "问题清单中还有{count}个问题没有复查销号。",
    en: "{count} finding(s) are not closed by a re-check yet.",
  },
  until: {
    "zh-CN": "请填写延长建设期到哪一天，须在今天之后。",
    en: "Give the last day of the extended time of building, after today.",
  },
} as const satisfies Record<string, Template>;
