import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { AgendaItem } from "#domain/bundle/activities.ts";
import { branch, heldAs, post, school, verdictOf } from "#test/factories.ts";

const after2026 = { asOf: "2027-01-15", from: "2026-01-01", to: "2026-12-31" };
const inNovember = { asOf: "2026-11-24" };
const d1 = { organisationId: "d1" };

describe("coverages on the as-of day", () => {
  const CONTACT = "department/4.1(1)/branch-contact";

  test("a branch is in contact while both the contact and the post cover the day", () => {
    const positions = [post("p1", "d1", "leader", { to: "2026-11-23" }), post("p2", "d1", "leader")];
    const contacts = [
      { departmentId: "d1", branchId: "b1", positionId: "p1", from: "2026-01-01" },
      { departmentId: "d1", branchId: "b2", positionId: "p2", from: "2026-01-01", to: "2026-11-24" },
    ];
    const bundle = school({ organisations: [branch("b1"), branch("b2")], positions, contacts });
    const verdict = verdictOf(bundle, CONTACT, inNovember, "-");
    assert.deepEqual([verdict.status, verdict.need, verdict.count, verdict.uncovered], ["short", 2, 1, ["b1"]]);
    assert.equal(verdictOf(bundle, CONTACT, { asOf: "2026-11-23" }, "-").status, "met");
  });

  test("a department without branches has nothing to cover", () => {
    assert.equal(verdictOf(school({ organisations: [] }), CONTACT, inNovember, "-").reason, "nothing-to-cover");
  });

  test("a dissolved branch is not asked for", () => {
    const organisations = [branch("b1", { dissolvedOn: "2026-11-23" })];
    assert.equal(verdictOf(school({ organisations }), CONTACT, inNovember, "-").reason, "nothing-to-cover");
  });

  test("a teachers' branch without a secretary is not covered by 双带头人, an acting one counts", () => {
    const organisations = [branch("b1"), branch("b2"), branch("b3", { category: "student" })];
    const positions = [post("p1", "b1", "acting-secretary", { dualLeader: true })];
    const verdict = verdictOf(school({ organisations, positions }), "department/4.3(1)/dual-leaders", inNovember, "-");
    assert.deepEqual([verdict.need, verdict.uncovered], [2, ["b2"]]);
  });

  test("a branch's category is that of the as-of day", () => {
    const moved = branch("b1", { category: "student", was: [{ until: "2026-06-30", category: "teacher" }] });
    const bundle = school({ organisations: [moved] });
    assert.equal(verdictOf(bundle, "department/4.3(1)/dual-leaders", { asOf: "2026-06-30" }, "-").need, 1);
    assert.equal(verdictOf(bundle, "department/4.3(1)/dual-leaders", { asOf: "2026-07-01" }, "-").need, 0);
  });

  test("bodies need a contact whose post covers the day", () => {
    const positions = [post("p1", "d1", "leader", { to: "2026-06-30" })];
    const bodies = [
      {
        id: "y1",
        organisationId: "d1",
        name: "学术委员会",
        type: "academic" as const,
        contactPositionId: "p1",
        from: "2025-01-01",
      },
    ];
    const bundle = school({ positions, bodies });
    assert.equal(verdictOf(bundle, "department/2.2(1)/bodies-contact", { asOf: "2026-06-30" }, "-").status, "met");
    assert.equal(verdictOf(bundle, "department/2.2(1)/bodies-contact", { asOf: "2026-07-01" }, "-").status, "short");
  });

  test("a weak branch is covered until its due date and when it is closed; one closed before the window is gone", () => {
    const flag = { branchId: "b1", flaggedOn: "2025-10-01", dueOn: "2026-03-31" };
    const at = (asOf: string, closedOn: string | null = null) =>
      verdictOf(school({ weakBranches: [{ ...flag, closedOn }] }), "department/4.1(3)/weak-branches", { asOf }, "-");
    assert.equal(at("2026-03-31").status, "met");
    assert.equal(at("2026-04-01").status, "short");
    assert.equal(at("2026-04-10", "2026-04-10").status, "met");
    assert.equal(at("2026-04-09", "2026-04-10").status, "short");
    assert.equal(at("2026-04-10", "2025-12-31").reason, "nothing-to-cover");
  });

  test("vetting looks at the procedure of the seven categories, at either meeting", () => {
    const item = (id: string, category: AgendaItem["category"], procedureRecorded: boolean): AgendaItem => ({
      id,
      category,
      procedureRecorded,
    });
    const activities = [
      heldAs(
        "2026-03-01",
        { kind: "party-committee-meeting", agenda: [item("g1", "titles", true), item("g2", "direction", false)] },
        d1,
      ),
      heldAs("2026-03-02", { kind: "joint-meeting", agenda: [item("g3", "awards", false)] }, d1),
    ];
    const verdict = verdictOf(school({ activities }), "department/2.1(3)/vetting", inNovember, "2026-01-01");
    assert.deepEqual([verdict.status, verdict.need, verdict.uncovered], ["short", 2, ["g3"]]);
  });
});

describe("coverages by the year", () => {
  const TRAINING = "branch/2.1(3)/training";
  const roster = [
    { memberId: "m1", organisationId: "b1", from: "2023-09-01" },
    { memberId: "m2", organisationId: "b1", from: "2026-01-01" },
    { memberId: "m3", organisationId: "b1", from: "2026-01-02" },
    { memberId: "m4", organisationId: "b2", from: "2024-01-01", to: "2026-05-31" },
    { memberId: "m4", organisationId: "b1", from: "2026-06-01" },
    { memberId: "m5", organisationId: "b1", from: "2024-01-01", to: "2026-11-23" },
  ];
  const organisations = [branch("b1"), branch("b2")];
  const studied = (heldOn: string, hours: number, attendees: string[], organisationId = "b1") =>
    heldAs(heldOn, { kind: "training", hours, attendees }, { organisationId });

  test("who transferred in counts, who arrived this year is not judged yet, who left is out", () => {
    const activities = [studied("2026-03-01", 20, ["m1", "m4"], "b2"), studied("2026-09-01", 12, ["m1", "m2", "m4"])];
    const verdict = verdictOf(school({ organisations, roster, activities }), TRAINING, inNovember, "2026-01-01");
    assert.deepEqual([verdict.need, verdict.count, verdict.uncovered], [3, 2, ["m2"]]);
    assert.equal(verdict.status, "pending");
    assert.equal(verdict.dueOn, "2026-12-31");
  });

  test("hours of kinds that carry none, and of last year, do not count; general meetings count with topic study", () => {
    const activities = [
      studied("2025-12-31", 32, ["m1"]),
      heldAs("2026-03-01", { kind: "service", hours: 32, attendees: ["m1"] }),
      heldAs("2026-03-02", { kind: "general-meeting", hours: 16, attendees: ["m1"] }),
    ];
    const one = [{ memberId: "m1", organisationId: "b1", from: "2023-09-01" }];
    const verdict = verdictOf(school({ organisations, roster: one, activities }), TRAINING, after2026, "2026-01-01");
    assert.deepEqual([verdict.status, verdict.count], ["short", 0]);
    const study = heldAs("2026-03-03", { kind: "general-meeting", topics: ["study"], hours: 32, attendees: ["m1"] });
    const enough = school({ organisations, roster: one, activities: [...activities, study] });
    assert.equal(verdictOf(enough, TRAINING, after2026, "2026-01-01").status, "met");
  });

  test("without a roster the newest statement speaks; without one it is pending, then short, with a hint", () => {
    const stated = (reached: number, recordedAt: string) => ({
      organisationId: "b1",
      year: 2026,
      coverage: "training" as const,
      due: 14,
      reached,
      recordedAt,
    });
    const statements = [stated(12, "2026-11-01T08:00:00+08:00"), stated(14, "2026-11-20T08:00:00+08:00")];
    const both = school({ statements });
    assert.equal(verdictOf(both, TRAINING, inNovember, "2026-01-01").status, "met");
    const earlier = verdictOf(both, TRAINING, { asOf: "2026-11-19" }, "2026-01-01");
    assert.deepEqual([earlier.status, earlier.count, earlier.missing], ["pending", 12, 2]);
    const none = verdictOf(school(), TRAINING, inNovember, "2026-01-01");
    assert.deepEqual([none.status, none.need, none.hints], ["pending", 0, ["no-data"]]);
    assert.equal(verdictOf(school(), TRAINING, after2026, "2026-01-01").status, "short");
  });

  test("a statement of nobody due has nothing to cover", () => {
    const statements = [{ organisationId: "b1", year: 2026, coverage: "dual-life" as const, due: 0, reached: 0 }];
    assert.equal(
      verdictOf(school({ statements }), "branch/1.2(1)/dual-life", inNovember, "2026-01-01").reason,
      "nothing-to-cover",
    );
  });

  test("dual life is always stated, whatever the roster says", () => {
    const verdict = verdictOf(school({ organisations, roster }), "branch/1.2(1)/dual-life", inNovember, "2026-01-01");
    assert.deepEqual(verdict.hints, ["no-data"]);
  });

  test("a member's report to the branch counts when the member attended it", () => {
    const activities = [heldAs("2026-06-01", { kind: "report-to-branch", attendees: ["m1"] })];
    const verdict = verdictOf(
      school({ organisations, roster, activities }),
      "branch/3(3)/member-reports",
      inNovember,
      "2026-01-01",
    );
    assert.deepEqual([verdict.need, verdict.count], [3, 1]);
  });
});

describe("talks", () => {
  const organisations = [branch("b1", { committee: [{ from: "2020-01-01" }] })];
  const positions = [
    post("p1", "b1", "secretary", { memberId: "m1" }),
    post("p2", "b1", "committee-member"),
    post("p3", "b1", "committee-member", { to: "2026-06-30" }),
  ];
  const roster = ["m1", "m2", "m3"].map((memberId) => ({ memberId, organisationId: "b1", from: "2024-01-01" }));
  const talk = (heldOn: string, a: string, b: string) => heldAs(heldOn, { kind: "talk", talk: { pair: [a, b] } });

  test("pairs of those who hold a committee post on the reference day; a post and its member are one person", () => {
    const bundle = school({ organisations, positions, roster, activities: [talk("2026-03-01", "m1", "p2")] });
    const verdict = verdictOf(bundle, "branch/3(1)/talks-committee", inNovember, "2026-01-01");
    assert.deepEqual([verdict.status, verdict.need, verdict.count], ["met", 1, 1]);
    const inMay = verdictOf(bundle, "branch/3(1)/talks-committee", { asOf: "2026-05-31" }, "2026-01-01");
    assert.deepEqual([inMay.status, inMay.need], ["pending", 3]);
  });

  test("without a committee on the reference day no pairs are asked", () => {
    const verdict = verdictOf(school({ positions }), "branch/3(1)/talks-committee", inNovember, "2026-01-01");
    assert.equal(verdict.reason, "no-committee");
  });

  test("a member is covered by a talk with another who held a committee post on the day of the talk or today", () => {
    const activities = [talk("2026-06-30", "m2", "p3"), talk("2026-07-01", "m3", "p3"), talk("2026-07-02", "m1", "m1")];
    const bundle = school({ organisations, positions, roster, activities });
    const verdict = verdictOf(bundle, "branch/3(1)/talks-members", inNovember, "2026-01-01");
    assert.deepEqual([verdict.count, verdict.uncovered], [1, ["m1", "m3"]]);
  });

  test("peers are members who were ever on the branch's roster", () => {
    const left = [...roster, { memberId: "m9", organisationId: "b1", from: "2022-01-01", to: "2023-01-01" }];
    const activities = [talk("2026-06-30", "m2", "m9"), talk("2026-07-01", "m3", "m8")];
    const bundle = school({ organisations, positions, roster: left, activities });
    assert.deepEqual(verdictOf(bundle, "branch/3(1)/talks-peers", inNovember, "2026-01-01").uncovered, ["m1", "m3"]);
  });
});
