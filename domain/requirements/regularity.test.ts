import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { makeSchoolCalendar, teachingWeeks } from "#domain/calendar/school-calendar.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import { held, heldAs, school, teaching2026, verdictOf, verdictsOf } from "#test/factories.ts";

const WEEKLY = "department/3(4)/weekly-study";
const d1 = { organisationId: "d1" };

/** A term of four teaching weeks, Mondays 7, 14, 21 and 28 September 2026. */
const fourWeeks = { semesters: [{ name: "短学期", startsOn: "2026-09-07", endsOn: "2026-10-02" }] };
const studyOn = (...days: string[]) => days.map((day) => held(day, "teacher-study", d1));

describe("teaching weeks", () => {
  const weeksOf = (calendar: Parameters<typeof makeSchoolCalendar>[0], name: string) => {
    const ready = makeSchoolCalendar(calendar);
    const semester = ready.semesters.find((each) => each.name === name);
    assert.ok(semester);
    return teachingWeeks(ready, semester).map((each) => each.from);
  };

  test("a week cut by the National Day holiday to two days is none, one with three days is one", () => {
    const weeks = weeksOf(teaching2026, "2026秋");
    assert.ok(weeks.includes("2026-09-28"), "28 to 30 September are three days");
    assert.ok(!weeks.includes("2026-10-05"), "8 and 9 October are two days, and the Saturday worked is no weekday");
    assert.ok(weeks.includes("2026-10-12"));
  });

  test("31 December and 1 January lie in one teaching week", () => {
    const weeks = weeksOf(teaching2026, "2025秋");
    assert.ok(weeks.includes("2025-12-29"), "29 to 31 December and 2 January are four days");
  });

  test("a week of two semesters belongs to the one that holds three of its weekdays", () => {
    const calendar = {
      semesters: [
        { name: "one", startsOn: "2026-09-07", endsOn: "2026-09-16" },
        { name: "two", startsOn: "2026-09-17", endsOn: "2026-09-30" },
      ],
    };
    assert.deepEqual(weeksOf(calendar, "one"), ["2026-09-07", "2026-09-14"]);
    assert.deepEqual(weeksOf(calendar, "two"), ["2026-09-21", "2026-09-28"]);
  });
});

describe("weekly study", () => {
  const ask = { asOf: "2026-12-31" };

  test("every teaching week held: met", () => {
    const activities = studyOn("2026-09-08", "2026-09-14", "2026-09-27", "2026-10-04");
    const verdict = verdictOf(school({ calendar: fourWeeks, activities }), WEEKLY, ask, "2026-09-07");
    assert.deepEqual([verdict.status, verdict.need, verdict.count], ["met", 4, 4]);
  });

  test("a study on the Monday before a semester that begins on Tuesday counts for its first week", () => {
    const calendar = { semesters: [{ name: "短学期", startsOn: "2026-01-06", endsOn: "2026-01-11" }] };
    const bundle = school({ calendar, activities: studyOn("2026-01-05") });
    assert.equal(verdictOf(bundle, WEEKLY, ask, "2026-01-06").status, "met");
    const window = { ...ask, from: "2026-01-06", to: "2026-12-31" };
    assert.equal(verdictOf(bundle, WEEKLY, window, "2026-01-06").status, "met");
  });

  test("a missed week that is over makes it short and is named by its Monday", () => {
    const activities = studyOn("2026-09-08", "2026-09-22", "2026-09-29");
    const verdict = verdictOf(school({ calendar: fourWeeks, activities }), WEEKLY, ask, "2026-09-07");
    assert.deepEqual([verdict.status, verdict.uncovered, verdict.dueOn], ["short", ["2026-09-14"], null]);
  });

  test("a make-up counts like the others, up to 31 days after the Sunday", () => {
    const others = studyOn("2026-09-08", "2026-09-22", "2026-09-29");
    const madeUp = (day: string) => {
      const makeUp = heldAs(day, { kind: "teacher-study", makesUpFor: "2026-09-16" }, d1);
      return verdictOf(school({ calendar: fourWeeks, activities: [...others, makeUp] }), WEEKLY, ask, "2026-09-07");
    };
    assert.equal(madeUp(addDays("2026-09-20", 31)).status, "met");
    const late = madeUp(addDays("2026-09-20", 32));
    assert.deepEqual([late.status, late.refused[0]?.code], ["short", "make-up-too-late"]);
  });

  test("with every week needed the next one decides, and it is due soon from Friday on", () => {
    const bundle = school({ calendar: fourWeeks, activities: studyOn("2026-09-08") });
    const thursday = verdictOf(bundle, WEEKLY, { asOf: "2026-09-17" }, "2026-09-07");
    assert.deepEqual([thursday.status, thursday.dueOn, thursday.dueSoon], ["pending", "2026-09-20", false]);
    assert.equal(verdictOf(bundle, WEEKLY, { asOf: "2026-09-18" }, "2026-09-07").dueSoon, true);
    assert.equal(verdictOf(bundle, WEEKLY, { asOf: "2026-09-20" }, "2026-09-07").status, "pending");
    assert.equal(verdictOf(bundle, WEEKLY, { asOf: "2026-09-21" }, "2026-09-07").status, "short");
  });

  test("with a school share below 1 there are weeks to spare, and the last teaching week is the due date", () => {
    const bundle = school({
      calendar: fourWeeks,
      activities: studyOn("2026-09-08"),
      settings: { weeklyStudyShare: 0.7 },
    });
    const verdict = verdictOf(bundle, WEEKLY, { asOf: "2026-09-10" }, "2026-09-07");
    assert.deepEqual([verdict.need, verdict.status, verdict.dueOn], [3, "pending", "2026-10-04"]);
  });

  test("0.7 of ten weeks are seven, not eight by a rounding error", () => {
    const tenWeeks = { semesters: [{ name: "十周", startsOn: "2026-03-02", endsOn: "2026-05-10" }] };
    const bundle = school({ calendar: tenWeeks, settings: { weeklyStudyShare: 0.7 } });
    assert.equal(verdictOf(bundle, WEEKLY, ask, "2026-03-02").need, 7);
  });

  test("a semester of holidays alone has nothing to cover; no semester at all is said", () => {
    const days = Array.from({ length: 26 }, (_, index) => addDays("2026-09-07", index));
    const none = verdictOf(school({ calendar: { ...fourWeeks, holidays: days } }), WEEKLY, ask, "2026-09-07");
    assert.equal(none.reason, "nothing-to-cover");
    assert.equal(verdictsOf(school({ calendar: {} }), WEEKLY, ask)["-"]?.reason, "no-calendar");
  });
});
