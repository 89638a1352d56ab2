import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, daysBetween, weekday } from "#domain/dates/civil-date.ts";

const day = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
  .map(([year, month, dayOfMonth]) =>
    Temporal.PlainDate.from({ year, month, day: dayOfMonth }, { overflow: "constrain" }),
  );
/** A few days and many years, either way. */
const days = fc.oneof(fc.integer({ min: -400, max: 400 }), fc.integer({ min: -800_000, max: 800_000 }));

test("days are counted as Temporal counts them, from year 1 to 9999 and beyond", () => {
  fc.assert(
    fc.property(day, days, (from, count) => {
      assert.equal(addDays(from.toString(), count), from.add({ days: count }).toString());
    }),
    { numRuns: 2000 },
  );
});

test("the days between two dates and the day of the week are Temporal's", () => {
  fc.assert(
    fc.property(day, day, (from, to) => {
      assert.equal(daysBetween(from.toString(), to.toString()), from.until(to, { largestUnit: "days" }).days);
      assert.equal(weekday(from.toString()), from.dayOfWeek);
    }),
    { numRuns: 2000 },
  );
});

test("a day that does not exist is refused", () => {
  assert.throws(() => addDays("2026-02-30", 1), RangeError);
  assert.throws(() => weekday("2026-13-01"), RangeError);
});
