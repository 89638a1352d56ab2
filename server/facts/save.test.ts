import assert from "node:assert/strict";
import { after, test } from "node:test";
import { tickAttendance } from "#api/endpoints/activities.ts";
import { factRows } from "#api/endpoints/facts.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { judgeSchool } from "#server/verdicts/judge-school.ts";
import { verifyVerdicts } from "#server/verdicts/verify.ts";
import { assignPacks } from "#test/load-bundle.ts";
import { packs } from "#test/factories.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { services, universityId } = server;
await assignPacks(services.db, universityId, "u1", packs);
await judgeSchool(services, universityId);
const { activities, approvals, directives, documents, organisations, positions, roster, statements } = factRows;
const [b1, b2, d1] = [
  server.as("branch-office", "b1"),
  server.as("branch-office", "b2"),
  server.as("department-office", "d1"),
];
const office = server.as("university-office");

function meeting(more: Partial<Draft<"activities">> = {}): Draft<"activities"> {
  return { organisationId: "b1", heldOn: "2026-11-22", title: "主题党日", segments: [{ kind: "theme-day" }], ...more };
}

/** What is kept is what the facts say, whoever's they are. */
async function keptIsRight(): Promise<void> {
  const { differences } = await verifyVerdicts(services, universityId);
  assert.deepEqual(differences, []);
}

test("saving answers with the requirements that it changed, of organisations that the writer may see", async () => {
  const { changes } = await b1.call(activities.create, { body: { entry: meeting({ alsoFor: ["b2"] }) } });
  const themeDays = changes.filter((each) => each.requirement === "branch/1.2(2)/theme-day");
  assert.deepEqual(
    themeDays.map((each) => [each.organisationId, each.period?.from, each.before?.status, each.after.status]),
    [["b1", "2026-11-01", "pending", "met"]],
  );
  const seen = await d1.call(activities.create, {
    body: { entry: meeting({ heldOn: "2026-10-20", alsoFor: ["b2"] }) },
  });
  assert.deepEqual([...new Set(seen.changes.map((each) => each.organisationId))].toSorted(), ["b1", "b2"]);
  await keptIsRight();
});

test("after every kind of write the kept verdicts are those of the facts", async () => {
  const post = await b1.call(positions.create, {
    body: { entry: { organisationId: "b1", role: "secretary", name: "李四", dualLeader: true, from: "2024-01-01" } },
  });
  for (const memberId of ["m1", "m2"])
    await b1.call(roster.create, { body: { entry: { memberId, organisationId: "b1", from: "2023-01-01" } } });
  const lecture = await b1.call(activities.create, {
    body: {
      entry: meeting({ segments: [{ kind: "party-lecture", leader: post.record.id, hours: 32, attendees: ["m1"] }] }),
    },
  });
  await keptIsRight();
  await b1.call(tickAttendance, {
    params: { id: lecture.record.id },
    body: { branchId: "b1", version: 0, segments: [{ segment: 0, memberIds: ["m1", "m2"] }] },
  });
  await keptIsRight();
  await b1.call(positions.correct, {
    params: { id: post.record.id },
    body: {
      version: 1,
      reason: "卸任",
      entry: { organisationId: "b1", role: "secretary", name: "李四", from: "2024-01-01", to: "2026-06-30" },
    },
  });
  await keptIsRight();
  const forum = await b2.call(activities.create, {
    body: {
      entry: meeting({
        organisationId: "b2",
        segments: [{ kind: "forum", forum: { title: "讲座", place: "甲", speakers: ["乙"] } }],
      }),
    },
  });
  await keptIsRight();
  const approval = await office.call(approvals.create, {
    body: {
      entry: {
        organisationId: "b2",
        forumActivityId: forum.record.id,
        title: "讲座",
        place: "甲",
        speakers: ["乙"],
        eventOn: "2026-11-22",
        appliedOn: "2026-11-02",
        approvedOn: "2026-11-10",
      },
    },
  });
  await keptIsRight();
  await office.call(approvals.withdraw, { params: { id: approval.record.id }, body: { version: 1, reason: "x" } });
  await d1.call(directives.create, {
    body: { entry: { issuerId: "d1", recipients: [{ organisationId: "b1", receivedOn: "2026-11-01" }] } },
  });
  await b2.call(statements.create, {
    body: { entry: { organisationId: "b2", year: 2026, coverage: "training", due: 5, reached: 5 } },
  });
  await keptIsRight();
  await b1.call(activities.withdraw, { params: { id: lecture.record.id }, body: { version: 1, reason: "x" } });
  await keptIsRight();
  await office.call(organisations.correct, {
    params: { id: "b2" },
    body: {
      version: 1,
      reason: "换届时设支委会",
      entry: {
        kind: "branch",
        parentId: "d1",
        name: "b2",
        category: "student",
        foundedOn: "2020-01-01",
        order: 2,
        committee: [{ from: "2026-01-01" }],
      },
    },
  });
  await keptIsRight();
});

test("a document that covers everybody below is judged later, by the job or by who reads first", async () => {
  const entry = { organisationId: "d1", kind: "党支部责任清单", issuedOn: "2026-01-01", coversBelow: true };
  await d1.call(documents.create, { body: { entry } });
  const jobs = await services.db.selectFrom("jobs").select("kind").where("state", "=", "waiting").execute();
  assert.ok(jobs.some((each) => each.kind === "judge-school"));
  await judgeSchool(services, universityId);
  await keptIsRight();
});

test("of two who correct one record at once, one is told, and nothing is lost", async () => {
  const { record } = await b1.call(activities.create, { body: { entry: meeting() } });
  const correct = (client: typeof b1, title: string) =>
    client.ask(activities.correct, {
      params: { id: record.id },
      body: { version: 1, reason: "x", entry: meeting({ title }) },
    });
  const answers = await Promise.all([correct(b1, "甲"), correct(d1, "乙")]);
  assert.equal(answers.filter((each) => each.ok).length, 1);
  const [refused] = answers.flatMap((each) => (each.ok ? [] : [each.problem]));
  assert.equal(refused?.code, "stale-version");
  const { versions } = await b1.call(activities.history, { params: { id: record.id } });
  assert.equal(versions.length, 2);
});

test("two secretaries entered at once for one branch: the second is refused in the words of validate", async () => {
  const enter = (name: string) =>
    b2.ask(positions.create, {
      body: { entry: { organisationId: "b2", role: "secretary", name, from: "2025-01-01" } },
    });
  const answers = await Promise.all([enter("甲"), enter("乙")]);
  const problems = answers.flatMap((each) => (each.ok ? [] : (each.problem.problems ?? [])));
  assert.deepEqual(
    problems.map((each) => each.code),
    ["overlapping-posts"],
  );
});

test("writers of branches and their department at once leave verdicts and log whole", async () => {
  const clients = [b1, b2, server.as("branch-office", "b3"), server.as("branch-office", "b4")] as const;
  await Promise.all(
    Array.from({ length: 24 }, async (_, index) => {
      const place = index % 4;
      const entry = meeting({
        organisationId: `b${place + 1}`,
        heldOn: `2026-0${1 + (index % 9)}-10`,
        alsoFor: index % 3 === 0 ? [`b${((place + 1) % 4) + 1}`] : [],
      });
      await clients[place]?.call(activities.create, { body: { entry } });
    }),
  );
  await keptIsRight();
  const log = await services.db
    .selectFrom("audit_log")
    .select(["sequence", "hash", "previous_hash"])
    .orderBy("sequence")
    .execute();
  assert.ok(
    log.every(
      (each, row) =>
        each.sequence === row + 1 && (row === 0 || each.previous_hash.equals(log[row - 1]?.hash ?? Buffer.alloc(0))),
    ),
  );
});

test("a topic that no guide of the school knows is saved, and said to be a likely slip", async () => {
  const segments = [
    { kind: "theme-day" as const, topics: ["ideology", "discipline", "plenary-spirit", "vangard"] },
    { kind: "training" as const, topics: ["月球考察"] },
  ];
  const { warnings } = await b1.call(activities.create, { body: { entry: meeting({ segments }) } });
  assert.deepEqual(
    warnings.map((each) => [each.code, each.path.join("."), /vanguard/.test(each.message)]),
    [
      ["topic-unknown", "entry.segments.0.topics.3", true],
      ["topic-unknown", "entry.segments.1.topics.0", false],
    ],
  );
});
