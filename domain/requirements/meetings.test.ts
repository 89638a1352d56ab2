import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Activity, AgendaItem, SegmentKind } from "#domain/bundle/activities.ts";
import type { Approval } from "#domain/bundle/desk.ts";
import { quorumMark } from "#domain/requirements/quorum.ts";
import { branch, heldAs, organisation, school, verdictOf } from "#test/factories.ts";

const ask = { asOf: "2026-11-24" };
const d1 = { organisationId: "d1" };

describe("approval of forums (一会一报)", () => {
  const APPROVAL = "department/2.2(2)/approval";
  const forum = { title: "前沿讲座", place: "报告厅", speakers: ["甲", "乙"] };
  const talk = (heldOn: string, id = "f1", entry: Partial<Activity> = {}) =>
    heldAs(heldOn, { kind: "forum", forum }, { ...d1, id, ...entry });
  const approval = (entry: Partial<Approval> = {}): Approval => ({
    id: "v1",
    organisationId: "d1",
    forumActivityId: "f1",
    title: "前沿讲座",
    place: "报告厅",
    speakers: ["乙", "甲"],
    eventOn: "2026-04-20",
    appliedOn: "2026-04-10",
    approvedOn: "2026-04-13",
    ...entry,
  });
  const judged = (approvals: Approval[], activities = [talk("2026-04-20")], plans: Activity[] = []) =>
    verdictOf(school({ activities, approvals, plans }), APPROVAL, ask, "2026-01-01");

  test("approved before the day, for that day, place, title and set of speakers: met", () => {
    assert.equal(judged([approval()]).status, "met");
  });

  test("an approval dated after the talk, or on the same day, is too late", () => {
    for (const approvedOn of ["2026-04-20", "2026-04-21"]) {
      const verdict = judged([approval({ approvedOn })]);
      assert.deepEqual([verdict.status, verdict.refused[0]?.code], ["short", "approved-late"]);
    }
  });

  test("a speaker changed after the approval is said", () => {
    const verdict = judged([approval({ speakers: ["甲", "丙"] })]);
    assert.deepEqual([verdict.status, verdict.refused[0]?.code], ["short", "changed-after-approval"]);
    assert.equal(judged([approval({ eventOn: "2026-04-21" })]).refused[0]?.code, "changed-after-approval");
  });

  test("no approval, or one that is not given yet, is not approved", () => {
    assert.equal(judged([]).refused[0]?.code, "not-approved");
    assert.equal(judged([approval({ approvedOn: null })]).refused[0]?.code, "not-approved");
  });

  test("a forum of a branch below is the department's too", () => {
    const verdict = judged([], [talk("2026-04-20", "f1", { organisationId: "b1" })]);
    assert.deepEqual([verdict.status, verdict.uncovered], ["short", ["f1"]]);
  });

  test("a plan without approval is due the day before, and a plan that was held is only the activity", () => {
    const plan = talk("2026-12-10", "f2");
    const verdict = judged([approval()], undefined, [plan]);
    assert.deepEqual([verdict.status, verdict.dueOn, verdict.need], ["pending", "2026-12-09", 2]);
    const held = judged([approval()], undefined, [talk("2026-12-10", "f1")]);
    assert.deepEqual([held.status, held.need], ["met", 1]);
  });

  test("an application with fewer than five working days to go gives a hint; with guests from abroad ten are asked", () => {
    const late = judged([approval({ appliedOn: "2026-04-14", approvedOn: "2026-04-15" })]);
    assert.deepEqual([late.status, late.hints], ["met", ["applied-late"]]);
    assert.deepEqual(judged([approval({ appliedOn: "2026-04-13" })]).hints, []);
    assert.deepEqual(judged([approval({ foreignGuests: true })]).hints, ["applied-late"]);
  });

  test("no forum at all: nothing to cover", () => {
    assert.equal(judged([], []).reason, "nothing-to-cover");
  });
});

describe("what the Party committee meeting takes first", () => {
  const FIRST = "department/1.2(2)/party-first";
  const DECIDES = "department/1.2(2)/party-decides";
  const meeting = (heldOn: string, kind: SegmentKind, agenda: AgendaItem[]) => heldAs(heldOn, { kind, agenda }, d1);
  const item = (id: string, category: AgendaItem["category"], refersTo: string | null = null): AgendaItem => ({
    id,
    category,
    refersTo,
  });

  test("an item of a joint meeting refers to one of the Party committee of the same day or earlier", () => {
    const judged = (day: string) => {
      const activities = [
        meeting(day, "party-committee-meeting", [item("g0", "direction")]),
        meeting("2026-03-10", "joint-meeting", [item("g1", "direction", "g0"), item("g2", "other")]),
      ];
      return verdictOf(school({ activities }), FIRST, ask, "2026-01-01");
    };
    assert.deepEqual([judged("2026-03-10").status, judged("2026-03-10").need], ["met", 1]);
    const after = judged("2026-03-11");
    assert.deepEqual([after.status, after.uncovered], ["short", ["g1"]]);
  });

  test("cadres and members are decided at the Party committee, or reported from there", () => {
    const activities = [
      meeting("2026-03-01", "party-committee-meeting", [item("g0", "cadres")]),
      meeting("2026-03-10", "joint-meeting", [item("g1", "cadres", "g0"), item("g2", "members")]),
    ];
    const verdict = verdictOf(school({ activities }), DECIDES, ask, "2026-01-01");
    assert.deepEqual([verdict.need, verdict.count, verdict.uncovered], [3, 2, ["g2"]]);
  });

  test("a department without joint meetings is asked for none of the three", () => {
    const bundle = school();
    const without = {
      ...bundle,
      organisations: bundle.organisations.map((each) => (each.id === "d1" ? { ...each, jointMeetings: false } : each)),
    };
    for (const id of [FIRST, DECIDES])
      assert.equal(verdictOf(without, id, ask, "2026-01-01").reason, "no-joint-meeting");
    assert.equal(verdictOf(without, "department/1.2(1)/joint-rules", ask, "-").reason, "no-joint-meeting");
  });
});

describe("decisions from above", () => {
  const PASS_ON = "branch/1.1(2)/pass-on";
  const received = (directiveId: string, receivedOn: string) => ({
    id: directiveId,
    recipients: [{ organisationId: "b1", receivedOn }],
  });
  const passing = (heldOn: string, ...directiveIds: string[]) =>
    heldAs(heldOn, { kind: "general-meeting", directiveIds });

  test("passed on within 30 days: met; on day 31: met late; earlier than received: not at all", () => {
    const on = (day: string) =>
      verdictOf(
        school({ directives: [received("x1", "2026-03-01")], activities: [passing(day, "x1")] }),
        PASS_ON,
        ask,
        "2026-01-01",
      );
    assert.equal(on("2026-03-01").status, "met");
    assert.equal(on("2026-03-31").status, "met");
    assert.deepEqual([on("2026-04-01").status, on("2026-04-01").counted[0]?.late], ["met-late", true]);
    assert.deepEqual([on("2026-02-28").status, on("2026-02-28").uncovered], ["short", ["x1"]]);
  });

  test("one not yet due is pending with its date, and entered once it shows at both points", () => {
    const directives = [received("x1", "2026-11-01"), received("x2", "2026-11-10")];
    for (const id of [PASS_ON, "branch/5.1(2)/pass-on"]) {
      const verdict = verdictOf(school({ directives }), id, ask, "2026-01-01");
      assert.deepEqual([verdict.status, verdict.dueOn, verdict.need], ["pending", "2026-12-01", 2]);
    }
  });

  test("nothing received: nothing to cover", () => {
    assert.equal(verdictOf(school(), PASS_ON, ask, "2026-01-01").reason, "nothing-to-cover");
  });
});

describe("documents and posts", () => {
  const DUTIES = "department/1.2(3)/duties";
  const document = (entry: object) => ({
    id: "c1",
    organisationId: "d1",
    kind: "班子成员分工",
    issuedOn: "2025-03-01",
    ...entry,
  });
  const state = (entry: object, asOf = "2026-11-24") =>
    verdictOf(school({ documents: [document(entry)] }), DUTIES, { asOf }, "-").status;

  test("in force on its last day, not the day after; not from the day of withdrawal on", () => {
    assert.equal(state({ expiresOn: "2026-11-24" }), "met");
    assert.equal(state({ expiresOn: "2026-11-23" }), "short");
    assert.equal(state({ withdrawnOn: "2026-11-25" }), "met");
    assert.equal(state({ withdrawnOn: "2026-11-24" }), "short");
    assert.equal(state({ issuedOn: "2026-11-25" }), "short");
  });

  test("a document from above counts when it says that it covers what is below", () => {
    assert.equal(state({ organisationId: "u1", coversBelow: true }), "met");
    assert.equal(state({ organisationId: "u1" }), "short");
  });

  test("a yearly document is asked for each calendar year, pending until its end", () => {
    const dues = (issuedOn: string, asOf: string) =>
      verdictOf(
        school({ documents: [document({ organisationId: "b1", kind: "党费收缴使用情况", issuedOn })] }),
        "branch/2.1(2)/dues",
        { asOf, from: "2026-01-01", to: "2026-12-31" },
        "2026-01-01",
      );
    assert.equal(dues("2025-12-31", "2026-12-31").status, "pending");
    assert.equal(dues("2025-12-31", "2027-01-01").status, "short");
    assert.equal(dues("2026-12-31", "2026-12-31").status, "met");
  });

  test("one organiser reaches the floor with a hint, two the target, none is short", () => {
    const organisers = (number: number) =>
      verdictOf(
        school({
          positions: Array.from({ length: number }, (_, index) => ({
            id: `o${index}`,
            organisationId: "d1",
            role: "organiser" as const,
            from: "2024-01-01",
          })),
        }),
        "department/4.5(1)/organisers",
        ask,
        "-",
      );
    assert.deepEqual([organisers(1).status, organisers(1).hints], ["met", ["below-target"]]);
    assert.deepEqual([organisers(2).status, organisers(2).hints], ["met", []]);
    assert.equal(organisers(0).status, "short");
  });
});

describe("roll-ups and judgement", () => {
  test("a roll-up of should-requirements is never short and only hints", () => {
    const verdict = verdictOf(
      school(),
      "department/4.2(1)/appraisal",
      { asOf: "2027-02-01", from: "2026-01-01", to: "2026-12-31" },
      "2026-01-01",
    );
    assert.deepEqual([verdict.status, verdict.hints], ["met", ["branches-with-hints"]]);
  });

  test("a branch with a missed month is not covered in the roll-up of 三会一课", () => {
    const organisations = [branch("b1", { committee: [{ from: "2024-01-01" }] })];
    const verdict = verdictOf(school({ organisations }), "department/4.2(1)/three-meetings", ask, "2026-01-01");
    assert.deepEqual([verdict.status, verdict.uncovered], ["short", ["b1"]]);
  });

  test("a point that people judge lists what was found, newest first, by kind, topic, document and the record's own word", () => {
    const activities = [
      heldAs("2026-03-01", { kind: "other", supports: ["branch/6(1)"] }, { id: "s1" }),
      heldAs("2026-05-01", { kind: "training", topics: ["course-ideology"] }, { id: "s2" }),
      heldAs("2025-05-01", { kind: "training", topics: ["course-ideology"] }, { id: "s0" }),
    ];
    const documents = [{ id: "c9", organisationId: "b1", kind: "课程思政建设方案", issuedOn: "2026-02-01" }];
    const verdict = verdictOf(school({ activities, documents }), "branch/6(1)/course", ask, "-");
    assert.equal(verdict.status, "judgement");
    assert.deepEqual(
      verdict.found?.activities.map((each) => each.activity),
      ["s2", "s1"],
    );
    assert.deepEqual(verdict.found?.byKind, { training: 1, other: 1 });
    assert.deepEqual(verdict.found?.documents, ["c9"]);
  });

  test("a point for teachers' branches is not asked of students' ones; mixed branches have both", () => {
    const reasonOf = (category: "teacher" | "student" | "mixed", id: string) =>
      verdictOf(school({ organisations: [branch("b1", { category })] }), id, ask, "-").reason;
    assert.equal(reasonOf("student", "branch/4(1)/decisions"), "wrong-category");
    assert.equal(reasonOf("teacher", "branch/4(2)/student-affairs"), "wrong-category");
    assert.equal(reasonOf("mixed", "branch/4(1)/decisions"), null);
    assert.equal(reasonOf("mixed", "branch/4(2)/student-affairs"), null);
  });
});

describe("existence of kinds judged today", () => {
  test("an organisation that is gone on the as-of day is not applicable in its last window and not judged later", () => {
    const gone = [organisation({ id: "d2", kind: "department", parentId: "u1", dissolvedOn: "2026-06-30" })];
    const bundle = school({ organisations: gone });
    assert.equal(verdictOf(bundle, "department/1.2(3)/duties", ask, "-", "d2").reason, "not-in-existence");
    assert.throws(() => verdictOf(bundle, "department/1.2(3)/duties", { asOf: "2027-01-01" }, "-", "d2"));
  });

  test("nothing is judged on the day when the window starts after it", () => {
    assert.throws(() =>
      verdictOf(
        school(),
        "department/1.2(3)/duties",
        { asOf: "2026-11-24", from: "2027-01-01", to: "2027-12-31" },
        "-",
      ),
    );
  });
});

describe("quorum", () => {
  const vote = (due: number, present: number, forIt: number, election = false) =>
    quorumMark({ due, present, for: forIt, election });

  test("exactly half the votes fails, one more passes", () => {
    assert.deepEqual(vote(12, 12, 6), { strength: "should", tooFewPresent: false, tooFewFor: true });
    assert.equal(vote(12, 12, 7), null);
    assert.deepEqual(vote(12, 6, 6), { strength: "should", tooFewPresent: true, tooFewFor: true });
    assert.equal(vote(12, 7, 7), null);
  });

  test("an election needs four fifths present", () => {
    assert.equal(vote(10, 8, 6, true), null);
    assert.deepEqual(vote(10, 7, 6, true), { strength: "must", tooFewPresent: true, tooFewFor: false });
  });
});
