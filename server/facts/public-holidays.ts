import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { readPublicHolidays } from "#api/endpoints/school.ts";
import { publicHolidays } from "#domain/calendar/public-holidays.ts";
import type { Handler } from "#server/http/call.ts";

/** `National Day,国庆节,3`: the name in English, in Chinese, and how many days. */
function namesOf(text: string | undefined): { "zh-CN": string; en: string } {
  const [en = "", zh = en] = (text ?? "").split(",");
  return { "zh-CN": zh, en };
}

/** The published holidays from one year to another; no network is asked, the days came with the program. */
export const listPublicHolidays: Handler<typeof readPublicHolidays> = async (call) => {
  const { from, to } = call.input.query;
  const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
  const { holidays, makeUpDays, unknownYears } = publicHolidays(published, years);
  const names = new Map(Object.entries({ ...published.holidays, ...published.workdays }));
  const told = (worked: boolean) => (date: string) => ({ date, worked, name: namesOf(names.get(date)) });
  const days = [...holidays.map(told(false)), ...makeUpDays.map(told(true))];
  return { days: days.toSorted((a, b) => (a.date < b.date ? -1 : 1)), unknownYears };
};
