import { fill } from "#domain/wording/language.ts";
import type { Language, Values } from "#domain/wording/language.ts";
import { useLanguage } from "#web/ui/language.ts";
import { pageWords } from "#web/ui/page-words.ts";

/** The name of a sentence of the interface. */
export type WordKey = keyof typeof pageWords;
export type Say = (key: WordKey, values?: Values) => string;

/** The interface's sentences in the language of the moment. */
export function useWords(): { say: Say; language: Language } {
  const language = useLanguage();
  return { say: (key, values) => fill(pageWords[key], language, values), language };
}
