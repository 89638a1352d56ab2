import type { Asked } from "#domain/facts/facts.ts";
import { parseKnownAt } from "#domain/facts/known.ts";
import { isCivilDate, yearOf } from "#domain/dates/civil-date.ts";
import { InputError, problem } from "#domain/problems/problem.ts";
import type { Problem, ProblemKind } from "#domain/problems/problem.ts";

/** What a person may write after `biaogan check`. */
export type CheckOptions = {
  guide: string;
  organisation?: string[];
  from?: string;
  to?: string;
  asOf?: string;
  knownAt?: string;
  upcoming?: boolean;
  all?: boolean;
  explain?: string;
  json?: boolean;
};

const optionProblems = {
  date: {
    code: "option-date",
    "zh-CN": "{option} 的“{value}”不是实际日期，请写成 2026-11-24 的样子。",
    en: "{option}: “{value}” is no real date; write it like 2026-11-24.",
  },
  instant: {
    code: "option-instant",
    "zh-CN":
      "{option} 的“{value}”不能用，请写日期（2026-06-30，指当天结束）或带时区的时刻（2026-06-30T18:00:00+08:00）。",
    en: "{option}: “{value}” cannot be used; write a date (2026-06-30, its end) or an instant with an offset (2026-06-30T18:00:00+08:00).",
  },
  tooLate: {
    code: "option-date",
    "zh-CN": "{option} 的“{value}”太晚，最晚为 9998-12-31。",
    en: "{option}: “{value}” is too late; the last day is 9998-12-31.",
  },
  windowTooLong: {
    code: "option-window",
    "zh-CN": "从 {from} 到 {to} 超过 100 年，请缩短，或分几次检查。",
    en: "from {from} to {to} is over 100 years; shorten it, or check in several steps.",
  },
  window: {
    code: "option-window",
    "zh-CN": "起始日期 {from} 晚于截止日期 {to}，请对调或改正。",
    en: "--from {from} is after --to {to}; swap or correct them.",
  },
} as const satisfies Record<string, ProblemKind>;

/** Days are text of ten characters; a period or a make-up time may reach into the year after. */
const LAST_DAY = "9998-12-31";
/** Every month of every branch is a verdict: many more would fill the memory. */
const MOST_YEARS = 100;

/**
 * The day, the moment and the window that the options ask about; the window is the calendar year of the
 * as-of date unless said otherwise.
 * @param today the day it is, when no `--as-of` is given
 * @throws InputError for dates that do not exist or a window the wrong way round
 */
export function askedBy(options: CheckOptions, today: string): Asked {
  const problems: Problem[] = [];
  const dates = [
    ["--as-of", options.asOf],
    ["--from", options.from],
    ["--to", options.to],
  ] as const;
  for (const [option, value] of dates) {
    if (value === undefined) continue;
    if (!isCivilDate(value)) problems.push(problem(optionProblems.date, {}, { option, value }));
    else if (value > LAST_DAY) problems.push(problem(optionProblems.tooLate, {}, { option, value }));
  }
  const knownAt = options.knownAt === undefined ? null : parseKnownAt(options.knownAt);
  if (options.knownAt !== undefined && knownAt === null) {
    problems.push(problem(optionProblems.instant, {}, { option: "--known-at", value: options.knownAt }));
  }
  const asOf = options.asOf ?? today;
  const year = asOf.slice(0, 4);
  const window = { from: options.from ?? `${year}-01-01`, to: options.to ?? `${year}-12-31` };
  if (problems.length === 0) {
    if (window.from > window.to) problems.push(problem(optionProblems.window, {}, window));
    else if (yearOf(window.to) - yearOf(window.from) > MOST_YEARS)
      problems.push(problem(optionProblems.windowTooLong, {}, window));
  }
  if (problems.length > 0) throw new InputError(problems);
  return { asOf, knownAt, window };
}
