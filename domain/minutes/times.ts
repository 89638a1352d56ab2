import type { PatternRow, Span } from "#domain/minutes/found.ts";
import { numberOf } from "#domain/minutes/numerals.ts";

const HALF = "(?:凌晨|清晨|早上|早晨|早|上午|中午|午间|下午|午后|傍晚|晚上|晚间|晚)";
const clock = (name: string): string =>
  `(?<half${name}>${HALF})? ?(?<!\\d)(?<hour${name}>\\d{1,2}|[一二两三四五六七八九十]{1,3}) ?` +
  `(?:: ?(?<minute${name}>[0-5]\\d)(?::[0-5]\\d)?|[点时](?!间|候)钟? ?(?<spoken${name}>半|一刻|三刻|[0-5]?\\d(?= ?分)|[0-5]\\d(?![\\d人名])|[一二三四五]?十?[一二三四五六七八九]?(?=分))? ?分?整?)`;

/** How the hour is written; the second part is the end. */
export const timePattern: PatternRow = {
  pattern: new RegExp(`${clock("1")}(?: ?(?:-{1,3}|至|到) ?${clock("2")}(?<about> ?(?:左右|许|略晚))?)?`, "g"),
  example: "下午2:30至4:00",
};

/** How the end is told where it stands alone. */
export const endPattern: PatternRow = {
  pattern: new RegExp(`${clock("1")}(?= ?(?:准时)?,? ?(?:会议|活动|大会)?(?:结束|散会|休会|闭会))`, "g"),
  example: "会议于16时20分结束",
};

type Clock = { minutes: number | null; unsure: boolean; afternoon: boolean };

function clockOf(half: string | undefined, hourWords: string, minuteWords: string | undefined): Clock {
  const hour = numberOf(hourWords);
  const none: Clock = { minutes: null, unsure: false, afternoon: false };
  if (hour === null || hour > 23) return none;
  const minute =
    minuteWords === undefined || minuteWords === ""
      ? 0
      : minuteWords === "半"
        ? 30
        : minuteWords === "一刻"
          ? 15
          : minuteWords === "三刻"
            ? 45
            : numberOf(minuteWords);
  if (minute === null || minute > 59) return none;
  const late = half !== undefined && /下午|午后|傍晚|晚/.test(half);
  if (late) {
    if (hour === 12 && half !== "下午") return none;
    return { minutes: (hour < 12 ? hour + 12 : hour) * 60 + minute, unsure: false, afternoon: true };
  }
  if (half === "中午" || half === "午间")
    return { minutes: (hour < 4 ? hour + 12 : hour) * 60 + minute, unsure: false, afternoon: true };
  // Nobody meets at half past two in the night; whether 2:30 means 14:30 is not for a program to say.
  const unsure = half === undefined && hour < 7 && !/^0\d/.test(hourWords);
  return { minutes: hour * 60 + minute, unsure, afternoon: hour >= 12 };
}

function iso(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}

export type TimeWords = Span & { start: string | null; end: string | null; unsure: boolean };

function timesOf(match: RegExpMatchArray, from: number): TimeWords {
  const group = match.groups ?? {};
  const start = clockOf(group["half1"], group["hour1"] ?? "", group["minute1"] ?? group["spoken1"]);
  const span = { from, to: from + match[0].trimEnd().length };
  const begins = start.minutes === null || start.unsure ? null : start.minutes;
  const words = group["hour2"];
  if (words === undefined || begins === null || group["about"] !== undefined) {
    return { ...span, start: begins === null ? null : iso(begins), end: null, unsure: start.unsure };
  }
  const own = clockOf(group["half2"], words, group["minute2"] ?? group["spoken2"]);
  let ends = own.minutes;
  if (ends !== null && group["half2"] === undefined && start.afternoon && ends <= begins) ends += 12 * 60;
  const good = ends !== null && ends > begins && ends < 24 * 60 && !(own.unsure && !start.afternoon);
  return { ...span, start: iso(begins), end: good && ends !== null ? iso(ends) : null, unsure: !good };
}

/** The first hour named in a stretch of the text, with its end where it has one. */
export function timeIn(plain: string, { from, to }: Span): TimeWords | null {
  for (const match of plain.slice(from, to).matchAll(timePattern.pattern)) {
    const found = timesOf(match, from + match.index);
    if (found.start !== null || found.unsure) return found;
  }
  return null;
}

/** The end where the text tells it by itself, as in 17:15散会; half of the day as at the start where none is said. */
export function endIn(plain: string, start: string | null): (Span & { end: string }) | null {
  for (const match of plain.matchAll(endPattern.pattern)) {
    const found = timesOf(match, match.index);
    const group = match.groups ?? {};
    const own = clockOf(group["half1"], group["hour1"] ?? "", group["minute1"] ?? group["spoken1"]);
    if (own.minutes === null) continue;
    let minutes = own.minutes;
    if (group["half1"] === undefined && start !== null && start >= "12:00" && iso(minutes) <= start) minutes += 720;
    else if (own.unsure) continue;
    if (minutes < 1440 && (start === null || iso(minutes) > start))
      return { from: found.from, to: found.to, end: iso(minutes) };
  }
  return null;
}
