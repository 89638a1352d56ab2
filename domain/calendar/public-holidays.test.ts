import assert from "node:assert/strict";
import { test } from "node:test";
import { publicHolidays } from "#domain/calendar/public-holidays.ts";

const DATA = {
  holidays: { "2026-10-01": "国庆节", "2026-01-01": "元旦", "2025-10-01": "国庆节" },
  workdays: { "2026-10-10": "国庆节", "2025-09-28": "国庆节" },
};

test("the days of the years asked for come in order", () => {
  assert.deepEqual(publicHolidays(DATA, [2026]), {
    holidays: ["2026-01-01", "2026-10-01"],
    makeUpDays: ["2026-10-10"],
    unknownYears: [],
  });
});

test("a year that is not published yet is said to be unknown", () => {
  assert.deepEqual(publicHolidays(DATA, [2027, 2026]).unknownYears, [2027]);
});
