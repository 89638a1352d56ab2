import { fill } from "#domain/wording/language.ts";
import type { Language, Template, Values } from "#domain/wording/language.ts";
import { verdictSentences } from "#domain/wording/verdict-sentences.ts";

const templates: Readonly<Record<string, Template>> = verdictSentences;

/** A sentence of the server in words; one that this page does not know yet is left out. */
export function worded({ code, values }: { code: string; values: Values }, language: Language): string[] {
  const template = templates[code];
  return template === undefined ? [] : [fill(template, language, values)];
}
