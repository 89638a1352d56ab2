/**
 * Civil dates of Asia/Shanghai as ISO text, `YYYY-MM-DD`. Text compares in calendar order and costs
 * nothing; days are counted as numbers, and what needs months is `Temporal`'s (2 µs a step, so never once per activity).
 */
export type CivilDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** True for text of the shape `YYYY-MM-DD`, whether or not the day exists. */
export function hasDateShape(text: string): boolean {
  return SHAPE.test(text);
}

/** True for a day that exists: `2024-02-29`, but not `2026-02-30`. */
export function isCivilDate(text: string): boolean {
  const match = SHAPE.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const length = month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1];
  return length !== undefined && day >= 1 && day <= length && year >= 1;
}

function plain(date: CivilDate): Temporal.PlainDate {
  return Temporal.PlainDate.from(date);
}

/** 0000-03-01 was a Wednesday. */
const WEDNESDAY = 3;
/** Days of 400 years, of 100, of 4 and of one: years that begin in March end with the day that comes and goes. */
const [DAYS_400, DAYS_100, DAYS_4, DAYS_1] = [146_097, 36_524, 1_461, 365];

/** Days since 0000-03-01. @throws {RangeError} for a day that does not exist */
function dayNumber(date: CivilDate): number {
  // The day after 9999-12-31 ends the last period that can be asked about.
  if (!isCivilDate(date)) return plain("0000-03-01").until(plain(date)).days;
  const month = (Number(date.slice(5, 7)) + 9) % 12;
  const year = yearOf(date) - (month > 9 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * DAYS_1 + leapDays + Math.floor((153 * month + 2) / 5) + dayOfMonth(date) - 1;
}

function dateOfNumber(number: number): CivilDate {
  const inEra = number % DAYS_400;
  const year = Math.floor(
    (inEra - Math.floor(inEra / (DAYS_4 - 1)) + Math.floor(inEra / DAYS_100) - Math.floor(inEra / (DAYS_400 - 1))) /
      DAYS_1,
  );
  const inYear = inEra - (DAYS_1 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * inYear + 2) / 153);
  const day = inYear - Math.floor((153 * month + 2) / 5) + 1;
  const whole = Math.floor(number / DAYS_400) * 400 + year + (month > 9 ? 1 : 0);
  const digits = (value: number, length: number): string => String(value).padStart(length, "0");
  return `${digits(whole, 4)}-${digits(((month + 2) % 12) + 1, 2)}-${digits(day, 2)}`;
}

/** The days that text of four digits a year can name: 0001-01-01 to 9999-12-31. */
const [FIRST, LAST] = [306, 3_652_364];

/** The date `days` later (earlier when negative). */
export function addDays(date: CivilDate, days: number): CivilDate {
  const number = dayNumber(date) + days;
  if (number >= FIRST && number <= LAST && Number.isInteger(number)) return dateOfNumber(number);
  return plain(date).add({ days }).toString();
}

/** The same day `months` later, or the month's last day where there is no such day (31 August − 6 months = 28 February). */
export function addMonths(date: CivilDate, months: number): CivilDate {
  return plain(date).add({ months }, { overflow: "constrain" }).toString();
}

/** Days from `start` to `end`; negative when `end` is earlier. */
export function daysBetween(start: CivilDate, end: CivilDate): number {
  // Most questions are of one month, where the day numbers answer at once.
  if (start.slice(0, 7) === end.slice(0, 7)) return dayOfMonth(end) - dayOfMonth(start);
  return dayNumber(end) - dayNumber(start);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: CivilDate): number {
  return ((dayNumber(date) + WEDNESDAY - 1) % 7) + 1;
}

/** The Monday of the week that holds the date. */
export function mondayOf(date: CivilDate): CivilDate {
  return addDays(date, 1 - weekday(date));
}

/** The calendar year of the date. */
export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** The day of the month, 1 to 31. */
export function dayOfMonth(date: CivilDate): number {
  return Number(date.slice(8, 10));
}

/** The earlier of two dates. */
export function earlier(a: CivilDate, b: CivilDate): CivilDate {
  return a < b ? a : b;
}

/** The later of two dates. */
export function later(a: CivilDate, b: CivilDate): CivilDate {
  return a > b ? a : b;
}
