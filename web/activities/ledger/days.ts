import type { Language } from "#domain/wording/language.ts";
import { dayText } from "#web/ui/dates.ts";

const WEEKDAYS = {
  "zh-CN": ["星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;

/** A day as a document writes it: with its year and weekday. */
export function fullDay(date: string, language: Language): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const weekday = WEEKDAYS[language][new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? "";
  const text = dayText(date, language, "");
  return language === "en" ? `${weekday}, ${text}` : `${text}（${weekday}）`;
}

/** From when till when, as far as it is said. */
export function clockSpan({
  startsAt,
  endsAt,
}: {
  startsAt?: string | null | undefined;
  endsAt?: string | null | undefined;
}): string {
  return [startsAt, endsAt].filter((each) => each != null && each !== "").join("–");
}
