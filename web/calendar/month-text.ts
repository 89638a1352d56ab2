import type { Language } from "#domain/wording/language.ts";
import { fill } from "#domain/wording/language.ts";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** A month as people write it. */
export function monthText(month: number, language: Language): string {
  return fill({ "zh-CN": "{month}月", en: MONTHS[month - 1] ?? "" }, language, { month });
}
