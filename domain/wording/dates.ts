import { isInstant } from "#domain/bundle/fields.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import { periodOf } from "#domain/dates/period.ts";
import type { CalendarUnit, Period } from "#domain/dates/period.ts";
import type { Template } from "#domain/wording/language.ts";

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
] as const;
const QUARTERS = ["一", "二", "三", "四"] as const;

function parts(date: CivilDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

/** A date as people write it: 2026年11月24日 · 24 November 2026. */
export function wordDate(date: CivilDate): Template {
  const { year, month, day } = parts(date);
  return { "zh-CN": `${year}年${month}月${day}日`, en: `${day} ${monthName(month)} ${year}` };
}

/** An instant as people read it, to the minute and in Beijing time; text that is none stays as it is. */
export function wordInstant(text: string): Template {
  if (!isInstant(text)) return { "zh-CN": text, en: text };
  const local = Temporal.Instant.from(text).toZonedDateTimeISO("Asia/Shanghai");
  const day = wordDate(local.toPlainDate().toString());
  const time = local.toPlainTime().toString({ smallestUnit: "minute" });
  return { "zh-CN": `${day["zh-CN"]}${time}（北京时间）`, en: `${day.en}, ${time} (Beijing time)` };
}

/** A date without its year: 11月24日 · 24 November. */
export function wordDay(date: CivilDate): Template {
  const { month, day } = parts(date);
  return { "zh-CN": `${month}月${day}日`, en: `${day} ${monthName(month)}` };
}

function isWhole(unit: CalendarUnit, period: Period): boolean {
  const whole = periodOf(unit, period.from);
  return whole.from === period.from && whole.to === period.to;
}

/** A period as people say it: 2026年10月, 2026年第三季度, 2026年, else its two dates. */
export function wordPeriod(period: Period): Template {
  const { year, month } = parts(period.from);
  if (isWhole("year", period)) return { "zh-CN": `${year}年`, en: String(year) };
  if (isWhole("half-year", period)) {
    return month === 1
      ? { "zh-CN": `${year}年上半年`, en: `first half of ${year}` }
      : { "zh-CN": `${year}年下半年`, en: `second half of ${year}` };
  }
  if (isWhole("quarter", period)) {
    const quarter = Math.floor(month / 3);
    return { "zh-CN": `${year}年第${QUARTERS[quarter]}季度`, en: `quarter ${quarter + 1} of ${year}` };
  }
  if (isWhole("month", period)) return { "zh-CN": `${year}年${month}月`, en: `${monthName(month)} ${year}` };
  const [from, to] = [wordDate(period.from), wordDate(period.to)];
  // Within one year the year is said once, where the language puts it.
  if (period.from.slice(0, 4) === period.to.slice(0, 4)) {
    return {
      "zh-CN": `${from["zh-CN"]}至${wordDay(period.to)["zh-CN"]}`,
      en: `${wordDay(period.from).en} to ${to.en}`,
    };
  }
  return { "zh-CN": `${from["zh-CN"]}至${to["zh-CN"]}`, en: `${from.en} to ${to.en}` };
}

/** The week that begins on the Monday, for lists of missed weeks: 9月7日至13日 · 7 to 13 September. */
export function wordWeek(monday: CivilDate): Template {
  const [from, to] = [wordDay(monday), wordDay(addDays(monday, 6))];
  return { "zh-CN": `${from["zh-CN"]}至${to["zh-CN"]}`, en: `${from.en} to ${to.en}` };
}
