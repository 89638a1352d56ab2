import { useTranslation } from "react-i18next";
import type { Language } from "#domain/wording/language.ts";
import type { zhCN } from "#web/ui/words/zh-CN.ts";

/** The name of a sentence of the interface. */
export type WordKey = keyof typeof zhCN;
export type Say = (key: WordKey, values?: Record<string, string | number>) => string;

/** The interface's sentences in the language of the moment. */
export function useWords(): { say: Say; language: Language } {
  const { t, i18n } = useTranslation();
  return { say: (key, values) => t(key, { ...values }), language: i18n.language === "en" ? "en" : "zh-CN" };
}
