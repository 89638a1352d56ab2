import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with a bundle as a whole, before its entries are looked at one by one. */
export const bundleProblems = {
  notAnObject: {
    code: "not-an-object",
    "zh-CN": "数据包应是一个对象 {…}，这里是{got}；请用 export 导出的文件，或对照格式说明修改。",
    en: "a bundle is one object {…}, but this is {got}; use a file that export wrote, or compare it with the description.",
  },
  formatMissing: {
    code: "format-missing",
    "zh-CN": '缺少 format 字段，请加上 "format": "{expected}"。',
    en: 'the field format is missing; add "format": "{expected}".',
  },
  formatUnknown: {
    code: "format-unknown",
    "zh-CN": "format 是“{value}”，本程序读 {expected}；请换成数据包文件，或先升级程序。",
    en: "format is “{value}”, and this program reads {expected}; give it a bundle, or upgrade the program first.",
  },
  duplicateField: {
    code: "duplicate-field",
    "zh-CN": "字段“{field}”出现了两次，请合并为一个。",
    en: "the field “{field}” stands here twice; make it one.",
  },
  tooManyProblems: {
    code: "too-many-problems",
    "zh-CN": "另有{count}个问题未列出，请先改好以上各处再试。",
    en: "{count} more problems are not listed; correct these first and try again.",
  },
} as const satisfies Record<string, ProblemKind>;
