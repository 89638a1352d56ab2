import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addMonths } from "#domain/dates/civil-date.ts";
import { plusYears, termOf } from "#web/desk/term-end.ts";

test("the page’s end of a term is the engine’s, for any day and number of years", () => {
  const days = fc.date({ min: new Date("1950-01-01"), max: new Date("2150-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 10 }), (date, years) => {
      const day = date.toISOString().slice(0, 10);
      assert.equal(plusYears(day, years), addMonths(day, years * 12));
    }),
  );
});

test("a term that began on 29 February ends on the 28th", () => {
  const term = termOf([{ heldOn: "2024-02-29", type: "full" }], [], 3);
  assert.deepEqual(term, { state: "elected", since: "2024-02-29", endsOn: "2027-02-28", extendedUntil: null });
});

test("a by-election begins no term, and an extension of more than a year carries none", () => {
  const term = termOf(
    [
      { heldOn: "2022-05-10", type: "full" },
      { heldOn: "2024-01-01", type: "by-election" },
    ],
    [{ until: "2026-06-10" }, { until: "2025-12-31" }],
    3,
  );
  assert.deepEqual(term, { state: "elected", since: "2022-05-10", endsOn: "2025-05-10", extendedUntil: "2025-12-31" });
});
