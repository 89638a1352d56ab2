import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { verdictSentences } from "#domain/wording/verdict-sentences.ts";
import type { VerdictSentence } from "#domain/wording/verdict-sentences.ts";

/** A sentence as data: which one, and its values. */
export type Sentence = { code: VerdictSentence; values: Values };

/** A sentence as data. */
export function sentence(code: VerdictSentence, values: Values = {}): Sentence {
  return { code, values };
}

/** The sentence in words. */
export function wordSentence({ code, values }: Sentence, language: Language): string {
  return fill(verdictSentences[code], language, values);
}

/** A list of names in both languages; a long one is cut and says so. */
export function listed(names: readonly (string | Template)[], most = 12): Template {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  const inLanguage = (language: Language) =>
    shown.map((name) => (typeof name === "string" ? name : name[language])).join(language === "en" ? ", " : "、");
  return {
    "zh-CN": rest > 0 ? `${inLanguage("zh-CN")}等${names.length}项` : inLanguage("zh-CN"),
    en: rest > 0 ? `${inLanguage("en")} and ${rest} more` : inLanguage("en"),
  };
}
