import { languages } from "#domain/wording/language.ts";
import type { Language } from "#domain/wording/language.ts";

/** The language that a browser asks for; Chinese where it asks for neither of the two. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((each) => each.trim().split(";q="))
    .map(([tag = "", quality]) => ({ tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) }))
    .filter((each) => each.quality > 0)
    .toSorted((one, other) => other.quality - one.quality);
  for (const { tag } of wanted) {
    const found = languages.find((each) => each.slice(0, 2) === tag.slice(0, 2));
    if (found !== undefined) return found;
  }
  return "zh-CN";
}
