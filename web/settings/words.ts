import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { useWords } from "#web/ui/words.ts";

const words = {
  settings: { "zh-CN": "设置", en: "Settings" },
  lead: {
    "zh-CN": "单位、人员、指南和校历在这里维护。每次修改都保留原来的内容和原因。",
    en: "Organisations, posts, guides and calendar are kept here. Every change keeps what was there before, and why.",
  },
  back: { "zh-CN": "‹ 设置", en: "‹ Settings" },
  readOnly: { "zh-CN": "可以查看，不能修改", en: "to read, not to change" },
  reason: { "zh-CN": "原因", en: "Why" },
  reasonHow: {
    "zh-CN": "与这次修改一起保留，如：换届、笔误。",
    en: "Kept with the change: an election, a slip of the pen.",
  },
  cancel: { "zh-CN": "取消", en: "Cancel" },
  fillIn: { "zh-CN": "还没有填：{what}。", en: "Still to be filled in: {what}." },
  find: { "zh-CN": "查找", en: "Find" },
  findIn: { "zh-CN": "在“{label}”中查找", en: "Find in “{label}”" },
  nothingFits: { "zh-CN": "没有符合的党组织。", en: "No organisation fits." },
  chosen: { "zh-CN": "已选{count}个", en: "{count} chosen" },
  chooseShown: { "zh-CN": "选中列出的{count}个", en: "Choose the {count} listed" },
  chooseNone: { "zh-CN": "全部取消", en: "Choose none" },
  historyShort: { "zh-CN": "历史", en: "History" },
  choose: { "zh-CN": "请选择", en: "Choose one" },
  none: { "zh-CN": "（不填）", en: "(none)" },
} as const satisfies Record<string, Template>;

/** The words of the settings' frame in the language of the moment. */
export function useSettingsWords(): { say: (key: keyof typeof words, values?: Values) => string; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
