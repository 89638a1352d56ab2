import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  dateOfNumber,
  dateOfSerial,
  dateOfText,
  fractionOfTime,
  instantOfNumber,
  serialOfDate,
  timeOfNumber,
  timeOfText,
} from "#formats/workbook/dates.ts";
import type { Understood } from "#formats/workbook/dates.ts";

function said(understood: Understood<string>): string {
  return "wrong" in understood ? understood.wrong.code : understood.value;
}

const TEXTS = {
  "2026-03-05": "2026-03-05",
  "2026-3-5": "2026-03-05",
  "2026.3.5": "2026-03-05",
  "2026/3/5": "2026-03-05",
  "2026年3月5日": "2026-03-05",
  "2026 年 3 月 5 日": "2026-03-05",
  "2026年3月5号": "2026-03-05",
  "２０２６．３．５": "2026-03-05",
  " 2026-03-05 ": "2026-03-05",
  "2026-03-05 00:00:00": "2026-03-05",
  "2026-03-05T00:00:00": "2026-03-05",
  "20260305": "2026-03-05",
  "3/5/2026": "ambiguous-date",
  "5/3/26": "ambiguous-date",
  "26.3.5": "ambiguous-date",
  "26年3月5日": "short-year",
  "3月5日": "date-without-year",
  "3-5": "date-without-year",
  "2026-02-30": "date-not-real",
  "2026年13月1日": "date-not-real",
  "20260230": "date-not-real",
  "2026-03-05 14:30": "date-with-time",
  "2026年3月": "date-shape",
  上周五: "date-shape",
};

for (const [text, expected] of Object.entries(TEXTS)) {
  test(`the text ${text} in a column of dates gives ${expected}`, () => assert.equal(said(dateOfText(text)), expected));
}

test("serial numbers follow Excel's calendar, its false leap day included", () => {
  assert.equal(dateOfSerial(46_086, false), "2026-03-05");
  assert.equal(dateOfSerial(46_086 - 1462, true), "2026-03-05");
  assert.equal(dateOfSerial(1, false), "1900-01-01");
  assert.equal(dateOfSerial(59, false), "1900-02-28");
  assert.equal(dateOfSerial(60, false), null);
  assert.equal(dateOfSerial(61, false), "1900-03-01");
  assert.equal(dateOfSerial(0, true), "1904-01-01");
  assert.equal(dateOfSerial(-1, false), null);
  assert.equal(dateOfSerial(1e9, false), null);
});

test("a bare number is a date only where nobody could mean a year or a count", () => {
  assert.equal(said(dateOfNumber(46_086, false, false)), "2026-03-05");
  assert.equal(said(dateOfNumber(20_260_305, false, false)), "2026-03-05");
  assert.equal(said(dateOfNumber(2026, false, false)), "date-shape");
  assert.equal(said(dateOfNumber(12, false, false)), "date-shape");
  assert.equal(said(dateOfNumber(46_086.5, true, false)), "date-with-time");
});

test("every date from March 1900 on comes back from its serial number", () => {
  const days = fc.integer({ min: 61, max: 2_958_465 });
  fc.assert(fc.property(days, (serial) => assert.equal(serialOfDate(dateOfSerial(serial, false) ?? ""), serial)));
});

test("times are read from text and from cells, and never rounded", () => {
  const texts = {
    "14:30": "14:30",
    "9:05": "09:05",
    "14：30": "14:30",
    "14:30:00": "14:30",
    "14时30分": "14:30",
    "25:00": "time-shape",
    "14.30": "time-shape",
    下午2点: "time-shape",
  };
  for (const [text, expected] of Object.entries(texts)) assert.equal(said(timeOfText(text)), expected);
  assert.equal(said(timeOfNumber(14.5 / 24)), "14:30");
  assert.equal(said(timeOfNumber(0.604167)), "14:30");
  assert.equal(said(timeOfNumber(0.6045)), "time-shape");
  assert.equal(said(timeOfNumber(46_086.5)), "time-with-date");
  for (let minute = 0; minute < 1440; minute += 1) {
    const time = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
    assert.equal(said(timeOfNumber(fractionOfTime(time))), time);
  }
});

test("a date-and-time cell is an instant in Shanghai", () => {
  assert.equal(instantOfNumber(46_086 + (16 * 60 + 20) / 1440, false), "2026-03-05T16:20:00+08:00");
});
