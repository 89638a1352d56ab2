import { weekday } from "#domain/dates/civil-date.ts";
import { datesIn, isoDate, yearsIn } from "#domain/minutes/dates.ts";
import type { DateWords } from "#domain/minutes/dates.ts";
import type { PatternRow, Read, Span } from "#domain/minutes/found.ts";
import type { Label } from "#domain/minutes/labels.ts";
import { headingsOf, sentencesOf } from "#domain/minutes/source.ts";
import type { Source } from "#domain/minutes/source.ts";

const HELD = /召开|举行|举办|开展|组织|开会|主持|支委会|党员大会|党课|党日|学习|谈心|会议|党小组会|[,在]|:\d\d|^\d/;
/** Dates that are of something else. */
const OTHER_DATE =
  /(?:填表|印发|截至|截止|自|从|定于|拟于|成立于|发布|通知|修订|施行|生于|入党|上次|下次|同意|经)[^,。;\n]{0,6}$/;
const BEGINNING = 500;

/** The date of the meeting: from its label, else the first date of the text that tells of a meeting. */
function dateOf(plain: string, labels: readonly Label[]): { date: DateWords; labelled: boolean } | null {
  for (const field of ["time", "start"] as const) {
    for (const label of labels) {
      if (label.field !== field) continue;
      const [date] = datesIn(plain, label.value);
      if (date !== undefined) return { date, labelled: true };
    }
  }
  for (const sentence of sentencesOf(plain)) {
    if (sentence.from > BEGINNING) break;
    for (const date of datesIn(plain, sentence)) {
      const before = plain.slice(Math.max(0, date.from - 14), date.from);
      const quoted = before.lastIndexOf("《") > before.lastIndexOf("》");
      const words = plain.slice(sentence.from, sentence.to);
      const alone = words.length - (date.to - date.from) < 30;
      if (!quoted && !OTHER_DATE.test(before) && (alone || HELD.test(words.slice(date.to - sentence.from)))) {
        return { date, labelled: false };
      }
    }
  }
  return null;
}

function yearOf(source: Source, date: DateWords): number | "several" | null {
  const { plain, fileName } = source;
  const heads = headingsOf(plain)
    .slice(0, 3)
    .map(({ from, to }) => plain.slice(from, to));
  const numbers = /\((20\d\d)\) ?第? ?\d+ ?[期号]/.exec(plain.slice(0, 200))?.[1];
  const sentence = sentencesOf(plain).find(({ from, to }) => from <= date.from && date.from < to);
  const said = sentence === undefined ? "" : plain.slice(sentence.from, sentence.to);
  const years = new Set(
    [...heads, fileName, said]
      .flatMap((words) => yearsIn(words, date.month))
      .concat(numbers === undefined ? [] : [Number(numbers)]),
  );
  const [only] = years;
  return only === undefined ? null : years.size > 1 ? "several" : only;
}

const DAYS = "一二三四五六日";

export type HeldOn = {
  read: Read<string> | null;
  words: DateWords | null;
  labelled: boolean;
  doubt: "no-year" | "several-years" | "weekday" | null;
};

/** The day of the meeting, its year from the heading or the file's name where the date has none. */
export function heldOnIn(source: Source, labels: readonly Label[]): HeldOn {
  const found = dateOf(source.plain, labels);
  if (found === null) return { read: null, words: null, labelled: false, doubt: null };
  const { date, labelled } = found;
  const year = date.year ?? yearOf(source, date);
  if (year === null || year === "several") {
    return { read: null, words: date, labelled, doubt: year === null ? "no-year" : "several-years" };
  }
  const value = isoDate(year, date.month, date.day);
  const wrong = date.weekday !== null && DAYS[weekday(value) - 1] !== date.weekday.replace("天", "日");
  const span: Span = { from: date.from, to: date.to };
  return {
    read: { value, ...span, sure: labelled && date.year !== null && !wrong },
    words: date,
    labelled,
    doubt: wrong ? "weekday" : null,
  };
}

const MONTH = "(?:\\d{1,2}|[一二三四五六七八九十]{1,2})";

/** How a meeting says which month it makes up for: the group `month`, with `year` where it is said. */
export const makeUpPatterns: readonly PatternRow[] = [
  {
    pattern: new RegExp(
      `补(?:召开|开|上|办)?(?:了|的)?(?:(?<year>20\\d\\d) ?年)? ?(?<month>${MONTH}|上个?) ?月(?!份?的?(?:党费|工资))`,
    ),
    example: "补开2月支委会",
  },
  {
    pattern: new RegExp(
      `(?:(?<year>20\\d\\d) ?年)?(?<![\\d年])(?<month>${MONTH}) ?月份?的?(?:支委会|支部委员会|党员大会|党小组会|主题党日|党课|会议)[^。;\\n]{0,4}补开`,
    ),
    example: "2月份支委会（补开）",
  },
  {
    pattern: new RegExp(
      `(?<![\\d年])(?<month>${MONTH}) ?月份?(?:的会议)?[^。;\\n]{0,16}(?:未|没)[^。;\\n]{0,16}补(?:开|上|召开)`,
    ),
    example: "3月因封校未能按时开会，今天补上",
  },
];
