import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with one cell or one row of a workbook. */
export const cellProblems = {
  required: {
    code: "missing",
    "zh-CN": "此处必填。{hint}",
    en: "this must be filled in ({hint})",
  },
  formula: {
    code: "formula",
    "zh-CN": "这里是公式。请改成数值：复制后用“选择性粘贴→数值”贴回原处。",
    en: "this is a formula; replace it by its value (copy, then paste special, values).",
  },
  errorValue: {
    code: "error-value",
    "zh-CN": "这里是出错的值“{value}”，请改成实际内容，或清空。",
    en: "this holds the error “{value}”; replace it by what is meant, or clear it.",
  },
  ambiguousDate: {
    code: "ambiguous-date",
    "zh-CN": "“{value}”看不出哪个是月、哪个是日，请写成 2026-03-05 的样子。",
    en: "“{value}” does not say which number is the month and which the day; write it like 2026-03-05.",
  },
  dateWithoutYear: {
    code: "date-without-year",
    "zh-CN": "“{value}”没有年份，请写成 2026-03-05 的样子。",
    en: "“{value}” has no year; write it like 2026-03-05.",
  },
  shortYear: {
    code: "short-year",
    "zh-CN": "“{value}”的年份要写四位，如 2026-03-05。",
    en: "the year of “{value}” needs four digits, as in 2026-03-05.",
  },
  dateWithTime: {
    code: "date-with-time",
    "zh-CN": "这里只填日期，不带时间。请写成 2026-03-05 的样子。",
    en: "only the date goes here, without a time; write it like 2026-03-05.",
  },
  timeWithDate: {
    code: "time-with-date",
    "zh-CN": "这里只填时间，不带日期。请写成 14:30 的样子。",
    en: "only the time goes here, without a date; write it like 14:30.",
  },
  dateAsText: {
    code: "date-in-text",
    "zh-CN": "这一格被 Excel 变成了日期（{value}）。请把单元格格式设为“文本”，再重新填写。",
    en: "Excel turned this cell into a date ({value}); set its format to text and type it again.",
  },
  dateAsNumber: {
    code: "date-in-number",
    "zh-CN": "这一格的格式是日期，应为数字。请把单元格格式设为“常规”，再重新填写。",
    en: "this cell is formatted as a date, but a number is needed; set its format to general and type it again.",
  },
  longNumber: {
    code: "long-number",
    "zh-CN": "数字太长，Excel 已经改掉了末尾几位。请把单元格格式设为“文本”，再重新填写。",
    en: "the number is so long that Excel changed its last digits; set the cell’s format to text and type it again.",
  },
  notANumber: {
    code: "not-a-number",
    "zh-CN": "“{value}”不是数字，请只填数字，如 12。",
    en: "“{value}” is not a number; write only the number, such as 12.",
  },
  notYesNo: {
    code: "not-yes-no",
    "zh-CN": "“{value}”应改为“是”或“否”。",
    en: "“{value}” should be 是 (yes) or 否 (no).",
  },
  unexpectedYesNo: {
    code: "unexpected-yes-no",
    "zh-CN": "这里是逻辑值“{value}”，请改成实际内容。",
    en: "this holds the logical value “{value}”; write what is meant.",
  },
  notAChoice: {
    code: "not-in-list",
    "zh-CN": "“{value}”不在可选值之内，请改为其中之一：{options}。",
    en: "“{value}” is not one of the allowed values: {options}.",
  },
  oneOnly: {
    code: "one-only",
    "zh-CN": "这里只填一项，现在是“{value}”。请只留一项。",
    en: "only one goes here, but there is “{value}”; keep one.",
  },
  exactly: {
    code: "wrong-number",
    "zh-CN": "这里要填{need}项，用顿号隔开，现在是{count}项。",
    en: "{need} are needed here, set apart by 、, and there are {count}.",
  },
  ambiguousName: {
    code: "ambiguous-name",
    "zh-CN": "叫“{value}”的不止一个（编号 {ids}），请改填编号。",
    en: "more than one is called “{value}” (ids {ids}); write the id instead.",
  },
  conflict: {
    code: "conflicting-rows",
    "zh-CN": "编号“{id}”在第{first}行已填“{before}”，这里是“{value}”。同一项的各行要一致；不是同一项的请另编编号。",
    en: "row {first} says “{before}” for “{id}”, here it is “{value}”; rows of one thing must agree, and another thing needs its own id.",
  },
  noParent: {
    code: "no-such-row",
    "zh-CN": "“{sheet}”表里没有“{value}”。请改正，或先在“{sheet}”表里添上。",
    en: "the sheet “{sheet}” has no “{value}”; correct it, or add it there first.",
  },
  whichSegment: {
    code: "which-segment",
    "zh-CN": "这次活动有几个环节：{options}。请在“环节”列填明是哪一个。",
    en: "this activity has several segments: {options}; say which one in the column 环节.",
  },
  notForThisRow: {
    code: "not-for-this-row",
    "zh-CN": "“{kind}”这一行不填此项，请清空；要附注请写在“备注”列。",
    en: "this stays empty in a row of “{kind}”; notes go into the column 备注.",
  },
  endBeforeStart: {
    code: "end-before-start",
    "zh-CN": "结束日期早于开始日期，请改正。",
    en: "the end is before the start; correct one of them.",
  },
  longHoliday: {
    code: "long-holiday",
    "zh-CN": "这段日期有{days}天，超过一年，请检查年份。",
    en: "this spans {days} days, more than a year; check the years.",
  },
  settingTwice: {
    code: "setting-twice",
    "zh-CN": "“{value}”在第{first}行已经填过，请只留一行。",
    en: "“{value}” is already set in row {first}; keep one row.",
  },
} as const satisfies Record<string, ProblemKind>;
