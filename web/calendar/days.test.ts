import assert from "node:assert/strict";
import { test } from "node:test";
import { dayKinds, daysIn, missingFrom, spansOf, tidy, vacationsOf, weeksOf } from "#web/calendar/days.ts";

const terms = [
  { name: "春", startsOn: "2026-03-02", endsOn: "2026-07-12" },
  { name: "秋", startsOn: "2025-09-01", endsOn: "2026-01-18" },
];
const calendar = { semesters: terms, holidays: ["2026-05-01"], makeUpDays: ["2026-05-09"] };

test("a day is a holiday before it is a day of term, and outside terms it is vacation", () => {
  const kind = dayKinds(calendar);
  assert.deepEqual(["2026-05-01", "2026-05-09", "2026-05-04", "2026-02-01"].map(kind), [
    "holiday",
    "worked",
    "term",
    "vacation",
  ]);
});

test("days that follow one another are one span, across months and whatever their order", () => {
  assert.deepEqual(spansOf(["2026-05-01", "2026-04-30", "2026-10-01", "2026-05-01"]), [
    { from: "2026-04-30", to: "2026-05-01" },
    { from: "2026-10-01", to: "2026-10-01" },
  ]);
  assert.deepEqual(daysIn({ from: "2026-04-30", to: "2026-05-01" }), ["2026-04-30", "2026-05-01"]);
});

test("a vacation is what lies between two terms", () => {
  assert.deepEqual(vacationsOf(terms), [{ from: "2026-01-19", to: "2026-03-01" }]);
  assert.deepEqual(
    vacationsOf([{ name: "一", startsOn: "2026-01-01", endsOn: "2026-03-01" }, ...terms.slice(0, 1)]),
    [],
  );
});

test("a month's weeks begin on Monday and hold each of its days once", () => {
  const weeks = weeksOf(2026, 2);
  assert.equal(weeks[0]?.[6], "2026-02-01");
  assert.equal(weeks.flat().filter((each) => each !== null).length, 28);
  assert.equal(
    weeksOf(2028, 2)
      .flat()
      .filter((each) => each !== null).length,
    29,
  );
});

test("the same calendar in another order is the same text, and what only one has is found", () => {
  const other = { ...calendar, semesters: terms.toReversed() };
  assert.deepEqual(tidy(calendar), tidy(other));
  assert.deepEqual(missingFrom({ ...other, holidays: ["2026-05-01", "2026-05-02"] }, calendar), {
    terms: [],
    days: [{ from: "2026-05-02", to: "2026-05-02" }],
  });
  assert.equal(
    missingFrom({ semesters: [{ name: "春", startsOn: "2026-03-01", endsOn: "2026-07-12" }] }, calendar).terms.length,
    1,
  );
});
