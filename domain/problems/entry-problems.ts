import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with one entry of a bundle, whatever file it came from. */
export const entryProblems = {
  dateNotReal: {
    code: "date-not-real",
    "zh-CN": "日期“{value}”不存在，请改为实际日期。",
    en: "the date “{value}” does not exist; use a real date.",
  },
  dateShape: {
    code: "date-shape",
    "zh-CN": "“{value}”不是日期，请写成 2026-03-05 的样子。",
    en: "“{value}” is not a date; write it like 2026-03-05.",
  },
  instantShape: {
    code: "instant-shape",
    "zh-CN": "“{value}”不是带时区的时刻，请写成 2026-03-05T16:20:00+08:00 的样子。",
    en: "“{value}” is not an instant with an offset; write it like 2026-03-05T16:20:00+08:00.",
  },
  timeShape: {
    code: "time-shape",
    "zh-CN": "“{value}”不是时间，请写成 14:30 的样子。",
    en: "“{value}” is not a time of day; write it like 14:30.",
  },
  blank: {
    code: "blank",
    "zh-CN": "此处不能为空，请填写。",
    en: "this must not be blank; fill it in.",
  },
  missing: {
    code: "missing",
    "zh-CN": "缺少此项，请补上{expected}。",
    en: "this is missing; add {expected}.",
  },
  missingChoice: {
    code: "missing",
    "zh-CN": "缺少此项，请填其中之一：{options}。",
    en: "this is missing; use one of: {options}.",
  },
  unknownField: {
    code: "unknown-field",
    "zh-CN": "没有“{field}”这个字段，请改名或删去。",
    en: "there is no field “{field}”; rename or remove it.",
  },
  notInList: {
    code: "not-in-list",
    "zh-CN": "“{value}”不在可选值之内，可选：{options}。",
    en: "“{value}” is not one of the allowed values: {options}.",
  },
  wrongType: {
    code: "wrong-type",
    "zh-CN": "这里是{got}“{value}”，应为{expected}。",
    en: "found {got} “{value}”; {expected} is needed.",
  },
  tooSmall: {
    code: "too-small",
    "zh-CN": "“{value}”太小，最小为{limit}。",
    en: "“{value}” is too small; the least is {limit}.",
  },
  tooBig: {
    code: "too-big",
    "zh-CN": "“{value}”太大，最大为{limit}。",
    en: "“{value}” is too big; the most is {limit}.",
  },
  tooLong: {
    code: "too-long",
    "zh-CN": "这里有{size}个字符，最多{limit}个，请缩短。",
    en: "this has {size} characters; the most is {limit}. Shorten it.",
  },
  tooMany: {
    code: "too-many",
    "zh-CN": "这个列表有{size}项，最多{limit}项，请分开填写。",
    en: "this list has {size} entries; the most is {limit}. Split it up.",
  },
  dateOutOfRange: {
    code: "date-out-of-range",
    "zh-CN": "日期“{value}”不在 {limit} 之内，请核对年份；长期有效的请留空。",
    en: "the date “{value}” lies outside {limit}; check the year, and leave the field empty for what has no end.",
  },
  dateTooFarAhead: {
    code: "date-too-far-ahead",
    "zh-CN": "日期“{value}”离今天超过一年，请核对年份（最晚 {limit}）。",
    en: "the date “{value}” lies more than a year ahead; check the year (at the latest {limit}).",
  },
  emptyText: {
    code: "empty-text",
    "zh-CN": "这里还没有填写。",
    en: "nothing is written here yet.",
  },
  emptyList: {
    code: "empty-list",
    "zh-CN": "这个列表至少要有一项，请补上。",
    en: "this list needs at least one entry; add it.",
  },
  exactLength: {
    code: "wrong-length",
    "zh-CN": "这个列表应正好有{limit}项，请补上或删去。",
    en: "this list needs exactly {limit} entries; add or remove some.",
  },
  unusable: {
    code: "unusable",
    "zh-CN": "“{value}”不能用，请对照文件格式说明修改。",
    en: "“{value}” cannot be used; compare it with the description of the format.",
  },
} as const satisfies Record<string, ProblemKind>;
