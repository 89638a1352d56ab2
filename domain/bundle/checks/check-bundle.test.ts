import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkBundle } from "#domain/bundle/checks/check-bundle.ts";
import { parseBundle } from "#domain/bundle/parse.ts";
import { wordProblem } from "#domain/problems/problem.ts";
import type { Problem } from "#domain/problems/problem.ts";

type Fields = Record<string, unknown>;

const ORGANISATIONS = [
  { id: "u", kind: "university", name: "学校" },
  { id: "d", parentId: "u", kind: "department", name: "文学院" },
  { id: "b", parentId: "d", kind: "branch", name: "教师支部" },
  { id: "c", parentId: "d", kind: "branch", name: "学生支部" },
  { id: "g", parentId: "b", kind: "group", name: "第一小组" },
];

function check(lists: Fields) {
  const bundle = parseBundle({ format: "biaogan-bundle/1", organisations: ORGANISATIONS, ...lists });
  const result = checkBundle(bundle, { adjustableRequirements: ["department/3(2)/survey"] });
  const words = (items: Problem[]): string[] => items.map((item) => wordProblem(item, "en"));
  return { problems: words(result.problems), warnings: words(result.warnings) };
}

function activity(id: string, more: Fields = {}, ...segments: Fields[]): Fields {
  const kept = segments.length === 0 ? [{}] : segments;
  return {
    id,
    organisationId: "b",
    heldOn: "2026-03-12",
    title: "活动",
    ...more,
    segments: kept.map((segment) => ({ kind: "other", ...segment })),
  };
}

/** Exactly one problem is found, and it begins with the path. */
function oneProblem(lists: Fields, start: string): void {
  const { problems } = check(lists);
  assert.equal(problems.length, 1, problems.join("\n"));
  assert.ok(problems[0]?.startsWith(start), problems[0] ?? "");
}

function oneWarning(lists: Fields, start: string): void {
  const { problems, warnings } = check(lists);
  assert.deepEqual(problems, []);
  assert.equal(warnings.length, 1, warnings.join("\n"));
  assert.ok(warnings[0]?.startsWith(start), warnings[0] ?? "");
}

function nothing(lists: Fields): void {
  assert.deepEqual(check(lists), { problems: [], warnings: [] });
}

const POST = { id: "p", organisationId: "b", role: "secretary", from: "2024-01-01" };

describe("ids", () => {
  test("an id that stands twice is refused in every list that has ids", () => {
    oneProblem(
      { organisations: [...ORGANISATIONS, ORGANISATIONS[4]] },
      "organisations[5].id: the id “g” is already used at organisations[4]",
    );
    oneProblem({ positions: [POST, { ...POST, role: "organiser" }] }, "positions[1].id");
    oneProblem({ activities: [activity("a"), activity("a")] }, "activities[1].id");
    const document = { id: "x", organisationId: "d", kind: "章程", issuedOn: "2025-01-01" };
    oneProblem({ documents: [document, document] }, "documents[1].id");
    const approval = { id: "x", organisationId: "d", forumActivityId: "a", eventOn: "2026-03-12" };
    oneProblem({ activities: [activity("a")], approvals: [approval, approval] }, "approvals[1].id");
    oneProblem({ directives: [{ id: "x" }, { id: "x" }] }, "directives[1].id");
    const body = { id: "x", organisationId: "d", name: "学会", type: "academic", from: "2025-01-01" };
    oneProblem({ bodies: [body, body] }, "bodies[1].id");
    oneProblem({ plans: [activity("a"), activity("a")] }, "plans[1].id");
  });

  test("a plan may keep its id when it is held", () => {
    nothing({
      activities: [activity("a", {}, { agenda: [{ id: "g1", category: "other" }] })],
      plans: [activity("a", {}, { agenda: [{ id: "g1", category: "other" }] })],
    });
  });

  test("agenda items of two meetings may not share an id", () => {
    const agenda = [{ id: "g1", category: "other" }];
    oneProblem(
      { activities: [activity("a", {}, { agenda }), activity("e", {}, {}, { agenda })] },
      "activities[1].segments[1].agenda[0].id",
    );
  });
});

describe("references", () => {
  const cases: [string, Fields][] = [
    ["organisations[0].parentId", { organisations: [{ id: "d", parentId: "nobody", kind: "department", name: "院" }] }],
    [
      "organisations[0].was[0].parentId",
      {
        organisations: [
          { id: "d", kind: "department", name: "院", was: [{ until: "2025-01-01", parentId: "nobody" }] },
        ],
      },
    ],
    [
      "organisations[0].succeeds[0]: “nobody”",
      { organisations: [{ id: "d", kind: "department", name: "院", succeeds: ["nobody"] }] },
    ],
    ["positions[0].organisationId", { positions: [{ ...POST, organisationId: "nobody" }] }],
    ["elections[0].organisationId", { elections: [{ organisationId: "nobody", heldOn: "2026-01-01", type: "full" }] }],
    [
      "extensions[0].organisationId",
      { extensions: [{ organisationId: "nobody", approvedOn: "2026-01-01", until: "2026-05-01" }] },
    ],
    ["roster[0].organisationId", { roster: [{ memberId: "m", organisationId: "nobody", from: "2026-01-01" }] }],
    ["activities[0].organisationId", { activities: [activity("a", { organisationId: "nobody" })] }],
    ["activities[0].alsoFor[0]", { activities: [activity("a", { alsoFor: ["nobody"] })] }],
    ["plans[0].organisationId", { plans: [activity("a", { organisationId: "nobody" })] }],
    ["activities[0].segments[0].leader", { activities: [activity("a", {}, { leader: "nobody" })] }],
    ["activities[0].segments[0].directiveIds[0]", { activities: [activity("a", {}, { directiveIds: ["nothing"] })] }],
    [
      "activities[0].segments[0].agenda[0].refersTo",
      { activities: [activity("a", {}, { agenda: [{ id: "g1", category: "other", refersTo: "g0" }] })] },
    ],
    [
      "documents[0].organisationId",
      { documents: [{ id: "x", organisationId: "nobody", kind: "章程", issuedOn: "2025-01-01" }] },
    ],
    [
      "approvals[0].approverId",
      {
        activities: [activity("a")],
        approvals: [
          { id: "x", organisationId: "d", approverId: "nobody", forumActivityId: "a", eventOn: "2026-03-12" },
        ],
      },
    ],
    [
      "approvals[0].forumActivityId",
      { approvals: [{ id: "x", organisationId: "d", forumActivityId: "a", eventOn: "2026-03-12" }] },
    ],
    ["directives[0].issuerId", { directives: [{ id: "x", issuerId: "nobody" }] }],
    [
      "directives[0].recipients[0].organisationId",
      { directives: [{ id: "x", recipients: [{ organisationId: "nobody", receivedOn: "2026-01-01" }] }] },
    ],
    [
      "bodies[0].contactPositionId",
      {
        bodies: [
          {
            id: "x",
            organisationId: "d",
            name: "学会",
            type: "academic",
            from: "2025-01-01",
            contactPositionId: "nobody",
          },
        ],
      },
    ],
    [
      "contacts[0].branchId",
      { positions: [POST], contacts: [{ departmentId: "d", branchId: "nobody", positionId: "p", from: "2025-01-01" }] },
    ],
    [
      "contacts[0].positionId",
      { contacts: [{ departmentId: "d", branchId: "b", positionId: "nobody", from: "2025-01-01" }] },
    ],
    ["weakBranches[0].branchId", { weakBranches: [{ branchId: "nobody", flaggedOn: "2025-01-01" }] }],
    [
      "statements[0].organisationId",
      { statements: [{ organisationId: "nobody", year: 2026, coverage: "training", due: 1, reached: 1 }] },
    ],
  ];
  for (const [path, lists] of cases) {
    test(`${path.split(":")[0]} that leads nowhere is refused`, () => oneProblem(lists, path));
  }

  test("an approval may be for a plan", () => {
    nothing({
      plans: [activity("a")],
      approvals: [{ id: "x", organisationId: "d", forumActivityId: "a", eventOn: "2026-03-12" }],
    });
  });

  test("a post's member need be on no roster", () => nothing({ positions: [{ ...POST, memberId: "m9" }] }));

  test("attendees and pairs lead nowhere only where there is a roster", () => {
    const activities = [activity("a", {}, { attendees: ["m1"] }, { kind: "talk", talk: { pair: ["m1", "m2"] } })];
    nothing({ activities });
    const { problems } = check({ activities, roster: [{ memberId: "m1", organisationId: "b", from: "2024-01-01" }] });
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? "", /^activities\[0\]\.segments\[1\]\.talk\.pair\[1\]: “m2” is not among/);
  });

  test("a pair may name posts, members of the roster and members of posts", () => {
    const roster = [{ memberId: "m1", organisationId: "b", from: "2024-01-01" }];
    const positions = [{ ...POST, memberId: "m9" }];
    nothing({
      roster,
      positions,
      activities: [
        activity(
          "a",
          {},
          { kind: "talk", talk: { pair: ["p", "m1"] } },
          { kind: "talk", talk: { pair: ["m9", "m1"] } },
        ),
      ],
    });
  });
});

describe("the tree", () => {
  test("a circle of parents is refused once", () => {
    const organisations = [
      { id: "x", parentId: "z", kind: "branch", name: "甲" },
      { id: "y", parentId: "x", kind: "branch", name: "乙" },
      { id: "z", parentId: "y", kind: "branch", name: "丙" },
    ];
    oneProblem(
      { organisations },
      "organisations[0].parentId: the organisations above go round in a circle: x → z → y → x",
    );
  });

  test("a circle of successions is refused, and one that succeeds itself", () => {
    const organisations = [
      { id: "x", kind: "branch", name: "甲", succeeds: ["y"] },
      { id: "y", kind: "branch", name: "乙", succeeds: ["x"] },
    ];
    oneProblem({ organisations }, "organisations[0].succeeds: the successions go round in a circle: x → y → x");
    oneProblem(
      { organisations: [{ id: "x", kind: "branch", name: "甲", succeeds: ["x"] }] },
      "organisations[0].succeeds[0]: “x” cannot succeed itself",
    );
  });

  test("a merger and a split are no circle", () => {
    const branch = (id: string, ...succeeds: string[]) => ({ id, parentId: "d", kind: "branch", name: id, succeeds });
    nothing({ organisations: [...ORGANISATIONS, branch("m", "b", "c"), branch("s1", "m"), branch("s2", "m")] });
  });

  test("a university below a branch is refused; a branch directly below the university is usual", () => {
    oneProblem(
      { organisations: [...ORGANISATIONS, { id: "x", parentId: "b", kind: "university", name: "大学" }] },
      "organisations[5].parentId: a university committee cannot be below the branch “教师支部”",
    );
    nothing({ organisations: [...ORGANISATIONS, { id: "x", parentId: "u", kind: "branch", name: "直属党支部" }] });
    oneWarning(
      { organisations: [...ORGANISATIONS, { id: "x", parentId: "d", kind: "group", name: "小组" }] },
      "organisations[5].parentId: a group below the department",
    );
  });

  test("100,000 organisations in one chain are checked without a stack overflow", () => {
    const organisations = Array.from({ length: 100_000 }, (_, place) => ({
      id: String(place),
      kind: "branch",
      name: "支部",
      ...(place === 0 ? {} : { parentId: String(place - 1) }),
    }));
    assert.deepEqual(check({ organisations }).problems, []);
  });
});

describe("dates and posts", () => {
  test("an end before its start is refused", () => {
    oneProblem(
      { positions: [{ ...POST, to: "2023-12-31" }] },
      "positions[0].to: the end “2023-12-31” is before the start “2024-01-01”",
    );
    oneProblem(
      { organisations: [{ ...ORGANISATIONS[0], foundedOn: "2024-01-02", dissolvedOn: "2024-01-01" }] },
      "organisations[0].dissolvedOn",
    );
    oneProblem(
      { organisations: [{ ...ORGANISATIONS[0], committee: [{ from: "2024-01-02", to: "2024-01-01" }] }] },
      "organisations[0].committee[0].to",
    );
    oneProblem(
      { calendar: { semesters: [{ name: "春", startsOn: "2026-07-01", endsOn: "2026-03-01" }] } },
      "calendar.semesters[0].endsOn",
    );
    nothing({ positions: [{ ...POST, to: "2024-01-01" }] });
  });

  test("two secretaries may share the day of handing over and no more", () => {
    const next = { ...POST, id: "q", from: "2025-06-10" };
    nothing({ positions: [{ ...POST, to: "2025-06-10" }, next] });
    oneProblem(
      { positions: [{ ...POST, to: "2025-06-11" }, next] },
      "positions[1].from: overlaps with positions[0]: two posts of secretary",
    );
    oneProblem({ positions: [next, POST] }, "positions[0].from");
    oneProblem(
      {
        positions: [
          { ...POST, role: "dean" },
          { ...next, role: "dean" },
        ],
      },
      "positions[1].from",
    );
  });

  test("deputies, committee members and an acting secretary may serve side by side", () => {
    nothing({
      positions: [
        "acting-secretary",
        "deputy-secretary",
        "deputy-secretary",
        "committee-member",
        "committee-member",
        "secretary",
      ].map((role, place) => ({ ...POST, id: `p${place}`, role })),
    });
  });

  test("one person twice in one post at once is refused", () => {
    const member = { ...POST, role: "committee-member", memberId: "m1" };
    oneProblem(
      { positions: [member, { ...member, id: "q", from: "2025-01-01" }] },
      "positions[1].from: “m1” holds the post of committee member twice",
    );
    oneProblem(
      {
        positions: [
          { ...POST, memberId: "m1" },
          { ...POST, id: "q", memberId: "m1", from: "2025-01-01" },
        ],
      },
      "positions[1].from: overlaps",
    );
    nothing({ positions: [member, { ...member, id: "q", organisationId: "c" }] });
  });

  test("three spans in which the first outlasts the second are all compared", () => {
    const { problems } = check({
      positions: [
        POST,
        { ...POST, id: "q", from: "2024-02-01", to: "2024-03-01" },
        { ...POST, id: "r", from: "2025-01-01" },
      ],
    });
    assert.deepEqual(
      problems.map((line) => line.split(":")[0]),
      ["positions[1].from", "positions[2].from"],
    );
  });

  test("two elections of an organisation on one day, and a recipient named twice, are refused", () => {
    const election = { organisationId: "b", heldOn: "2026-01-01", type: "full" };
    oneProblem({ elections: [election, { ...election, type: "by-election" }] }, "elections[1].heldOn");
    nothing({ elections: [election, { ...election, organisationId: "c" }] });
    const recipient = { organisationId: "b", receivedOn: "2026-01-01" };
    oneProblem(
      { directives: [{ id: "x", recipients: [recipient, { ...recipient, receivedOn: "2026-02-01" }] }] },
      "directives[0].recipients[1].organisationId",
    );
  });

  test("a make-up for the day held or a later one is refused", () => {
    oneProblem(
      { activities: [activity("a", {}, { makesUpFor: "2026-03-12" })] },
      "activities[0].segments[0].makesUpFor",
    );
    oneProblem({ plans: [activity("a", {}, { makesUpFor: "2026-03-13" })] }, "plans[0].segments[0].makesUpFor");
    nothing({ activities: [activity("a", {}, { makesUpFor: "2026-03-11" })] });
  });

  test("settings may set only the numbers that the guide leaves open", () => {
    oneProblem(
      { settings: { times: { "department/3(2)/survey": 3, "branch/1.2(1)/general-meeting": 2 } } },
      "settings.times.branch/1.2(1)/general-meeting",
    );
  });
});

describe("likely slips are warnings and stop nothing", () => {
  const semester = { name: "2026春", startsOn: "2026-03-02", endsOn: "2026-07-12" };
  const cases: [string, string, Fields][] = [
    [
      "overlapping semesters",
      "calendar.semesters[1]",
      {
        calendar: {
          holidays: ["2026-05-01"],
          semesters: [semester, { name: "2026夏", startsOn: "2026-07-12", endsOn: "2026-08-01" }],
        },
      },
    ],
    [
      "a year without holidays",
      "calendar.holidays: the calendar has no public holidays for 2026",
      { calendar: { semesters: [semester] } },
    ],
    ["a make-up working day on a weekday", "calendar.makeUpDays[0]", { calendar: { makeUpDays: ["2026-03-05"] } }],
    [
      "more present than due",
      "activities[0].segments[0].present",
      { activities: [activity("a", {}, { present: 9, due: 8 })] },
    ],
    [
      "more votes than voters",
      "activities[0].segments[0].vote.for",
      { activities: [activity("a", {}, { vote: { due: 9, present: 5, for: 6 } })] },
    ],
    [
      "more at the vote than due",
      "activities[0].segments[0].vote.present",
      { activities: [activity("a", {}, { vote: { due: 4, present: 5, for: 5 } })] },
    ],
    [
      "recorded before it was held",
      "activities[0].recordedAt: recorded on “2026-03-11”",
      { activities: [activity("a", { recordedAt: "2026-03-11T16:20:00+08:00" })] },
    ],
    ["a forum without details", "activities[0].segments[0]", { activities: [activity("a", {}, { kind: "forum" })] }],
    ["a talk without a pair", "activities[0].segments[0]", { activities: [activity("a", {}, { kind: "talk" })] }],
    [
      "a talk with oneself",
      "activities[0].segments[0].talk",
      { activities: [activity("a", {}, { kind: "talk", talk: { pair: ["m", "m"] } })] },
    ],
    [
      "an attendee named twice",
      "activities[0].segments[0].attendees",
      { activities: [activity("a", {}, { attendees: ["m", "n", "m"] })] },
    ],
    [
      "held before the organisation was founded",
      "activities[0].heldOn",
      {
        organisations: [{ ...ORGANISATIONS[0], foundedOn: "2026-09-01" }],
        activities: [activity("a", { organisationId: "u" })],
      },
    ],
    [
      "a roster entry that overlaps",
      "roster[1].from",
      {
        roster: [
          { memberId: "m", organisationId: "b", from: "2024-01-01" },
          { memberId: "m", organisationId: "b", from: "2025-01-01" },
        ],
      },
    ],
    [
      "a document that expired before it was issued",
      "documents[0].expiresOn",
      { documents: [{ id: "x", organisationId: "d", kind: "章程", issuedOn: "2025-01-01", expiresOn: "2024-01-01" }] },
    ],
    [
      "more reached than due",
      "statements[0].reached",
      { statements: [{ organisationId: "b", year: 2026, coverage: "training", due: 1, reached: 2 }] },
    ],
  ];
  for (const [name, path, lists] of cases) test(name, () => oneWarning(lists, path));

  test("recorded at the end of the day before in another time zone is not too early", () => {
    nothing({ activities: [activity("a", { recordedAt: "2026-03-11T17:00:00Z" })] });
  });
});
