import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "#domain/wording/language.ts";
import { en } from "#web/ui/words/en.ts";
import { zhCN } from "#web/ui/words/zh-CN.ts";

const KEPT = "biaogan.language";

/** The language chosen on this device, else the browser's, else Chinese. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === "en" || kept === "zh-CN") return kept;
  return navigator.language.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

/** Starts the words; both languages are there, so that switching waits for nothing. */
export function startWords(): void {
  const language = firstLanguage();
  document.documentElement.lang = language;
  void i18next.use(initReactI18next).init({
    lng: language,
    resources: { "zh-CN": { translation: zhCN }, en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
}

/** The language of the page at this moment. */
export function currentLanguage(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}

/** Changes the page's language at once and keeps it on this device. */
export function switchLanguage(language: Language): void {
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  void i18next.changeLanguage(language);
}
