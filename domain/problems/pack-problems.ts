import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with a guide pack. */
export const packProblems = {
  notYaml: {
    code: "pack-not-yaml",
    "zh-CN": "不是能读的 YAML：{why}。请对照 guides/ 里的指南修改。",
    en: "this is no readable YAML: {why}. Compare it with the packs in guides/.",
  },
  noSuchFile: {
    code: "no-such-file",
    "zh-CN": "找不到这个文件，请检查路径；随附的指南可写 branch 或 department。",
    en: "there is no such file; check the path, or name a guide that comes along: branch or department.",
  },
  duplicateRequirement: {
    code: "duplicate-requirement",
    "zh-CN": "要求编号“{id}”出现了不止一次，请改为唯一的编号。",
    en: "the requirement id “{id}” stands more than once; make it unique.",
  },
  duplicatePoint: {
    code: "duplicate-point",
    "zh-CN": "指标编号“{code}”出现了不止一次，请改为唯一的编号。",
    en: "the point code “{code}” stands more than once; make it unique.",
  },
  quoteNotInPoint: {
    code: "quote-not-in-point",
    "zh-CN": "引文“{quote}”不是指标{code}的原文，请照原文摘引。",
    en: "the quote “{quote}” does not stand in point {code}; quote the text to the letter.",
  },
  idOutsidePoint: {
    code: "requirement-id-outside-point",
    "zh-CN": "要求编号“{id}”应以“{prefix}”开头。",
    en: "the requirement id “{id}” must begin with “{prefix}”.",
  },
} as const satisfies Record<string, ProblemKind>;
