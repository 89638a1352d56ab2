import { isCivilDate } from "#domain/dates/civil-date.ts";
import type { PatternRow, Span } from "#domain/minutes/found.ts";
import { numberOf } from "#domain/minutes/numerals.ts";

const MONTH = "(?<month>\\d{1,2}|[一二三四五六七八九十]{1,2})";
const DAY = "(?<day>\\d{1,2}|[一二三四五六七八九十]{1,3})";
const WEEKDAY = "(?: ?\\(? ?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天]) ?\\)?)?";

/** How dates are written. */
export const datePatterns: readonly PatternRow[] = [
  {
    pattern: new RegExp(
      `(?<year>20\\d\\d|二[〇零○O][一二三四五六七八九〇零○]{2}|(?<!\\d)\\d\\d) {0,3}年 {0,3}${MONTH} {0,3}月 {0,3}${DAY} {0,3}[日号]${WEEKDAY}`,
      "g",
    ),
    example: "二〇二六年三月五日",
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(?<year>20\\d\\d) ?[./-] ?(?<month>\\d{1,2}) ?[./-] ?(?<day>\\d{1,2})(?!\\d)日?${WEEKDAY}`,
      "g",
    ),
    example: "2026.3.5",
  },
  { pattern: /(?<!\d)(?<year>20\d\d)(?<month>[01]\d)(?<day>[0-3]\d)(?!\d)/g, example: "20260305" },
  {
    pattern: new RegExp(`(?<![年\\d.])${MONTH} ?月 ?${DAY} ?[日号]${WEEKDAY}(?: ?\\((?<later>20\\d\\d)年\\))?`, "g"),
    example: "3月5日(周四)",
  },
];

export type DateWords = Span & { year: number | null; month: number; day: number; weekday: string | null };

/** Every date that a stretch of the text names, in its order; a year that is not said is null. */
export function datesIn(plain: string, { from, to }: Span): DateWords[] {
  const part = plain.slice(from, to);
  const taken: DateWords[] = [];
  for (const { pattern } of datePatterns) {
    for (const match of part.matchAll(pattern)) {
      const { year, later, month = "", day = "", weekday } = match.groups ?? {};
      const start = from + match.index;
      const span = { from: start, to: start + match[0].trimEnd().length };
      if (taken.some((other) => span.from < other.to && other.from < span.to)) continue;
      const said = numberOf(year ?? later ?? "");
      const [monthNumber, dayNumber] = [numberOf(month), numberOf(day)];
      if (monthNumber === null || dayNumber === null) continue;
      const full = said === null ? null : said < 100 ? 2000 + said : said;
      if (!isCivilDate(isoDate(full ?? 2024, monthNumber, dayNumber))) continue;
      taken.push({ ...span, year: full, month: monthNumber, day: dayNumber, weekday: weekday ?? null });
    }
  }
  return taken.toSorted((a, b) => a.from - b.from);
}

/** `2026-03-05` */
export function isoDate(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Years that a heading or a file's name gives to a date without one; for a school year it takes the month. */
export function yearsIn(words: string, month: number): number[] {
  const years: number[] = [];
  const rest = words.replace(
    /(20\d\d) ?[-至] ?(20\d\d) ?学?年度?[^\n]{0,4}?(?:第([一二12])学期|([春秋])季?)?/g,
    (_, first: string, second: string, term: string | undefined, season: string | undefined) => {
      const autumn = term === "一" || term === "1" || season === "秋";
      const spring = term === "二" || term === "2" || season === "春";
      if (spring || month < 8) years.push(Number(second));
      else if (autumn || month >= 9) years.push(Number(first));
      return " ";
    },
  );
  for (const match of rest.matchAll(/(?<!\d)(20\d\d)(?!\d|级|届| ?年度)(?=年|春|秋|[.)\-_ ]|[01]\d[0-3]\d|$|[^\d])/g)) {
    years.push(Number(match[1]));
  }
  for (const match of rest.matchAll(/(?<!\d)(20\d\d)(?=[01]\d[0-3]\d(?!\d))/g)) years.push(Number(match[1]));
  for (const match of rest.matchAll(/二[〇零○][一二三四五六七八九〇零○]{2}(?=年(?!度))/g)) {
    const year = numberOf(match[0]);
    if (year !== null) years.push(year);
  }
  return [...new Set(years)];
}
