import type { ProblemKind } from "#domain/problems/problem.ts";

/** Where two bundles that are to become one say different things. */
export const mergeProblems = {
  entryDiffers: {
    code: "merge-differs",
    "zh-CN": "编号“{value}”在 {first} 中也有，但不一样：{differences}；请统一后再合并。",
    en: "the id “{value}” is in {first} too, but differs: {differences}; make them agree, then merge.",
  },
  settingDiffers: {
    code: "merge-differs",
    "zh-CN": "学校设定与 {first} 不一致：{differences}；请统一后再合并。",
    en: "the school’s setting differs from {first}: {differences}; make them agree, then merge.",
  },
  semesterDiffers: {
    code: "merge-differs",
    "zh-CN": "学期“{value}”与 {first} 的日期不一致：{differences}；请统一后再合并。",
    en: "the semester “{value}” differs from {first}: {differences}; make them agree, then merge.",
  },
} as const satisfies Record<string, ProblemKind>;

/** One field that differs, with both values. */
export const difference = {
  "zh-CN": "{field} 为“{mine}”，彼处为“{theirs}”",
  en: "{field} is “{mine}” here and “{theirs}” there",
};
