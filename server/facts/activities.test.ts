import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { decideApproval, holdPlan, readAttendance, redactActivity, tickAttendance } from "#api/endpoints/activities.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { search } from "#api/endpoints/search.ts";
import type { z } from "zod";
import type { Draft, listQuery } from "#api/endpoints/fact-schemas.ts";
import type { Segment } from "#domain/bundle/activities.ts";
import { verifyFacts } from "#server/audit/verify-facts.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { activities, plans, positions, roster, approvals, directives } = factRows;
const [b1, b2, b3] = [
  server.as("branch-office", "b1"),
  server.as("branch-office", "b2"),
  server.as("branch-office", "b3"),
];
const minuteTaker = server.as("minute-taker", "b1");
const [d1, u1] = [server.as("department-office", "d1"), server.as("university-office")];
const above: [string, TestClient][] = [
  ["department office", d1],
  ["university office", u1],
  ["reader of the university", server.as("reader", "u1")],
  ["reader of the department", server.as("reader", "d1")],
  ["administrator", server.as("administrator")],
  ["forum approver", server.as("forum-approver")],
  ["reviewer", server.as("reviewer")],
  ["office of another department", server.as("department-office", "d2")],
  ["another branch", b2],
  ["a branch elsewhere", b3],
];

for (const [client, branch, members] of [
  [b1, "b1", ["m1", "m2", "m3"]],
  [b2, "b2", ["n1", "n2"]],
  [b3, "b3", ["o1"]],
] as const) {
  for (const memberId of members) {
    await client.call(roster.create, {
      body: { entry: { memberId, organisationId: branch, from: "2023-01-01" }, extra: { name: `姓名${memberId}` } },
    });
  }
}
const secretary = await b1.call(positions.create, {
  body: { entry: { organisationId: "b1", role: "secretary", name: "王小明", memberId: "m1", from: "2024-01-01" } },
});

function meeting(more: Partial<Draft<"activities">> = {}, segment: Partial<Segment> = {}): Draft<"activities"> {
  return {
    organisationId: "b1",
    heldOn: "2026-11-22",
    title: "活动",
    segments: [{ kind: "theme-day", ...segment }],
    ...more,
  };
}

type Query = z.input<typeof listQuery>;
type Asked = ReturnType<TestClient["ask"]>;
async function code(asked: Asked): Promise<string> {
  const answer = await asked;
  return answer.ok ? "ok" : answer.problem.code;
}
async function problems(asked: Asked): Promise<string[]> {
  const answer = await asked;
  return answer.ok ? [] : (answer.problem.problems ?? []).map((each) => `${each.path.join(".")}: ${each.code}`);
}

describe("who attended stays with the branch", () => {
  test("it is in no answer to anyone else", async () => {
    const { record } = await b1.call(activities.create, { body: { entry: meeting({}, { attendees: ["m1", "m2"] }) } });
    assert.deepEqual(record.entry.segments[0]?.attendees, ["m1", "m2"]);
    const params = { id: record.id };
    assert.deepEqual((await minuteTaker.call(activities.get, { params })).entry.segments[0]?.attendees, ["m1", "m2"]);
    for (const [who, client] of above) {
      for (const asked of [
        client.ask(activities.get, { params }),
        client.ask(activities.history, { params }),
        client.ask(activities.list, {}),
      ]) {
        assert.doesNotMatch(JSON.stringify(await asked), /m1|attendees/, who);
      }
      assert.notEqual(await code(client.ask(readAttendance, { params, query: { branch: "b1" } })), "ok", who);
    }
  });

  test("a correction from above keeps it, though it is not seen there", async () => {
    const { record } = await b1.call(activities.create, { body: { entry: meeting({}, { attendees: ["m1", "m2"] }) } });
    const params = { id: record.id };
    const seen = await d1.call(activities.get, { params });
    const entry = { ...seen.entry, segments: [{ kind: "training" as const }, ...seen.entry.segments] };
    const corrected = await d1.call(activities.correct, { params, body: { version: 1, reason: "补一个环节", entry } });
    assert.doesNotMatch(JSON.stringify(corrected), /m1/);
    const own = await b1.call(activities.get, { params });
    assert.deepEqual(
      own.entry.segments.map((each) => each.attendees ?? null),
      [null, ["m1", "m2"]],
    );
  });

  test("only members of the branch can be named, others as if they did not exist", async () => {
    const others = await problems(
      b1.ask(activities.create, { body: { entry: meeting({}, { attendees: ["m1", "n1"] }) } }),
    );
    const nobody = await problems(
      b1.ask(activities.create, { body: { entry: meeting({}, { attendees: ["m1", "nobody"] }) } }),
    );
    assert.deepEqual(others, ["entry.segments.0.attendees.1: dangling-reference"]);
    assert.deepEqual(nobody, others);
    const department = meeting({ organisationId: "d1" }, { attendees: ["m1"] });
    assert.deepEqual(await problems(d1.ask(activities.create, { body: { entry: department } })), [
      "entry.segments.0: attendees-not-by-a-branch",
    ]);
    const fromAbove = d1.ask(activities.create, { body: { entry: meeting({}, { attendees: ["m1"] }) } });
    assert.equal(await code(fromAbove), "not-allowed");
    assert.equal(
      await code(minuteTaker.ask(activities.create, { body: { entry: meeting({}, { attendees: ["m1"] }) } })),
      "not-allowed",
    );
  });

  test("each branch ticks its own at another's activity, and nobody sees the others' ticks", async () => {
    const entry = meeting({ organisationId: "d1", alsoFor: ["b1", "b2"] }, { kind: "training", hours: 4 });
    const { record } = await d1.call(activities.create, { body: { entry } });
    const params = { id: record.id };
    const ticks = (branchId: string, ...memberIds: string[]) => ({
      params,
      body: { branchId, version: 0, segments: [{ segment: 0, memberIds }] },
    });
    await b1.call(tickAttendance, ticks("b1", "m1", "m2"));
    await b2.call(tickAttendance, ticks("b2", "n1"));
    assert.deepEqual((await b1.call(activities.get, { params })).entry.segments[0]?.attendees, ["m1", "m2"]);
    assert.deepEqual((await b2.call(activities.get, { params })).entry.segments[0]?.attendees, ["n1"]);
    assert.equal((await d1.call(activities.get, { params })).version, 1, "the department’s record is not disturbed");
    assert.doesNotMatch(JSON.stringify(await d1.call(activities.get, { params })), /m1|n1/);
    assert.equal(await code(b1.ask(tickAttendance, ticks("b2", "n2"))), "not-allowed");
    assert.equal(await code(b3.ask(tickAttendance, ticks("b3", "o1"))), "not-found");
    assert.equal(await code(d1.ask(tickAttendance, ticks("b1", "m3"))), "not-allowed");
    assert.equal(await code(b1.ask(tickAttendance, ticks("b1", "m3"))), "stale-version");
    assert.equal(
      await code(
        b1.ask(tickAttendance, {
          params,
          body: { branchId: "b1", version: 1, segments: [{ segment: 0, memberIds: ["n1"] }] },
        }),
      ),
      "invalid-input",
    );
    // The department corrects the day; both branches' ticks go along.
    await d1.call(activities.correct, {
      params,
      body: { version: 1, reason: "日期", entry: { ...entry, heldOn: "2026-11-21" } },
    });
    assert.deepEqual((await b2.call(activities.get, { params })).entry.segments[0]?.attendees, ["n1"]);
    const days = await server.services.db
      .selectFrom("activity_attendees")
      .select("held_on")
      .distinct()
      .where("activity_id", "=", record.id)
      .execute();
    assert.deepEqual(days, [{ held_on: "2026-11-21" }]);
    // Withdrawn and brought back with everybody's ticks.
    await d1.call(activities.withdraw, { params, body: { version: 2, reason: "重复" } });
    await d1.call(activities.restore, { params, body: { version: 3, reason: "没有重复" } });
    assert.deepEqual((await b1.call(activities.get, { params })).entry.segments[0]?.attendees, ["m1", "m2"]);
  });
});

describe("sensitive records", () => {
  const talk = meeting({ title: "谈心谈话" }, { kind: "talk", talk: { pair: [secretary.record.id, "m2"] } });

  test("are for the branch alone: seen, listed, searched and changed by nobody above", async () => {
    const { record } = await b1.call(activities.create, { body: { entry: talk } });
    assert.deepEqual(record.marks, ["sensitive"]);
    assert.deepEqual(record.entry.segments[0]?.talk?.pair, [secretary.record.id, "m2"]);
    const params = { id: record.id };
    assert.equal((await minuteTaker.call(activities.list, { query: { kind: "talk" } })).total, 1);
    for (const [who, client] of above) {
      assert.notEqual(await code(client.ask(activities.get, { params })), "ok", who);
      assert.notEqual(await code(client.ask(activities.history, { params })), "ok", who);
      const queries: Query[] = [
        {},
        { kind: "talk" },
        { text: "谈心" },
        { sort: "title" },
        { organisation: "b1" },
        { late: "false" },
      ];
      for (const query of queries) {
        const list = await client.ask(activities.list, { query });
        if (list.ok) assert.ok(!list.value.records.some((each) => each.id === record.id), who);
        if (list.ok && query.kind !== undefined) assert.equal(list.value.total, 0, `${who} cannot count them`);
      }
    }
    const absent = await u1.ask(redactActivity, {
      params: { id: "nowhere" },
      body: { version: 1, reason: "x", erase: ["title"] },
    });
    assert.deepEqual(
      await u1.ask(redactActivity, { params, body: { version: 1, reason: "x", erase: ["title"] } }),
      absent,
    );
    assert.equal(
      await code(u1.ask(activities.correct, { params, body: { version: 1, reason: "x", entry: talk } })),
      "not-found",
    );
  });

  test("hold no minutes, and are not written by those who could not read them", async () => {
    const entry = { ...talk, minutes: "谈了" };
    assert.deepEqual(await problems(b1.ask(activities.create, { body: { entry } })), [
      "entry.minutes: minutes-of-sensitive",
    ]);
    assert.equal(
      await code(d1.ask(activities.create, { body: { entry: meeting({}, { kind: "organisation-life-meeting" }) } })),
      "not-allowed",
    );
    const admission = meeting({}, { kind: "general-meeting", topics: ["admission"] });
    const { record } = await b1.call(activities.create, { body: { entry: admission } });
    assert.equal(await code(d1.ask(activities.get, { params: { id: record.id } })), "not-found");
  });

  test("of a department are written and read by its own office alone, and open nothing of its branches", async () => {
    const entry = meeting({ organisationId: "d1", title: "民主生活会" }, { kind: "democratic-life-meeting" });
    assert.deepEqual(await problems(d1.ask(activities.create, { body: { entry: { ...entry, minutes: "逐字" } } })), [
      "entry.minutes: minutes-of-sensitive",
    ]);
    const { record } = await d1.call(activities.create, { body: { entry } });
    const { record: life } = await b1.call(activities.create, {
      body: { entry: meeting({ title: "组织生活会" }, { kind: "organisation-life-meeting" }) },
    });
    const params = { id: record.id };
    assert.deepEqual(record.marks, ["sensitive"]);
    assert.equal(await code(d1.ask(activities.history, { params })), "ok");
    for (const query of [{}, { organisation: "d1" }, { text: "生活会" }, { sort: "title" }] satisfies Query[]) {
      const { records } = await d1.call(activities.list, { query });
      assert.ok(records.some((each) => each.id === record.id) && !records.some((each) => each.id === life.id));
    }
    const found = await d1.call(search, { query: { text: "生活会" } });
    assert.deepEqual(
      found.activities.map((each) => each.id),
      [record.id],
    );
    for (const [who, client] of [...above.filter(([, each]) => each !== d1), ["the branch", b1] as const]) {
      assert.notEqual(await code(client.ask(activities.get, { params })), "ok", who);
      assert.notEqual(await code(client.ask(activities.history, { params })), "ok", who);
      const list = await client.ask(activities.list, { query: { kind: "democratic-life-meeting" } });
      if (list.ok) assert.equal(list.value.total, 0, who);
    }
    assert.notEqual(await code(u1.ask(activities.create, { body: { entry } })), "ok");
    await d1.call(activities.withdraw, { params, body: { version: 1, reason: "重复" } });
    assert.equal(await code(u1.ask(activities.restore, { params, body: { version: 2, reason: "x" } })), "not-found");
    await d1.call(activities.restore, { params, body: { version: 2, reason: "没有重复" } });
  });

  test("planned ones are hidden as well", async () => {
    const entry = meeting({ heldOn: "2026-12-20" }, { kind: "organisation-life-meeting" });
    const { record } = await b1.call(plans.create, { body: { entry } });
    for (const [who, client] of above) {
      assert.notEqual(await code(client.ask(plans.get, { params: { id: record.id } })), "ok", who);
      const list = await client.ask(plans.list, {});
      if (list.ok) assert.equal(list.value.total, 0, who);
    }
    assert.equal((await b1.call(plans.list, {})).total, 1);
  });

  test("what became sensitive later hides its earlier versions too", async () => {
    const { record } = await b1.call(activities.create, { body: { entry: meeting({ minutes: "会议记录" }) } });
    const params = { id: record.id };
    assert.equal((await d1.call(activities.history, { params })).versions.length, 1);
    await b1.call(activities.correct, {
      params,
      body: { version: 1, reason: "其实是组织生活会", entry: meeting({}, { kind: "organisation-life-meeting" }) },
    });
    assert.equal(await code(d1.ask(activities.history, { params })), "not-found");
  });
});

test("the roster and its names are read by the branch’s own roles alone", async () => {
  assert.ok((await b1.call(roster.list, {})).total >= 3);
  assert.ok((await minuteTaker.call(roster.list, {})).total >= 3);
  const [first] = (await b1.call(roster.list, {})).records;
  assert.ok(first?.extra.name?.startsWith("姓名"));
  for (const [who, client] of above) {
    for (const query of [{}, { organisation: "b1" }, { organisation: "u1", below: true }]) {
      const list = await client.ask(roster.list, { query: { ...query, below: "below" in query ? "true" : undefined } });
      assert.doesNotMatch(JSON.stringify(list), /"m1"|姓名m/, who);
    }
    assert.notEqual(await code(client.ask(roster.get, { params: { id: first?.id ?? "" } })), "ok", who);
    assert.notEqual(await code(client.ask(roster.history, { params: { id: first?.id ?? "" } })), "ok", who);
  }
  for (const [who, client] of above) {
    const seen = await client.ask(positions.get, { params: { id: secretary.record.id } });
    assert.doesNotMatch(JSON.stringify(seen), /memberId/, who);
  }
  await d1.call(positions.correct, {
    params: { id: secretary.record.id },
    body: {
      version: 1,
      reason: "姓名",
      entry: { organisationId: "b1", role: "secretary", name: "王晓明", from: "2024-01-01" },
    },
  });
  assert.equal(
    (await b1.call(positions.get, { params: { id: secretary.record.id } })).entry.memberId,
    "m1",
    "what the department does not see it does not take away",
  );
});

describe("other organisations’ ids", () => {
  test("a post, a decision, an agenda item of elsewhere are as unknown as ones that are not there", async () => {
    const post = await b3.call(positions.create, {
      body: { entry: { organisationId: "b3", role: "secretary", name: "赵六", from: "2024-01-01" } },
    });
    const decision = await server.as("department-office", "d2").call(directives.create, {
      body: { entry: { issuerId: "d2", recipients: [{ organisationId: "b3", receivedOn: "2026-11-01" }] } },
    });
    const agenda = [{ id: "g", category: "direction" as const }];
    const theirs = await server.as("department-office", "d2").call(activities.create, {
      body: { entry: meeting({ organisationId: "d2" }, { kind: "party-committee-meeting", agenda }) },
    });
    const item = theirs.record.entry.segments[0]?.agenda?.[0]?.id ?? "";
    const named = (leader: string, directive: string, refersTo: string) =>
      b1.ask(activities.create, {
        body: {
          entry: meeting(
            {},
            { leader, directiveIds: [directive], agenda: [{ id: "x", category: "direction", refersTo }] },
          ),
        },
      });
    const hidden = await problems(named(post.record.id, decision.record.id, item));
    assert.deepEqual(hidden, await problems(named("p?", "x?", "g?")));
    assert.equal(hidden.length, 3);
  });

  test("writing for another organisation is refused, and so is taking an entry there", async () => {
    assert.equal(
      await code(b1.ask(activities.create, { body: { entry: meeting({ organisationId: "b2" }) } })),
      "not-allowed",
    );
    const { record } = await b1.call(activities.create, { body: { entry: meeting() } });
    const moved = b1.ask(activities.correct, {
      params: { id: record.id },
      body: { version: 1, reason: "x", entry: meeting({ organisationId: "b2" }) },
    });
    assert.equal(await code(moved), "not-allowed");
    const recipients = [{ organisationId: "b3", receivedOn: "2026-11-01" }];
    assert.deepEqual(await problems(d1.ask(directives.create, { body: { entry: { issuerId: "d1", recipients } } })), [
      "entry.recipients.0.organisationId: dangling-reference",
    ]);
    const joint = await b1.call(activities.create, { body: { entry: meeting({ alsoFor: ["b3"] }) } });
    assert.equal(
      (await b3.call(activities.get, { params: { id: joint.record.id } })).id,
      joint.record.id,
      "a joint activity may name any, which then sees it",
    );
    assert.equal(
      await code(
        b3.ask(activities.correct, {
          params: { id: joint.record.id },
          body: { version: 1, reason: "x", entry: meeting({ alsoFor: ["b3"] }) },
        }),
      ),
      "not-allowed",
    );
    assert.deepEqual(await problems(b1.ask(activities.create, { body: { entry: meeting({ alsoFor: ["b9"] }) } })), [
      "entry.alsoFor.0: dangling-reference",
    ]);
  });

  test("a list of another organisation is refused, and of everything it is what one may see", async () => {
    assert.equal(await code(b2.ask(activities.list, { query: { organisation: "b1" } })), "not-allowed");
    assert.equal(await code(b2.ask(activities.list, { query: { organisation: "u1", below: "true" } })), "not-allowed");
    const own = await b2.call(activities.list, {});
    assert.ok(own.records.every((each) => [each.entry.organisationId, ...(each.entry.alsoFor ?? [])].includes("b2")));
  });
});

test("what others still name is not withdrawn", async () => {
  const member = await b1.call(roster.create, {
    body: { entry: { memberId: "m9", organisationId: "b1", from: "2023-01-01" } },
  });
  const post = await b1.call(positions.create, {
    body: { entry: { organisationId: "b1", role: "committee-member", name: "钱七", from: "2024-01-01" } },
  });
  await b1.call(activities.create, { body: { entry: meeting({}, { leader: post.record.id, attendees: ["m9"] }) } });
  const gone = { version: 1, reason: "x" };
  assert.equal(await code(b1.ask(roster.withdraw, { params: { id: member.record.id }, body: gone })), "conflict");
  assert.equal(await code(b1.ask(positions.withdraw, { params: { id: post.record.id }, body: gone })), "conflict");
});

test("a late record is marked, and an agenda title with an office holder’s name warned of", async () => {
  const agenda = [{ id: "x", title: "王晓明同志职称评审", category: "titles" as const }];
  const entry = meeting({ organisationId: "d1", heldOn: "2026-10-01" }, { kind: "party-committee-meeting", agenda });
  const { record, warnings } = await d1.call(activities.create, { body: { entry } });
  assert.deepEqual(record.marks, ["recorded-late"]);
  assert.deepEqual(
    warnings.map((each) => each.code),
    ["name-in-title"],
  );
  const late = await d1.call(activities.list, { query: { late: "true", organisation: "d1" } });
  assert.deepEqual(
    late.records.map((each) => each.id),
    [record.id],
  );
  assert.notEqual(
    record.entry.segments[0]?.agenda?.[0]?.id,
    "x",
    "agenda items get ids that are the only ones of the school",
  );
});

test("an applicant cannot approve its own forum; the approver can, and holding the plan keeps its id", async () => {
  const forum = { title: "讲座", place: "报告厅", speakers: ["某教授"] };
  const plan = await b1.call(plans.create, {
    body: { entry: meeting({ heldOn: "2026-11-24" }, { kind: "forum", forum }) },
  });
  const id = plan.record.id;
  const entry = {
    organisationId: "b1",
    approverId: "u1",
    forumActivityId: id,
    ...forum,
    eventOn: "2026-11-24",
    appliedOn: "2026-11-10",
  };
  assert.equal(
    await code(b1.ask(approvals.create, { body: { entry: { ...entry, approvedOn: "2026-11-11" } } })),
    "not-allowed",
  );
  const { record } = await b1.call(approvals.create, { body: { entry } });
  const decision = { params: { id: record.id }, body: { version: 1, reason: "同意", approvedOn: "2026-11-12" } };
  assert.equal(await code(b1.ask(decideApproval, decision)), "not-allowed");
  assert.equal(
    (await server.as("forum-approver").call(decideApproval, decision)).record.entry.approvedOn,
    "2026-11-12",
  );
  assert.equal(await code(b2.ask(holdPlan, { params: { id }, body: { version: 1 } })), "not-found");
  const held = await b1.call(holdPlan, { params: { id }, body: { version: 1 } });
  assert.equal(held.record.id, id);
  assert.equal(await code(b1.ask(plans.get, { params: { id } })), "not-found");
  assert.equal(await code(b1.ask(holdPlan, { params: { id }, body: { version: 1 } })), "not-found");
  assert.equal(
    await code(b1.ask(activities.withdraw, { params: { id }, body: { version: 1, reason: "x" } })),
    "conflict",
    "an approval still names it",
  );
});

test("a redaction erases text from all versions, keeps the fact, and the log still verifies", async () => {
  const entry = meeting({ minutes: "某人的家庭情况", recorder: "记录人甲" }, { attendees: ["m1"] });
  const { record } = await b1.call(activities.create, { body: { entry } }, "key-of-the-erased");
  const params = { id: record.id };
  await b1.call(activities.correct, {
    params,
    body: { version: 1, reason: "提到了家庭情况", entry: { ...entry, minutes: "家庭情况略" } },
  });
  assert.equal((await b1.call(activities.list, { query: { text: "家庭" } })).total, 1);
  const done = await b1.call(redactActivity, {
    params,
    body: { version: 2, reason: "个人信息", erase: ["minutes", "recorder", "people", "reasons"] },
  });
  assert.deepEqual(done.record.entry, meeting());
  assert.equal(done.versions, 3);
  assert.equal((await b1.call(activities.list, { query: { text: "家庭" } })).total, 0);
  const { db } = server.services;
  const rows = await db.selectFrom("fact_versions").selectAll().where("id", "=", record.id).execute();
  assert.doesNotMatch(JSON.stringify(rows), /家庭|记录人甲|m1/);
  const answers = await db.selectFrom("idempotency_keys").select("response").execute();
  assert.doesNotMatch(JSON.stringify(answers), /家庭情况|记录人甲/, "nor from the answers kept for repeated requests");
  assert.equal(await code(b1.ask(activities.create, { body: { entry } }, "key-of-the-erased")), "conflict");
  assert.equal(
    await code(d1.ask(redactActivity, { params, body: { version: 3, reason: "x", erase: ["title"] } })),
    "not-allowed",
  );
  const { findings } = await db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute((tx) => verifyFacts(tx, server.universityId));
  assert.deepEqual(
    findings.filter((each) => each.code !== "fact-unlogged" || each.values["list"] !== "organisations"),
    [],
  );
});
