import { isCivilDate } from "#domain/dates/civil-date.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { cellProblems } from "#domain/problems/cell-problems.ts";
import { entryProblems } from "#domain/problems/entry-problems.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";

/** A value that was understood, or the kind of problem it is. */
export type Understood<Value> = { value: Value } | { wrong: ProblemKind };

const DAY = 86_400_000;
const EPOCH_1900 = Date.UTC(1899, 11, 30);
/** Day 0 of the 1904 system is day 1462 of the other. */
const DAYS_1904 = 1462;
/** Excel believes in 29 February 1900, day 60; before it the days are off by one. */
const FALSE_LEAP_DAY = 60;
const LAST_SERIAL = 2_958_465;

/** The day that Excel shows for a serial number, or null for one that is no day. */
export function dateOfSerial(serial: number, date1904: boolean): CivilDate | null {
  const days = Math.floor(serial) + (date1904 ? DAYS_1904 : 0);
  if (days < 1 || days > LAST_SERIAL || days === FALSE_LEAP_DAY) return null;
  const shifted = days < FALSE_LEAP_DAY ? days + 1 : days;
  return new Date(EPOCH_1900 + shifted * DAY).toISOString().slice(0, 10);
}

/** The serial number (1900 system) of a date, or null where Excel has none that is safe: before March 1900. */
export function serialOfDate(date: CivilDate): number | null {
  const days = Math.round((Date.parse(`${date}T00:00:00Z`) - EPOCH_1900) / DAY);
  return Number.isNaN(days) || days <= FALSE_LEAP_DAY || days > LAST_SERIAL ? null : days;
}

const FULL = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?(?:[T\s]\s*0{1,2}:00(?::00(?:\.0+)?)?)?$/;
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST_OR_SHORT = /^\d{1,2}\s*[-./]\s*\d{1,2}\s*[-./]\s*\d{1,4}$/;
const SHORT_YEAR = /^\d{2}年/;
const NO_YEAR = /^\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?$/;
const WITH_TIME = /^\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*[日号]?[T\s]\s*\d{1,2}:\d{2}/;

/**
 * A date as people type it: 2026-03-05, 2026.3.5, 2026/3/5, 2026年3月5日, 20260305, digits of full width
 * too. What does not put the year first is refused, since 3/5/2026 may be March or May.
 */
export function dateOfText(written: string): Understood<CivilDate> {
  const text = written.normalize("NFKC").trim();
  const match = FULL.exec(text) ?? DIGITS.exec(text);
  if (match === null) {
    if (WITH_TIME.test(text)) return { wrong: cellProblems.dateWithTime };
    if (YEAR_LAST_OR_SHORT.test(text)) return { wrong: cellProblems.ambiguousDate };
    if (SHORT_YEAR.test(text)) return { wrong: cellProblems.shortYear };
    return { wrong: NO_YEAR.test(text) ? cellProblems.dateWithoutYear : entryProblems.dateShape };
  }
  const [year = "", month = "", day = ""] = match.slice(1);
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCivilDate(date) ? { value: date } : { wrong: entryProblems.dateNotReal };
}

/** The earliest plain number taken for a date is 1 January 1920: smaller ones are years, counts or slips. */
const FIRST_PLAIN_SERIAL = 7306;

/** A date from a number cell: a date cell, a bare serial number, or 20260305 typed as a number. */
export function dateOfNumber(number: number, dated: boolean, date1904: boolean): Understood<CivilDate> {
  if (!dated && DIGITS.test(String(number))) return dateOfText(String(number));
  if (!Number.isInteger(number)) return { wrong: dated ? cellProblems.dateWithTime : entryProblems.dateShape };
  if (!dated && number < FIRST_PLAIN_SERIAL) return { wrong: entryProblems.dateShape };
  const date = dateOfSerial(number, date1904);
  return date === null ? { wrong: entryProblems.dateNotReal } : { value: date };
}

const CLOCK = /^(\d{1,2})\s*[:时点]\s*(\d{2})\s*(?::00|分)?$/;

/** A time of day as people type it: 14:30, 9:05, 14：30, 14时30分. */
export function timeOfText(written: string): Understood<string> {
  const match = CLOCK.exec(written.normalize("NFKC").trim());
  const [hour = "99", minute = "99"] = match?.slice(1) ?? [];
  if (Number(hour) > 23 || Number(minute) > 59) return { wrong: entryProblems.timeShape };
  return { value: `${hour.padStart(2, "0")}:${minute}` };
}

const MINUTES = 1440;

/** A time of day from a time cell, which is a fraction of a day. */
export function timeOfNumber(number: number): Understood<string> {
  if (number >= 1) return { wrong: cellProblems.timeWithDate };
  const minutes = Math.round(number * MINUTES);
  const exact = Math.abs(minutes - number * MINUTES) < 0.01;
  if (!exact || minutes < 0 || minutes >= MINUTES) return { wrong: entryProblems.timeShape };
  return { value: `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}` };
}

/** The fraction of a day of a time such as `14:30`. */
export function fractionOfTime(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))) / MINUTES;
}

/** A date-and-time cell as an instant in Asia/Shanghai, to the second. */
export function instantOfNumber(number: number, date1904: boolean): string | null {
  const seconds = Math.round((number % 1) * 86_400);
  const date = dateOfSerial(number, date1904);
  if (date === null || seconds >= 86_400) return null;
  return `${date}T${new Date(seconds * 1000).toISOString().slice(11, 19)}+08:00`;
}
