import { useSyncExternalStore } from "react";
import type { Language } from "#domain/wording/language.ts";

const KEPT = "biaogan.language";

/** The language chosen on this device, else the browser's, else Chinese. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === "en" || kept === "zh-CN") return kept;
  return navigator.language.toLowerCase().startsWith("en") ? "en" : "zh-CN";
}

let current: Language = "zh-CN";
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Takes up the language of this device, before anything is drawn. */
export function startLanguage(): void {
  current = firstLanguage();
  document.documentElement.lang = current;
}

/** The language of the page at this moment. */
export function currentLanguage(): Language {
  return current;
}

/** The page's language; whoever draws with it is drawn anew when it changes. */
export function useLanguage(): Language {
  return useSyncExternalStore(listen, currentLanguage);
}

/** Changes the page's language at once and keeps it on this device. */
export function switchLanguage(language: Language): void {
  current = language;
  localStorage.setItem(KEPT, language);
  document.documentElement.lang = language;
  for (const each of listeners) each();
}
