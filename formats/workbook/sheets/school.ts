import type { Settings } from "#domain/bundle/calendar.ts";
import type { Template } from "#domain/wording/language.ts";
import { date, id, recordedColumn, text } from "#formats/workbook/model.ts";
import type { Sheet } from "#formats/workbook/model.ts";

export const calendarKinds = {
  semester: { "zh-CN": "学期", en: "semester" },
  holiday: { "zh-CN": "放假", en: "holiday" },
  "make-up-day": { "zh-CN": "调休上班", en: "make-up day" },
} as const satisfies Record<string, Template>;

/** The settings in the order in which they are explained. */
export const settingNames = [
  "followUpDays",
  "approvalLeadDays",
  "approvalLeadDaysForeign",
  "weeklyStudyShare",
  "vacationMonths",
  "makeUpDays",
  "makeUpDaysYear",
  "times",
] as const satisfies readonly (keyof Settings)[];

export const calendarSheet: Sheet = {
  name: "校历",
  code: "calendar",
  use: "seldom",
  about: "学期起止、放假和调休。一般由学校组织部门填好，院（系）和支部不用填。",
  columns: [
    {
      key: "kind",
      heading: "类别",
      type: { is: "choice", terms: calendarKinds },
      required: true,
      hint: "从下拉框里选。",
    },
    { key: "name", heading: "学期名称", type: text, hint: "只有学期填，如 2026春。放假不填。", width: 16 },
    { key: "startsOn", heading: "开始日期", type: date, required: true, hint: "学期或假期的第一天。" },
    { key: "endsOn", heading: "结束日期", type: date, hint: "最后一天；只有一天的放假、调休可以不填。" },
    recordedColumn(),
  ],
};

/** What the school may set, with the sentence that explains it and its value where it is not set. */
export const settingTerms = {
  followUpDays: { "zh-CN": "上级决定传达期限（天）", en: "days to pass on a decision from above" },
  approvalLeadDays: { "zh-CN": "论坛提前报批（工作日）", en: "working days to apply for a forum ahead" },
  approvalLeadDaysForeign: { "zh-CN": "有境外嘉宾的论坛提前报批（工作日）", en: "the same with guests from abroad" },
  weeklyStudyShare: { "zh-CN": "每周集中学习应达到的周数比例", en: "share of the weeks that need a study meeting" },
  vacationMonths: { "zh-CN": "寒暑假的月份", en: "months inside a vacation" },
  makeUpDays: { "zh-CN": "补开期限（天）", en: "days for a make-up" },
  makeUpDaysYear: { "zh-CN": "年度事项补开期限（天）", en: "days for a yearly make-up" },
  times: { "zh-CN": "指南未写明的次数", en: "times that the guide leaves open" },
} as const satisfies Record<keyof Settings, Template>;

/** Explains each setting and says what holds without it. */
export const settingNotes = {
  followUpDays: "收到后几天内要传达。不填为30。",
  approvalLeadDays: "不填为5。",
  approvalLeadDaysForeign: "不填为10。",
  weeklyStudyShare: "0到1之间，1就是每个教学周都要有。不填为1。",
  vacationMonths: "照常计算，或免除。不填为照常计算。",
  makeUpDays: "过了当月（季）多少天内补开仍算。不填为31。",
  makeUpDaysYear: "过了当年多少天内补开仍算。不填为90。",
  times: "“要求编号”写是哪一项，“值”写一年几次。",
} as const satisfies Record<keyof Settings, string>;

export const settingsSheet: Sheet = {
  name: "学校设定",
  code: "settings",
  use: "seldom",
  about: "指南没有写明的数字，由学校来定。不填就按默认值，院（系）和支部不用填。",
  columns: [
    {
      key: "setting",
      heading: "设定",
      type: { is: "choice", terms: settingTerms },
      required: true,
      hint: "从下拉框里选。",
      width: 36,
    },
    {
      key: "requirement",
      heading: "要求编号",
      type: id,
      hint: "只有“指南未写明的次数”填，如 department/2.2(1)/bodies-study。",
      width: 36,
    },
    {
      key: "value",
      heading: "值",
      type: { is: "scalar" },
      required: true,
      hint: "数字；寒暑假的月份填“照常计算”或“免除”。",
    },
  ],
};
