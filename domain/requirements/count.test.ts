import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { branch, group, held, heldAs, post, school, verdictOf, verdictsOf } from "#test/factories.ts";

const COMMITTEE = "branch/1.2(1)/committee-meeting";
const GROUPS = "branch/1.2(1)/group-meeting";
const GENERAL = "branch/1.2(1)/general-meeting";
const LECTURE = "branch/1.2(1)/secretary-lecture";
const THEME = "branch/1.2(2)/theme-day";
const LIFE = "branch/3(2)/organisation-life";
const REPORT_UP = "branch/3(3)/report-up";
const withCommittee = branch("b1", { committee: [{ from: "2024-01-01" }] });
const endOfYear = { asOf: "2027-01-15", from: "2026-01-01", to: "2026-12-31" };

describe("committees and groups", () => {
  test("a branch of 6 without a committee is asked for no committee meeting", () => {
    const six = branch("b1", { headcounts: [{ on: "2026-01-01", full: 6 }] });
    const verdicts = Object.values(verdictsOf(school({ organisations: [six] }), COMMITTEE, endOfYear));
    assert.equal(verdicts.length, 12);
    assert.ok(verdicts.every((each) => each.status === "not-applicable" && each.reason === "no-committee"));
  });

  test("a branch of 7 is asked when it has a committee, and only the recorded dates decide", () => {
    const seven = branch("b1", { headcounts: [{ on: "2026-01-01", full: 7 }] });
    const without = verdictOf(school({ organisations: [seven] }), COMMITTEE, endOfYear, "2026-03-01");
    assert.equal(without.reason, "no-committee");
    const since = { ...seven, committee: [{ from: "2026-03-01", to: "2026-05-31" }] };
    const verdicts = verdictsOf(school({ organisations: [since] }), COMMITTEE, endOfYear);
    const states = ["2026-02-01", "2026-03-01", "2026-05-01", "2026-06-01"].map((from) => verdicts[from]?.status);
    assert.deepEqual(states, ["not-applicable", "short", "short", "not-applicable"]);
  });

  test("a committee that begins on the 2nd of a month is asked from the next month on", () => {
    const late = branch("b1", { committee: [{ from: "2026-03-02" }] });
    const verdicts = verdictsOf(school({ organisations: [late] }), COMMITTEE, endOfYear);
    assert.equal(verdicts["2026-03-01"]?.reason, "no-committee");
    assert.equal(verdicts["2026-04-01"]?.status, "short");
  });

  test("a branch without groups is asked for no group meeting", () => {
    assert.equal(verdictOf(school(), GROUPS, endOfYear, "2026-05-01").reason, "no-groups");
  });

  test("two groups, one silent: short, and the silent one is named", () => {
    const bundle = school({
      organisations: [branch("b1"), group("g1"), group("g2")],
      activities: [held("2026-05-12", "group-meeting", { organisationId: "g1" })],
    });
    const verdict = verdictOf(bundle, GROUPS, endOfYear, "2026-05-01");
    assert.deepEqual([verdict.status, verdict.count, verdict.missing], ["short", 0, 1]);
    assert.deepEqual(verdict.uncovered, ["g2"]);
  });

  test("a branch's meeting counts for its groups only when it names them", () => {
    const organisations = [branch("b1"), group("g1"), group("g2")];
    const unnamed = school({ organisations, activities: [held("2026-05-12", "group-meeting")] });
    assert.deepEqual(verdictOf(unnamed, GROUPS, endOfYear, "2026-05-01").uncovered, ["g1", "g2"]);
    const naming = [held("2026-05-12", "group-meeting", { alsoFor: ["g1", "g2"] })];
    const named = verdictOf(school({ organisations, activities: naming }), GROUPS, endOfYear, "2026-05-01");
    assert.equal(named.status, "met");
    assert.equal(named.counted.length, 1);
  });

  test("a group founded within the month is asked from the next month on", () => {
    const organisations = [branch("b1"), group("g1", { foundedOn: "2026-05-02" })];
    const verdicts = verdictsOf(school({ organisations }), GROUPS, endOfYear);
    assert.equal(verdicts["2026-05-01"]?.reason, "no-groups");
    assert.equal(verdicts["2026-06-01"]?.status, "short");
  });
});

describe("founding, dissolution and succession", () => {
  test("a branch founded on 20 September is asked from October on, one founded on 1 October too", () => {
    for (const foundedOn of ["2026-09-20", "2026-10-01"]) {
      const verdicts = verdictsOf(school({ organisations: [branch("b1", { foundedOn })] }), THEME, endOfYear);
      assert.equal(verdicts["2026-09-01"]?.reason, "not-in-existence");
      assert.equal(verdicts["2026-10-01"]?.status, "short");
    }
    const quarter = verdictsOf(
      school({ organisations: [branch("b1", { foundedOn: "2026-10-01" })] }),
      GENERAL,
      endOfYear,
    );
    assert.equal(quarter["2026-10-01"]?.status, "short");
    const later = verdictsOf(
      school({ organisations: [branch("b1", { foundedOn: "2026-09-20" })] }),
      GENERAL,
      endOfYear,
    );
    assert.equal(later["2026-07-01"]?.reason, "not-in-existence");
  });

  test("a branch dissolved within a month is not asked for that month; a dissolution after the as-of day is no fact", () => {
    const organisations = [branch("b1", { dissolvedOn: "2026-10-15" })];
    const after = verdictsOf(school({ organisations }), THEME, { asOf: "2026-10-31" });
    assert.equal(after["2026-10-01"]?.reason, "not-in-existence");
    const before = verdictsOf(school({ organisations }), THEME, { asOf: "2026-10-14" });
    assert.equal(before["2026-10-01"]?.status, "pending");
  });

  test("a re-formed branch has existed since its predecessor, whose records and posts count until the founding", () => {
    const organisations = [
      branch("b0", { foundedOn: "2021-01-01", dissolvedOn: "2026-08-31" }),
      branch("b1", { foundedOn: "2026-09-01", succeeds: ["b0"] }),
    ];
    const positions = [post("p0", "b0", "secretary", { to: "2026-08-31" })];
    const lecture = heldAs("2026-04-01", { kind: "party-lecture", leader: "p0" }, { organisationId: "b0" });
    const bundle = school({ organisations, positions, activities: [lecture] });
    assert.equal(verdictOf(bundle, LECTURE, endOfYear, "2026-01-01").status, "met");
    const own = heldAs("2026-10-01", { kind: "party-lecture", leader: "p0" });
    const later = verdictOf(school({ organisations, positions, activities: [own] }), LECTURE, endOfYear, "2026-01-01");
    assert.equal(later.refused[0]?.code, "wrong-leader");
  });

  test("what a predecessor that lives on holds after the founding is its own", () => {
    const organisations = [branch("b0"), branch("b1", { foundedOn: "2026-09-01", succeeds: ["b0"] })];
    const activities = ["2026-08-20", "2026-09-20"].map((day) => held(day, "theme-day", { organisationId: "b0" }));
    const verdicts = verdictsOf(school({ organisations, activities }), THEME, endOfYear);
    assert.equal(verdicts["2026-08-01"]?.status, "met");
    assert.equal(verdicts["2026-09-01"]?.status, "short");
  });
});

describe("late records and make-ups", () => {
  test("a meeting on 31 March recorded on 9 April counts and is marked as recorded late", () => {
    const meeting = held("2026-03-31", "general-meeting", { recordedAt: "2026-04-09T10:00:00+08:00" });
    const verdict = verdictOf(school({ activities: [meeting] }), GENERAL, { asOf: "2026-04-10" }, "2026-01-01");
    assert.equal(verdict.status, "met");
    assert.deepEqual(verdict.counted, [{ activity: meeting.id, segment: 0, late: false, recordedLate: true }]);
  });

  test("known-at before and after a late record: short and refused, then met", () => {
    const meeting = held("2026-03-31", "general-meeting", { recordedAt: "2026-04-09T10:00:00+08:00" });
    const bundle = school({ activities: [meeting] });
    const before = verdictOf(bundle, GENERAL, { asOf: "2026-04-10", knownAt: "2026-04-08" }, "2026-01-01");
    assert.equal(before.status, "short");
    assert.equal(before.refused[0]?.code, "recorded-after-known-at");
    const onTheDay = verdictOf(bundle, GENERAL, { asOf: "2026-04-10", knownAt: "2026-04-09" }, "2026-01-01");
    assert.equal(onTheDay.status, "met", "a known-at without a time means the end of that day");
    const toTheSecond = { asOf: "2026-04-10", knownAt: "2026-04-09T02:00:00Z" };
    assert.equal(verdictOf(bundle, GENERAL, toTheSecond, "2026-01-01").status, "met");
  });

  test("a make-up on day 31 after a month's end counts late, on day 32 it is refused", () => {
    const madeUp = (day: string) =>
      school({
        organisations: [withCommittee],
        activities: [heldAs(day, { kind: "committee-meeting", makesUpFor: "2026-03-10" })],
      });
    const day31 = verdictOf(madeUp("2026-05-01"), COMMITTEE, endOfYear, "2026-03-01");
    assert.deepEqual([day31.status, day31.counted[0]?.late], ["met-late", true]);
    const day32 = verdictOf(madeUp("2026-05-02"), COMMITTEE, endOfYear, "2026-03-01");
    assert.deepEqual([day32.status, day32.refused[0]?.code], ["short", "make-up-too-late"]);
  });

  test("a make-up on day 90 after a year's end counts late, on day 91 it is refused", () => {
    const madeUp = (day: string) =>
      school({ activities: [heldAs(day, { kind: "organisation-life-meeting", makesUpFor: "2025-12-31" })] });
    const lastYear = { asOf: "2026-12-31", from: "2025-01-01", to: "2025-12-31" };
    assert.equal(verdictOf(madeUp("2026-03-31"), LIFE, lastYear, "2025-01-01").status, "met-late");
    const late = verdictOf(madeUp("2026-04-01"), LIFE, lastYear, "2025-01-01");
    assert.deepEqual([late.status, late.refused[0]?.code], ["short", "make-up-too-late"]);
  });

  test("an organisation-life meeting held as a general meeting in January counts for the year it is held for", () => {
    const january = held("2026-01-20", ["general-meeting"], {
      segments: [{ kind: "general-meeting" }, { kind: "organisation-life-meeting", makesUpFor: "2025-12-31" }],
    });
    const bundle = school({ activities: [january] });
    const both = { asOf: "2026-02-01", from: "2025-01-01", to: "2026-12-31" };
    const life = verdictsOf(bundle, LIFE, both);
    assert.equal(life["2025-01-01"]?.status, "met-late");
    assert.equal(life["2026-01-01"]?.status, "pending");
    assert.equal(verdictsOf(bundle, GENERAL, both)["2026-01-01"]?.status, "met");
  });

  test("a short count says until when a make-up counts, and no longer when that day has passed", () => {
    const open = verdictOf(school(), THEME, { asOf: "2026-12-01" }, "2026-10-01");
    assert.deepEqual([open.status, open.dueOn, open.makeUpUntil], ["short", "2026-10-31", "2026-12-01"]);
    assert.equal(verdictOf(school(), THEME, { asOf: "2026-12-02" }, "2026-10-01").makeUpUntil, null);
  });

  test("one gathering holds October's committee meeting and November's theme day", () => {
    const both = held("2026-11-05", ["committee-meeting", "theme-day"], {
      segments: [{ kind: "committee-meeting", makesUpFor: "2026-10-15" }, { kind: "theme-day" }],
    });
    const bundle = school({ organisations: [withCommittee], activities: [both] });
    const committee = verdictsOf(bundle, COMMITTEE, { asOf: "2026-11-24" });
    assert.deepEqual([committee["2026-10-01"]?.status, committee["2026-11-01"]?.status], ["met-late", "pending"]);
    assert.equal(verdictsOf(bundle, THEME, { asOf: "2026-11-24" })["2026-11-01"]?.status, "met");
  });
});

describe("what counts once, and for whom", () => {
  test("one day of general meeting, lecture and theme day meets all three", () => {
    const positions = [post("p1", "b1", "secretary")];
    const day = held("2026-03-12", ["general-meeting", "party-lecture", "theme-day"], {
      segments: [{ kind: "general-meeting" }, { kind: "party-lecture", leader: "p1" }, { kind: "theme-day" }],
    });
    const bundle = school({ positions, activities: [day] });
    const statuses = [
      verdictOf(bundle, GENERAL, endOfYear, "2026-01-01").status,
      verdictOf(bundle, LECTURE, endOfYear, "2026-01-01").status,
      verdictOf(bundle, THEME, endOfYear, "2026-03-01").status,
    ];
    assert.deepEqual(statuses, ["met", "met", "met"]);
  });

  test("an activity counts once, however many of its segments fit", () => {
    const twice = held("2026-03-12", ["theme-day", "theme-day"]);
    const verdict = verdictOf(school({ activities: [twice] }), THEME, endOfYear, "2026-03-01");
    assert.deepEqual([verdict.count, verdict.counted.length], [1, 1]);
  });

  test("a joint activity counts for every organisation named", () => {
    const joint = held("2026-03-12", "theme-day", { alsoFor: ["b2"] });
    const bundle = school({ organisations: [branch("b1"), branch("b2")], activities: [joint] });
    assert.equal(verdictOf(bundle, THEME, endOfYear, "2026-03-01", "b2").status, "met");
  });
});

describe("the secretary's lecture", () => {
  const positions = [
    post("p1", "b1", "secretary", { to: "2026-06-15" }),
    post("p2", "b1", "secretary", { from: "2026-06-16" }),
    post("deputy", "b1", "deputy-secretary"),
    post("acting", "b1", "acting-secretary"),
    post("other", "b2", "secretary"),
  ];
  const organisations = [branch("b1"), branch("b2")];
  const lectureBy = (leader: string | undefined, day = "2026-04-01", alsoFor: string[] = []) => {
    const segment = leader === undefined ? {} : { leader };
    const activities = [heldAs(day, { kind: "party-lecture", ...segment }, { alsoFor })];
    return verdictOf(school({ organisations, positions, activities }), LECTURE, endOfYear, "2026-01-01");
  };

  test("a lecture by the deputy does not meet the secretary's lecture, and says why", () => {
    const verdict = lectureBy("deputy");
    assert.deepEqual([verdict.status, verdict.refused[0]?.code], ["short", "wrong-leader"]);
  });

  test("a lecture without a leader does not meet it", () => {
    assert.equal(lectureBy(undefined).refused[0]?.code, "wrong-leader");
  });

  test("an acting secretary counts as secretary", () => {
    assert.equal(lectureBy("acting").status, "met");
  });

  test("the secretary replaced in June lectures before, the new one after; neither outside their days", () => {
    assert.equal(lectureBy("p1", "2026-06-15").status, "met");
    assert.equal(lectureBy("p2", "2026-06-16").status, "met");
    assert.equal(lectureBy("p1", "2026-06-16").refused[0]?.code, "not-in-post");
    assert.equal(lectureBy("p2", "2026-06-15").refused[0]?.code, "not-in-post");
  });

  test("a lecture by one branch's secretary to two branches counts for the first", () => {
    const activities = [
      heldAs("2026-04-01", { kind: "party-lecture", leader: "other" }, { organisationId: "b2", alsoFor: ["b1"] }),
    ];
    const bundle = school({ organisations, positions, activities });
    assert.equal(verdictOf(bundle, LECTURE, endOfYear, "2026-01-01", "b2").status, "met");
    assert.equal(verdictOf(bundle, LECTURE, endOfYear, "2026-01-01", "b1").refused[0]?.code, "wrong-leader");
  });

  test("a general meeting that the deputy convenes while the secretary is absent counts", () => {
    const meeting = heldAs("2026-04-01", { kind: "general-meeting", leader: "deputy" });
    const bundle = school({ organisations, positions, activities: [meeting] });
    assert.equal(verdictOf(bundle, GENERAL, endOfYear, "2026-04-01").status, "met");
  });
});

describe("time", () => {
  test("a pending month is due on its last day, and soon from seven days before", () => {
    const verdict = verdictOf(school(), THEME, { asOf: "2026-11-22" }, "2026-11-01");
    assert.deepEqual([verdict.status, verdict.dueOn, verdict.dueSoon], ["pending", "2026-11-30", false]);
    assert.equal(verdictOf(school(), THEME, { asOf: "2026-11-23" }, "2026-11-01").dueSoon, true);
    assert.equal(verdictOf(school(), THEME, { asOf: "2026-11-30" }, "2026-11-01").status, "pending");
    assert.equal(verdictOf(school(), THEME, { asOf: "2026-12-01" }, "2026-11-01").status, "short");
  });

  test("months that have not begun are listed only on request", () => {
    const asked = verdictsOf(school(), THEME, { asOf: "2026-11-24", upcoming: true });
    assert.equal(asked["2026-12-01"]?.status, "upcoming");
    assert.equal(verdictsOf(school(), THEME, { asOf: "2026-11-24" })["2026-12-01"], undefined);
  });

  test("February and August are asked like other months, unless the school exempts vacation months", () => {
    const counted = verdictsOf(school(), THEME, endOfYear);
    assert.deepEqual([counted["2026-02-01"]?.status, counted["2026-08-01"]?.status], ["short", "short"]);
    const exempt = verdictsOf(school({ settings: { vacationMonths: "exempt" } }), THEME, endOfYear);
    assert.deepEqual([exempt["2026-02-01"]?.reason, exempt["2026-08-01"]?.reason], ["vacation", "vacation"]);
    assert.equal(exempt["2026-09-01"]?.status, "short");
  });

  test("a calendar without a semester in the window exempts nothing", () => {
    const bundle = school({ calendar: {}, settings: { vacationMonths: "exempt" } });
    assert.equal(verdictOf(bundle, THEME, endOfYear, "2026-02-01").status, "short");
  });

  test("a report on the term falls in the last 28 days of the semester or the 14 after", () => {
    const reported = (day: string) => {
      const bundle = school({ activities: [held(day, "report-to-superior")] });
      return verdictOf(bundle, REPORT_UP, endOfYear, "2026-06-15").status;
    };
    const statuses = ["2026-06-14", "2026-06-15", "2026-07-26", "2026-07-27"].map(reported);
    assert.deepEqual(statuses, ["short", "met", "met", "short"]);
  });

  test("without a semester in the window a report on the term says that the calendar is missing", () => {
    const verdicts = verdictsOf(school({ calendar: {} }), REPORT_UP, endOfYear);
    assert.deepEqual([Object.keys(verdicts), verdicts["-"]?.reason], [["-"], "no-calendar"]);
  });

  test("a semester that spans two years has its report window in the second", () => {
    const verdicts = verdictsOf(school(), REPORT_UP, { asOf: "2026-02-10" });
    assert.equal(verdicts["2025-12-22"]?.period?.to, "2026-02-01");
    assert.equal(verdicts["2025-12-22"]?.status, "short");
  });

  test("a theme day that moves by more than seven days from the usual one gives a hint, by seven none", () => {
    const days = ["2026-03-05", "2026-04-05", "2026-05-05", "2026-06-12", "2026-07-13"];
    const bundle = school({ activities: days.map((day) => held(day, "theme-day")) });
    const verdicts = verdictsOf(bundle, THEME, endOfYear);
    assert.deepEqual(verdicts["2026-06-01"]?.hints, []);
    assert.deepEqual(verdicts["2026-07-01"]?.hints, ["usual-day-moved"]);
    assert.equal(verdicts["2026-07-01"]?.status, "met");
  });

  test("the number that the guide leaves open is the school's", () => {
    const requirement = "department/3(2)/survey";
    const surveys = ["2026-03-05", "2026-05-05"].map((day) => held(day, "survey", { organisationId: "d1" }));
    const asked = { activities: surveys };
    assert.equal(verdictOf(school(asked), requirement, endOfYear, "2026-01-01").status, "met");
    const three = school({ ...asked, settings: { times: { [requirement]: 3 } } });
    assert.equal(verdictOf(three, requirement, endOfYear, "2026-01-01").missing, 1);
  });

  test("a topic that is missing is said", () => {
    const meetings = ["2026-03-05", "2026-05-05"].map((day) =>
      heldAs(day, { kind: "party-committee-meeting", topics: ["ideology"] }, { organisationId: "d1" }),
    );
    const third = heldAs("2026-06-05", { kind: "party-committee-meeting" }, { organisationId: "d1" });
    const bundle = school({ activities: [...meetings.slice(1), third] });
    const verdict = verdictOf(bundle, "department/2.1(1)/ideology-study", endOfYear, "2026-01-01");
    assert.deepEqual([verdict.status, verdict.count, verdict.refused[0]?.code], ["short", 1, "wrong-topic"]);
  });
});
