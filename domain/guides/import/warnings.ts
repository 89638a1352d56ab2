import { fill } from "#domain/wording/language.ts";
import type { Template, Values } from "#domain/wording/language.ts";

/** What the import could not place, or placed by a guess; `text` is the line as it stands. */
export type ImportWarning = { line: number; text: string; why: Template };

/** Why a line was not taken as it stood, in both languages. */
export const reasons = {
  beforeFirst: {
    "zh-CN": "位于第一个指标之前，不是指标内容；如属于某个三级指标，请在导入后补入。",
    en: "stands before the first indicator and is no point; add it by hand if it belongs to one.",
  },
  aside: {
    "zh-CN": "像是注释、落款或联系方式，未计入任何指标；如属于指标内容，请在导入后补入。",
    en: "looks like a note, a date or a contact and belongs to no point; add it by hand if it does.",
  },
  footnote: {
    "zh-CN": "是脚注或尾注，未计入任何指标。",
    en: "is a footnote or endnote and belongs to no point.",
  },
  unplaced: {
    "zh-CN": "没有编号，也不接在未完的句子后面，无法确定属于哪个指标；请对照原文补入。",
    en: "has no number and continues no open sentence, so its place is unknown; compare it with the document.",
  },
  contents: {
    "zh-CN": "像是目录行，未计入指标。",
    en: "looks like a line of a table of contents and was not taken as an indicator.",
  },
  noColumn: {
    "zh-CN": "属于“{column}”一栏，指南格式中没有对应位置；如需要，请另行记录。",
    en: "stands in the column “{column}”, for which a guide has no place; keep it elsewhere if it is needed.",
  },
  numberSkips: {
    "zh-CN": "编号“{printed}”与顺序不符，按位置编为 {code}；请核对原文是否缺漏。",
    en: "the number “{printed}” breaks the order; by place it is {code}. Check whether something is missing.",
  },
  noLevel1: {
    "zh-CN": "前面没有一级指标，暂放在一个没有标题的一级指标下；请补上标题。",
    en: "no first-level indicator stands before it; it was put under one without a title. Add the title.",
  },
  noPoints: {
    "zh-CN": "该指标下没有三级指标；请核对原文。",
    en: "this indicator has no points; compare it with the document.",
  },
  noTitle: {
    "zh-CN": "没有找到这份指南的标题；请补上。",
    en: "this guide has no title; add one.",
  },
  tooLong: {
    "zh-CN": "{code} 超过{limit}字，不像一项指标，没有从中找要求；请核对原文，把它分成几项。",
    en: "{code} has over {limit} characters, too many for a point, and was not searched for requirements; split it as the document does.",
  },
  damagedText: {
    "zh-CN": "含有无法识别的字符（�），可能是编码损坏；请对照原文更正。",
    en: "holds characters that could not be read (�); correct them from the document.",
  },
} as const satisfies Record<string, Template>;

/** A warning at a line, its reason worded in both languages. */
export function warn(line: number, text: string, reason: Template, values: Values = {}): ImportWarning {
  return { line, text, why: { "zh-CN": fill(reason, "zh-CN", values), en: fill(reason, "en", values) } };
}
