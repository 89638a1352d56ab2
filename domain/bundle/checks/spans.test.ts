import assert from "node:assert/strict";
import { test } from "node:test";
import { checkSemesters } from "#domain/bundle/checks/spans.ts";
import { wordProblem } from "#domain/problems/problem.ts";
import { school } from "#test/factories.ts";

test("a semester of many years is refused, one across the turn of a year is not", () => {
  const semester = (startsOn: string, endsOn: string) => ({ name: "学期", startsOn, endsOn });
  const semesters = [semester("2026-03-02", "9999-12-31"), semester("2026-08-31", "2027-01-17")];
  assert.deepEqual(
    checkSemesters(school({ calendar: { semesters } })).map((item) => wordProblem(item, "en")),
    [
      "calendar.semesters[0].endsOn: the semester runs from “2026-03-02” to “9999-12-31”, over two years; correct its dates.",
    ],
  );
});
