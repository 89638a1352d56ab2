import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with files of minutes. */
export const minutesProblems = {
  format: {
    code: "minutes-format",
    "zh-CN": "不能从 {extension} 文件读取会议记录（{found}）。请另存为 .docx 或 .txt。",
    en: "minutes cannot be read from a {extension} file ({found}); save it as .docx or .txt.",
  },
  bundleNeedsOrganisation: {
    code: "minutes-bundle-organisation",
    "zh-CN": "--bundle 和 --organisation 要一起写：活动记在哪个党组织名下。",
    en: "--bundle and --organisation go together: they say whose activities these are.",
  },
  noText: {
    code: "minutes-none",
    "zh-CN": "这里没有可以读取的文件（.txt、.docx、.doc）。请检查路径。",
    en: "there is no file here that can be read (.txt, .docx, .doc); check the path.",
  },
} as const satisfies Record<string, ProblemKind>;
