import type { ProblemKind } from "#domain/problems/problem.ts";

/** What can be wrong with a guide pack. */
export const packProblems = {
  notYaml: {
    code: "pack-not-yaml",
    "zh-CN": "不是能读的 YAML：{why}。请对照 guides/ 里的指南修改。",
    en: "this is no readable YAML: {why}. Compare it with the packs in guides/.",
  },
  badAlias: {
    code: "pack-bad-alias",
    "zh-CN": "YAML 里的别名（*）太多，或指向不存在的锚点（&）。请写出原来的内容，不用别名。",
    en: "the YAML has too many aliases (*), or one without its anchor (&); write out what they stand for.",
  },
  notText: {
    code: "pack-not-text",
    "zh-CN": "这不是文本文件，或认不出文字编码。请给出 UTF-8 编码的指南包（.yaml）。",
    en: "this is no text, or its encoding is unknown; give a guide pack (.yaml) in UTF-8.",
  },
  notAPack: {
    code: "not-a-pack",
    "zh-CN": "--guide 要的是指南包（.yaml）。指标文件请先用 npx biaogan guide import 读入，并用 --out 写成指南包。",
    en: "--guide takes a guide pack (.yaml); read a document with npx biaogan guide import first, and write packs with --out.",
  },
  alreadyThere: {
    code: "already-there",
    "zh-CN": "已经有这份指南包，而且内容不同，没有覆盖，以免盖掉核对过的要求。请换一个文件夹；确实不要了，先删去它。",
    en: "this pack is already there with other content and was not overwritten, since somebody may have worked on it; choose another folder, or delete it first.",
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
  unknownRollUp: {
    code: "unknown-roll-up",
    "zh-CN":
      "“{id}”汇总的“{of}”不在任何一份指南里，最接近的是“{nearest}”。请改正，或把那份指南（.yaml）放在同一文件夹。",
    en: "“{id}” rolls up “{of}”, which is in no guide; the nearest is “{nearest}”. Correct it, or put that guide (.yaml) into the same folder.",
  },
  idOutsidePoint: {
    code: "requirement-id-outside-point",
    "zh-CN": "要求编号“{id}”应以“{prefix}”开头。",
    en: "the requirement id “{id}” must begin with “{prefix}”.",
  },
} as const satisfies Record<string, ProblemKind>;
