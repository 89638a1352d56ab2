import type { Template } from "#domain/wording/language.ts";

/** A word of the scale on which points are rated: words, never numbers. */
export type RatingWord = { id: string; words: Template };

/** The guide's own words, best first; a cycle may have others. */
export const usualScale: readonly RatingWord[] = [
  { id: "reached", words: { "zh-CN": "达标", en: "reached" } },
  { id: "mostly", words: { "zh-CN": "基本达标", en: "mostly reached" } },
  { id: "not-reached", words: { "zh-CN": "未达标", en: "not reached" } },
];

/** What readers make of one point: nobody or one alone read it, the same word, neighbouring words, or further apart. */
export type Agreement = "open" | "same" | "near" | "apart";

/** How far the readers' words for one point lie apart on the scale. A word that is not of the scale is none. */
export function agreementOf(scale: readonly RatingWord[], ratings: readonly string[]): Agreement {
  const places = ratings.map((each) => scale.findIndex((word) => word.id === each)).filter((each) => each >= 0);
  if (places.length === 0) return "open";
  const distance = Math.max(...places) - Math.min(...places);
  if (distance === 0) return "same";
  return distance === 1 ? "near" : "apart";
}

/** The word on which all agree; null where they do not, or some said nothing yet. */
export function agreedWord(said: readonly (string | null)[]): string | null {
  const [first = null] = said;
  return first !== null && said.every((each) => each === first) ? first : null;
}
