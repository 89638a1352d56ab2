import type { CalendarDraft } from "#api/endpoints/school.ts";
import { dayKinds, weeksOf } from "#web/calendar/days.ts";
import { useCalendarWords } from "#web/calendar/words.ts";
import { monthText } from "#web/calendar/month-text.ts";

const WEEKDAYS = { "zh-CN": ["一", "二", "三", "四", "五", "六", "日"], en: ["M", "T", "W", "T", "F", "S", "S"] };
const FULL = {
  "zh-CN": ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
};

/** Twelve months; a day off and a weekend day worked bear their sign, vacation its ground. */
export function YearView({ calendar, year }: { calendar: CalendarDraft; year: number }) {
  const { say, language } = useCalendarWords();
  const kindOf = dayKinds(calendar);
  const signs = { holiday: say("holidaySign"), worked: say("workedSign"), term: "", vacation: "" };
  return (
    <>
      <p className="legend small">
        {(["term", "vacation", "holiday", "worked"] as const).map((kind) => (
          <span key={kind}>
            <span className="day" data-kind={kind} aria-hidden="true">
              {signs[kind] === "" ? "1" : signs[kind]}
            </span>{" "}
            {say(kind)}
          </span>
        ))}
      </p>
      <div className="year">
        {Array.from({ length: 12 }, (_month, index) => index + 1).map((month) => (
          <table key={month} className="month">
            <caption>{monthText(month, language)}</caption>
            <thead>
              <tr>
                {WEEKDAYS[language].map((each, index) => (
                  <th key={FULL[language][index]} scope="col" abbr={FULL[language][index]}>
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeksOf(year, month).map((week) => (
                <tr key={week.find((each) => each !== null) ?? ""}>
                  {week.map((day, column) => {
                    if (day === null) return <td key={`-${FULL.en[column] ?? ""}`} />;
                    const kind = kindOf(day);
                    return (
                      <td key={day} className="day" data-kind={kind}>
                        {Number(day.slice(8))}
                        {signs[kind] !== "" && (
                          <>
                            <sup aria-hidden="true">{signs[kind]}</sup>
                            <span className="hidden-words"> {say(kind)}</span>
                          </>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </>
  );
}
