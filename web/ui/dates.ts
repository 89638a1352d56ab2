import type { Language } from "#domain/wording/language.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** The parts of an ISO date (`2026-11-24`, or an instant that begins with one). */
function partsOf(date: string): [year: number, month: number, day: number] {
  const [year, month, day] = date.slice(0, 10).split("-").map(Number);
  return [year ?? 0, month ?? 1, day ?? 1];
}

/**
 * A day as people write it: 11月24日, 24 Nov; with its year where that is not the year of `today`.
 * @param date ISO, as the server sends it; no time zone is applied
 */
export function dayText(date: string, language: Language, today: string): string {
  const [year, month, day] = partsOf(date);
  const isThisYear = date.slice(0, 4) === today.slice(0, 4);
  if (language === "en") return `${day} ${MONTHS[month - 1] ?? ""}${isThisYear ? "" : ` ${year}`}`;
  return `${isThisYear ? "" : `${year}年`}${month}月${day}日`;
}

/** An instant with an offset as the minute it names: 11月24日 09:30. */
export function minuteText(instant: string, language: Language, today: string): string {
  return `${dayText(instant, language, today)} ${instant.slice(11, 16)}`;
}

/** The whole days from one ISO date to another; negative where the other lies before. */
export function daysBetween(from: string, to: string): number {
  const dayNumber = (date: string): number => {
    const [year, month, day] = partsOf(date);
    return Date.UTC(year, month - 1, day) / 86_400_000;
  };
  return Math.round(dayNumber(to) - dayNumber(from));
}

/** The ISO date so many days later. */
export function plusDays(date: string, days: number): string {
  const [year, month, day] = partsOf(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
