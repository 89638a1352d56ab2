import type { Template } from "#domain/wording/language.ts";
import type { HintCode, ReasonCode, RefusalCode } from "#domain/verdicts/verdict.ts";

/** Why a requirement does not apply, as a sentence. */
export const reasonSentences = {
  "not-in-existence": {
    "zh-CN": "这段时间里该组织没有从头存在到尾，不作要求。",
    en: "The organisation did not exist throughout this time, so nothing is asked.",
  },
  vacation: {
    "zh-CN": "这个月在假期中，学校设定假期月份不作要求。",
    en: "This month is vacation, and the school exempts vacation months.",
  },
  "no-committee": {
    "zh-CN": "党支部在期初没有支部委员会（党员不足7人的一般不设），不作要求。",
    en: "The branch had no committee (支部委员会) at the start; branches under 7 full members have none as a rule.",
  },
  "no-groups": {
    "zh-CN": "党支部在这段时间没有党小组，不作要求。",
    en: "The branch had no Party groups (党小组) through this time.",
  },
  "wrong-category": {
    "zh-CN": "这一条不是对这一类党支部的要求。",
    en: "This is not asked of a branch of this category.",
  },
  "no-calendar": {
    "zh-CN": "校历中没有这段时间的学期，无法判断；请先录入校历。",
    en: "The calendar has no semester in this time, so nothing can be judged; enter the calendar first.",
  },
  "nothing-to-cover": {
    "zh-CN": "没有需要对照的事项。",
    en: "There is nothing that this would apply to.",
  },
  "no-joint-meeting": {
    "zh-CN": "该单位不设党政联席会议，不作要求。",
    en: "This organisation has no joint meeting of Party and administration (党政联席会议).",
  },
  appointed: {
    "zh-CN": "支部委员会由上级指派，不按任期换届判断。",
    en: "The committee was appointed from above; no term is judged.",
  },
} as const satisfies Record<ReasonCode, Template>;

/** Why something was not counted. */
export const refusalSentences = {
  "make-up-too-late": {
    "zh-CN": "补开太晚，超过了补开期限",
    en: "the make-up was held after the last day for one",
  },
  "recorded-after-known-at": {
    "zh-CN": "在所问的时刻之后才记录",
    en: "it was recorded after the moment asked about",
  },
  "wrong-leader": {
    "zh-CN": "主讲人不是本组织要求的负责人",
    en: "it was not led by the office holder of this organisation that the guide asks for",
  },
  "not-in-post": {
    "zh-CN": "主讲人当天不在任",
    en: "the leader was not in post on that day",
  },
  "wrong-topic": {
    "zh-CN": "没有标明所要求的主题",
    en: "it does not carry the topic that is asked for",
  },
  "approved-late": {
    "zh-CN": "批准日期不早于举办当天",
    en: "it was not approved before the day it was held",
  },
  "changed-after-approval": {
    "zh-CN": "批准后时间、地点、题目或主讲人有变动",
    en: "day, place, title or speakers differ from what was approved",
  },
  "not-approved": {
    "zh-CN": "没有审批记录",
    en: "there is no approval",
  },
  "extension-too-long": {
    "zh-CN": "延期超过12个月，不能采用",
    en: "an extension of more than 12 months cannot be used",
  },
} as const satisfies Record<RefusalCode, Template>;

/** Things to mind that change no status. */
export const hintSentences = {
  "usual-day-moved": {
    "zh-CN": "这次主题党日与平时的日子相差超过7天，指南要求“相对固定1天”。",
    en: "The day moved by more than 7 days from the usual one; the guide asks for about the same day each month.",
  },
  "applied-late": {
    "zh-CN": "有活动申请审批过晚，少于规定的工作日。",
    en: "An application came with fewer working days to go than the lead time.",
  },
  "below-target": {
    "zh-CN": "人数低于指南写的上限，可继续配强。",
    en: "The number is below the upper one that the guide names.",
  },
  "no-election-recorded": {
    "zh-CN": "没有换届记录，请补录最近一次换届或指派的日期。",
    en: "No election is recorded; enter the day of the latest election or appointment.",
  },
  extended: {
    "zh-CN": "任期已满，按批准的延期计算。",
    en: "The term is over and runs on by an approved extension.",
  },
  "branches-with-hints": {
    "zh-CN": "有党支部的“一般”要求没有做到，作为提示，不算未达到。",
    en: "Some branches miss what the guide asks as a rule (一般); this is a hint and no shortfall.",
  },
  "no-data": {
    "zh-CN": "没有名册也没有填报数，请填一个人数或启用名册。",
    en: "There is neither a roster nor a stated number; state one or keep a roster.",
  },
} as const satisfies Record<HintCode, Template>;
