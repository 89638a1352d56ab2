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
} as const satisfies Record<string, Template>;

/** The words of the settings' frame in the language of the moment. */
export function useSettingsWords(): { say: (key: keyof typeof words, values?: Values) => string; language: Language } {
  const { language } = useWords();
  return { say: (key, values) => fill(words[key], language, values), language };
}
