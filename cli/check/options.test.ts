import assert from "node:assert/strict";
import { test } from "node:test";
import { askedBy } from "#cli/check/options.ts";

test("days at the end of all calendars, and windows of centuries, are refused in words", () => {
  const asked = (options: object) => () => askedBy({ guide: "branch", ...options }, "2026-11-24");
  assert.throws(asked({ asOf: "9999-12-31" }), /--as-of: “9999-12-31” is too late; the last day is 9998-12-31/);
  assert.throws(asked({ from: "1500-01-01", to: "2499-12-31" }), /over 100 years/);
  assert.throws(asked({ asOf: "0000-01-01" }), /no real date/);
  assert.equal(asked({ asOf: "0001-01-01" })().window.to, "0001-12-31");
  assert.equal(asked({ asOf: "9998-12-31" })().window.to, "9998-12-31");
});
