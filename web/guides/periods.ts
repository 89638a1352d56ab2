import type { Language } from "#domain/wording/language.ts";
import { dayText } from "#web/ui/dates.ts";

export type Period = { from: string; to: string };

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The length of a period in whole months, or null where it does not run from a first to a last day of a month. */
function wholeMonths({ from, to }: Period): number | null {
  const lastDay = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).toISOString().slice(0, 10);
  if (!from.endsWith("-01") || to !== lastDay) return null;
  const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return monthOf(to) - monthOf(from) + 1;
}

/** A period as people call it: 11月, 第4季度, 2026年, else its first and last day. */
export function periodText(period: Period, language: Language, today: string): string {
  const year = period.from.slice(0, 4);
  const month = Number(period.from.slice(5, 7));
  const isEnglish = language === "en";
  const inYear = (words: string): string => {
    if (year === today.slice(0, 4)) return words;
    return isEnglish ? `${words} ${year}` : `${year}年${words}`;
  };
  switch (wholeMonths(period)) {
    case 1:
      return inYear(isEnglish ? (MONTHS[month - 1] ?? "") : `${month}月`);
    case 3:
      if (month % 3 === 1) return inYear(isEnglish ? `Q${(month + 2) / 3}` : `第${(month + 2) / 3}季度`);
      break;
    case 6:
      if (month === 1) return inYear(isEnglish ? "first half" : "上半年");
      if (month === 7) return inYear(isEnglish ? "second half" : "下半年");
      break;
    case 12:
      if (month === 1) return isEnglish ? year : `${year}年`;
      break;
    case null:
      break;
  }
  return `${dayText(period.from, language, today)}–${dayText(period.to, language, today)}`;
}

/** The name within the narrow cell of a strip; null where it is too long for one. */
function cellText(period: Period): string | null {
  const month = Number(period.from.slice(5, 7));
  const length = wholeMonths(period);
  if (length === 1) return String(month);
  return length === 3 && month % 3 === 1 ? `Q${(month + 2) / 3}` : null;
}

/** One cell of the strip of periods; without a verdict the period has not begun or is not judged. */
export type Cell<Verdict> = { key: string; label: string; short: string | null; verdict: Verdict | null };

/**
 * The strip of a requirement: the twelve months of the window where it is judged by month, else one cell a period.
 * Empty where it is judged on a day.
 */
export function stripOf<Verdict extends { period: Period | null }>(
  verdicts: readonly Verdict[],
  window: Period,
  language: Language,
  today: string,
): Cell<Verdict>[] {
  const judged = verdicts
    .flatMap((verdict) => (verdict.period === null ? [] : [{ verdict, period: verdict.period }]))
    .toSorted((a, b) => (a.period.from < b.period.from ? -1 : 1));
  const cell = (period: Period, verdict: Verdict | null): Cell<Verdict> => ({
    key: period.from,
    label: periodText(period, language, today),
    short: cellText(period),
    verdict,
  });
  const isMonthly = judged.length > 0 && judged.every(({ period }) => wholeMonths(period) === 1);
  if (!isMonthly) return judged.map(({ verdict, period }) => cell(period, verdict));
  const year = window.from.slice(0, 4);
  const months = Array.from({ length: 12 }, (_, index) => {
    const month = `${year}-${String(index + 1).padStart(2, "0")}`;
    const last = new Date(Date.UTC(Number(year), index + 1, 0)).getUTCDate();
    const period = { from: `${month}-01`, to: `${month}-${last}` };
    return cell(period, judged.find((each) => each.period.from === period.from)?.verdict ?? null);
  });
  const outside = judged.filter(({ period }) => !period.from.startsWith(year));
  return [...outside.map(({ verdict, period }) => cell(period, verdict)), ...months];
}
