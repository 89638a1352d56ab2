import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import {
  changeOrganisation,
  commitGraduation,
  commitReform,
  directory,
  dissolveOrganisation,
  previewGraduation,
  previewReform,
} from "#api/endpoints/organisations.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { factRows } from "#api/endpoints/facts.ts";
import {
  readCalendar,
  readPublicHolidays,
  readSettings,
  saveCalendar,
  saveSettings,
  settingsHistory,
} from "#api/endpoints/school.ts";
import { readJob } from "#api/endpoints/verdicts.ts";
import { assignPacks } from "#test/load-bundle.ts";
import { packs } from "#test/factories.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
await assignPacks(server.services.db, server.universityId, "u1", packs);
const { organisations, positions, roster, contacts } = factRows;
const office = server.as("university-office");
const [b1, b2, d1] = [
  server.as("branch-office", "b1"),
  server.as("branch-office", "b2"),
  server.as("department-office", "d1"),
];

/** Rows in one order. */
function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

async function code(asked: ReturnType<TestClient["ask"]>): Promise<string> {
  const answer = await asked;
  return answer.ok ? "ok" : answer.problem.code;
}
async function problems(asked: ReturnType<TestClient["ask"]>): Promise<string[]> {
  const answer = await asked;
  return answer.ok ? [] : (answer.problem.problems ?? []).map((each) => each.code);
}
async function pathOf(id: string): Promise<string[]> {
  const row = await server.services.db
    .selectFrom("organisations")
    .select("path")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.path;
}

describe("organisations", () => {
  test("come in the official order, whatever they are called", async () => {
    const list = await office.call(organisations.list, {});
    assert.deepEqual(
      list.records.map((each) => each.id),
      ["u1", "d1", "b1", "g1", "g2", "b2", "d2", "b3", "b4"],
    );
  });

  test("a move keeps the earlier parent with its last day, and takes everybody below along", async () => {
    const values = { version: 1, reason: "院系调整", until: "2026-08-31", parentId: "d2" };
    const moved = await office.call(changeOrganisation, { params: { id: "b1" }, body: values });
    assert.deepEqual(moved.record.entry.was, [{ until: "2026-08-31", parentId: "d1" }]);
    assert.deepEqual(await pathOf("g1"), ["u1", "d2", "b1", "g1"]);
    assert.equal(await code(d1.ask(organisations.get, { params: { id: "b1" } })), "not-found");
    await office.call(changeOrganisation, {
      params: { id: "b1" },
      body: {
        version: 2,
        reason: "改回",
        until: "2026-10-31",
        parentId: "d1",
        name: "教师第一支部",
        category: "mixed",
      },
    });
    assert.deepEqual(await pathOf("g2"), ["u1", "d1", "b1", "g2"]);
    const { record } = await office
      .call(organisations.get, { params: { id: "b1" } })
      .then((each) => ({ record: each }));
    assert.deepEqual(record.entry.was?.[1], { until: "2026-10-31", parentId: "d2", category: "teacher", name: "b1" });
  });

  test("a circle, a parent of a lower kind and a changed kind are refused in the words of validate", async () => {
    const change = (id: string, parentId: string) =>
      office.ask(changeOrganisation, {
        params: { id },
        body: { version: 1, reason: "x", until: "2026-08-31", parentId },
      });
    assert.deepEqual(await problems(change("d1", "b2")), ["parent-kind", "tree-cycle"]);
    const entry = { kind: "branch" as const, parentId: "u1", name: "d2" };
    assert.deepEqual(
      await problems(
        office.ask(organisations.correct, { params: { id: "d2" }, body: { version: 1, reason: "x", entry } }),
      ),
      ["organisation-kind-fixed"],
    );
    assert.equal(
      await code(office.ask(organisations.withdraw, { params: { id: "d2" }, body: { version: 1, reason: "x" } })),
      "conflict",
    );
  });

  test("there is one university, everybody else is below somebody, and a second supervisor must exist", async () => {
    const found = (entry: Draft<"organisations">, secondSupervisorId?: string) =>
      problems(office.ask(organisations.create, { body: { entry, extra: { secondSupervisorId } } }));
    assert.deepEqual(await found({ kind: "university", parentId: "u1", name: "又一个" }), ["one-university"]);
    assert.deepEqual(await found({ kind: "department", name: "无上级" }), ["missing"]);
    assert.deepEqual(await found({ kind: "branch", parentId: "d1", name: "支部" }, "nowhere"), ["dangling-reference"]);
    const rootless = { kind: "department" as const, name: "d2" };
    const orphan = office.ask(organisations.correct, {
      params: { id: "d2" },
      body: { version: 1, reason: "x", entry: rootless },
    });
    assert.deepEqual(await problems(orphan), ["no-parent"]);
  });

  test("a second supervisor is kept beside the entry", async () => {
    const { record } = await office.call(organisations.create, {
      body: {
        entry: { kind: "branch", parentId: "d1", name: "联合支部", foundedOn: "2026-01-01" },
        extra: { secondSupervisorId: "d2" },
      },
    });
    assert.deepEqual(record.extra, { secondSupervisorId: "d2" });
    assert.deepEqual(await pathOf(record.id), ["u1", "d1", record.id]);
    const gone = await office.call(dissolveOrganisation, {
      params: { id: record.id },
      body: { version: 1, reason: "撤销", on: "2026-11-01" },
    });
    assert.equal(gone.record.entry.dissolvedOn, "2026-11-01");
  });

  test("the directory tells names and tree to anyone signed in", async () => {
    const all = await server.as("branch-office", "b4").call(directory, {});
    assert.ok(all.organisations.some((each) => each.id === "b1" && each.parentId === "d1"));
  });

  test("the directory has siblings in the official order, those without a place last", async () => {
    const made = async (name: string, order: number | undefined) =>
      (
        await office.call(organisations.create, {
          body: { entry: { name, kind: "branch", parentId: "d2", category: "staff", order } },
        })
      ).record.id;
    const [last, first, middle] = [await made("甲", undefined), await made("乙", 0.5), await made("丙", 1.5)];
    const all = await server.as("reader").call(directory, {});
    const below = all.organisations.filter((each) => each.parentId === "d2").map((each) => each.id);
    assert.deepEqual(
      below.filter((each) => ["b3", "b4", first, middle, last].includes(each)),
      [first, "b3", middle, "b4", last],
    );
  });

  test("a department’s office cannot re-form", async () => {
    const body = {
      on: "2026-09-01",
      reason: "x",
      steps: [{ kind: "move" as const, organisation: "b2", parentId: "d2" }],
    };
    assert.equal(await code(d1.ask(previewReform, { body })), "not-allowed");
    assert.equal(await code(d1.ask(commitReform, { body })), "not-allowed");
  });
});

describe("September", () => {
  test("a merger is previewed without being saved, then done at once: members, posts, groups, contacts and accounts go along", async () => {
    for (const [client, branch, members] of [
      [b1, "b1", ["m1", "m2"]],
      [b2, "b2", ["n1"]],
    ] as const) {
      for (const memberId of members)
        await client.call(roster.create, {
          body: { entry: { memberId, organisationId: branch, from: "2023-01-01" }, extra: { name: memberId } },
        });
      await client.call(positions.create, {
        body: { entry: { organisationId: branch, role: "secretary", name: `书记${branch}`, from: "2024-01-01" } },
      });
    }
    const leader = await d1.call(positions.create, {
      body: { entry: { organisationId: "d1", role: "leader", name: "副书记", from: "2024-01-01" } },
    });
    await d1.call(contacts.create, {
      body: { entry: { departmentId: "d1", branchId: "b1", positionId: leader.record.id, from: "2024-01-01" } },
    });
    const body = {
      on: "2026-11-01",
      reason: "支部调整",
      steps: [{ kind: "merge" as const, from: ["b1", "b2"], into: { name: "联合党支部" } }],
    };
    const preview = await office.call(previewReform, { body });
    assert.deepEqual(
      preview.lines.map((each) => [each.what, each.name, each.count]),
      [
        ["dissolve", "教师第一支部", 1],
        ["dissolve", "b2", 1],
        ["found", "联合党支部", 1],
        ["posts-end", "教师第一支部", 1],
        ["posts-begin", "教师第一支部", 1],
        ["members", "教师第一支部", 2],
        ["groups", "教师第一支部", 2],
        ["posts-end", "b2", 1],
        ["members", "b2", 1],
        ["accounts", "教师第一支部", 1],
      ],
    );
    assert.doesNotMatch(JSON.stringify(preview), /m1|n1/);
    assert.equal(
      (await office.call(organisations.get, { params: { id: "b1" } })).entry.dissolvedOn ?? null,
      null,
      "a preview saves nothing",
    );

    const done = await office.call(commitReform, { body });
    assert.deepEqual(done.lines, preview.lines);
    const fresh = done.founded[0]?.id ?? "";
    const { entry } = await office.call(organisations.get, { params: { id: fresh } });
    assert.deepEqual(
      [entry.succeeds, entry.foundedOn, entry.parentId, entry.category],
      [["b1", "b2"], "2026-11-01", "d1", "mixed"],
    );
    assert.equal((await office.call(organisations.get, { params: { id: "b2" } })).entry.dissolvedOn, "2026-10-31");
    assert.deepEqual(await pathOf("g1"), ["u1", "d1", fresh, "g1"]);
    // The secretary of the first branch works for the merged one, account and all.
    const members = await b1.call(roster.list, { query: { organisation: fresh } });
    assert.deepEqual(
      members.records.map((each) => [each.entry.memberId, each.entry.from, each.extra.name]).toSorted(byText),
      [
        ["m1", "2026-11-01", "m1"],
        ["m2", "2026-11-01", "m2"],
        ["n1", "2026-11-01", "n1"],
      ],
    );
    const left = await b1.call(roster.list, { query: { organisation: "b1" } });
    assert.ok(left.records.every((each) => each.entry.to === "2026-10-31" && each.extra.endReason === "reformed"));
    const posts = await office.call(positions.list, { query: { organisation: fresh } });
    assert.deepEqual(
      posts.records.map((each) => [each.entry.name, each.entry.from]),
      [["书记b1", "2026-11-01"]],
    );
    const held = await d1.call(contacts.list, {});
    assert.deepEqual(
      held.records.map((each) => [each.entry.branchId, each.entry.to ?? null]).toSorted(byText),
      [
        ["b1", "2026-10-31"],
        [fresh, null],
      ].toSorted(byText),
    );
  });

  test("a split takes along whom it names to where it names them; the preview says what the commit does, without a name", async () => {
    const [stays, goes] = [server.as("branch-office", "b3"), server.as("minute-taker", "b3")];
    await goes.headers();
    const ids = new Map<string, string>();
    for (const memberId of ["o1", "o2", "o3"]) {
      const entry = { memberId, organisationId: "b3", from: "2023-01-01" };
      ids.set(
        memberId,
        (await stays.call(roster.create, { body: { entry, extra: { name: `名${memberId}` } } })).record.id,
      );
    }
    const deputy = { organisationId: "b3", role: "deputy-secretary" as const, name: "副书记", from: "2024-01-01" };
    const post = await stays.call(positions.create, { body: { entry: deputy } });
    const role = await server.services.db
      .selectFrom("roles")
      .select("id")
      .where("account_id", "=", goes.accountId)
      .executeTakeFirstOrThrow();
    const members = [ids.get("o2") ?? "", ids.get("o3") ?? ""];
    const splitInto = (chosen: { members?: string[]; posts?: string[]; accounts?: string[] }) => ({
      on: "2026-11-05",
      reason: "拆分",
      steps: [{ kind: "split" as const, from: "b3", into: [{ name: "三甲" }, { name: "三乙", ...chosen }] }],
    });
    for (const wrong of [{ members: ["nowhere"] }, { posts: ["nowhere"] }, { accounts: [server.services.newId()] }]) {
      assert.deepEqual(await problems(office.ask(previewReform, { body: splitInto(wrong) })), ["dangling-reference"]);
    }
    const twice = splitInto({ members: [members[0] ?? "", members[0] ?? ""] });
    assert.deepEqual(await problems(office.ask(commitReform, { body: twice })), ["twice-in-reform"]);

    const body = splitInto({ members, posts: [post.record.id], accounts: [role.id] });
    const preview = await office.call(previewReform, { body });
    assert.deepEqual(
      preview.lines.filter((each) => each.what === "members-begin").map((each) => [each.name, each.count]),
      [
        ["三甲", 1],
        ["三乙", 2],
      ],
    );
    assert.doesNotMatch(JSON.stringify(preview), /o1|o2|名/);
    const done = await office.call(commitReform, { body });
    assert.deepEqual(done.lines, preview.lines);
    const [first = "", second = ""] = done.founded.map((each) => each.id);
    // The account that stays sees the roster of the first alone; who was named works for the second.
    const kept = await stays.call(roster.list, { query: { organisation: first } });
    assert.deepEqual(
      kept.records.map((each) => each.entry.memberId),
      ["o1"],
    );
    assert.equal(await code(stays.ask(roster.list, { query: { organisation: second } })), "not-allowed");
    const given = await goes.call(roster.list, { query: { organisation: second } });
    assert.deepEqual(given.records.map((each) => each.entry.memberId).toSorted(), ["o2", "o3"]);
    const posts = await office.call(positions.list, { query: { organisation: second } });
    assert.deepEqual(
      posts.records.map((each) => each.entry.name),
      ["副书记"],
    );
  });

  test("a split, a move and a re-founding in one go", async () => {
    const found = await office.call(organisations.create, {
      body: { entry: { kind: "branch", parentId: "d2", name: "五", foundedOn: "2026-01-01" } },
    });
    const body = {
      on: "2026-11-10",
      reason: "调整",
      steps: [
        { kind: "split" as const, from: found.record.id, into: [{ name: "五甲" }, { name: "五乙" }] },
        { kind: "move" as const, organisation: "b4", parentId: "d1" },
      ],
    };
    const done = await office.call(commitReform, { body });
    assert.deepEqual(
      done.founded.map((each) => each.name),
      ["五甲", "五乙"],
    );
    assert.deepEqual(await pathOf("b4"), ["u1", "d1", "b4"]);
  });

  test("what no longer exists, or stands in two steps, is refused and nothing is done", async () => {
    const into = { name: "再建" };
    const twice = office.ask(commitReform, {
      body: {
        on: "2026-11-20",
        reason: "x",
        steps: [
          { kind: "re-found", from: "b4", into },
          { kind: "move", organisation: "b4", parentId: "d2" },
        ],
      },
    });
    assert.deepEqual(await problems(twice), ["twice-in-reform"]);
    const gone = office.ask(commitReform, {
      body: { on: "2026-11-20", reason: "x", steps: [{ kind: "re-found", from: "b1", into }] },
    });
    assert.deepEqual(await problems(gone), ["not-in-existence"]);
    assert.equal(
      await code(
        office.ask(commitReform, {
          body: { on: "2026-11-20", reason: "x", steps: [{ kind: "re-found", from: "nowhere", into }] },
        }),
      ),
      "not-found",
    );
    assert.equal((await office.call(organisations.get, { params: { id: "b4" } })).entry.dissolvedOn ?? null, null);
  });
});

test("June: graduates leave with a reason, some stay on the books, all at once and seen by the branch alone", async () => {
  const branch = server.as("branch-office", "b4");
  const ids: string[] = [];
  for (const memberId of ["s1", "s2"]) {
    const { record } = await branch.call(roster.create, {
      body: { entry: { memberId, organisationId: "b4", from: "2023-09-01" }, extra: { name: `学生${memberId}` } },
    });
    ids.push(record.id);
  }
  const [first = "", second = ""] = ids;
  const body = {
    branchId: "b4",
    on: "2026-06-30",
    reason: "毕业",
    members: [
      { id: first, version: 1, endReason: "graduated" as const },
      { id: second, version: 1, endReason: "retained" as const },
    ],
  };
  const preview = await branch.call(previewGraduation, { body });
  assert.deepEqual(
    preview.members.map((each) => [each.name, each.to]),
    [
      ["学生s1", "2026-06-30"],
      ["学生s2", null],
    ],
  );
  for (const client of [office, d1, server.as("administrator"), server.as("minute-taker", "b4")]) {
    assert.equal(await code(client.ask(previewGraduation, { body })), "not-allowed");
  }
  const stranger = { ...body, members: [{ id: "elsewhere", version: 1, endReason: "graduated" as const }] };
  assert.deepEqual(await problems(branch.ask(commitGraduation, { body: stranger })), ["dangling-reference"]);
  await branch.call(commitGraduation, { body });
  const list = await branch.call(roster.list, {});
  assert.deepEqual(
    list.records.map((each) => [each.entry.to ?? null, each.extra.endReason]).toSorted(byText),
    [
      ["2026-06-30", "graduated"],
      [null, "retained"],
    ].toSorted(byText),
  );
  assert.equal(await code(branch.ask(commitGraduation, { body })), "stale-version");
});

describe("calendar and settings", () => {
  test("the published holidays come with their names, and a year that is not published is said to be unknown", async () => {
    const { days, unknownYears } = await b1.call(readPublicHolidays, { query: { from: "2026", to: "2040" } });
    const day = (date: string) => days.find((each) => each.date === date);
    assert.deepEqual(day("2026-10-01"), {
      date: "2026-10-01",
      worked: false,
      name: { "zh-CN": "国庆节", en: "National Day" },
    });
    assert.equal(day("2026-10-10")?.worked, true);
    assert.equal(day("2025-10-01"), undefined);
    assert.ok(unknownYears.includes(2040) && !unknownYears.includes(2026));
  });

  test("are changed by the university’s office, with their versions, and the school is judged anew", async () => {
    const before = await office.call(readCalendar, {});
    await server.services.db.updateTable("organisations").set({ judged_for: "2026-11-24" }).execute();
    const calendar = { ...before.calendar, holidays: [...(before.calendar.holidays ?? []), "2026-05-01"] };
    const saved = await office.call(saveCalendar, { body: { version: before.version, reason: "补五一", calendar } });
    assert.equal(saved.version, before.version + 1);
    assert.deepEqual((await b1.call(readCalendar, {})).calendar, calendar);
    assert.equal(
      await code(office.ask(saveCalendar, { body: { version: before.version, reason: "x", calendar } })),
      "stale-version",
    );
    assert.equal(
      await code(d1.ask(saveCalendar, { body: { version: saved.version, reason: "x", calendar } })),
      "not-allowed",
    );
    const judged = await server.services.db
      .selectFrom("organisations")
      .select("id")
      .where("judged_for", "is not", null)
      .execute();
    assert.deepEqual(judged, []);
    const jobs = await server.services.db.selectFrom("jobs").select(["kind", "state"]).execute();
    assert.ok(jobs.some((each) => each.kind === "judge-school" && each.state === "waiting"));
    const backwards = { semesters: [{ name: "错", startsOn: "2026-07-01", endsOn: "2026-03-01" }] };
    assert.deepEqual(
      await problems(office.ask(saveCalendar, { body: { version: saved.version, reason: "x", calendar: backwards } })),
      ["end-before-start"],
    );
  });

  test("a number that the guide fixes is not the school’s to set", async () => {
    const { version } = await office.call(readSettings, {});
    const fixed = office.ask(saveSettings, {
      body: { version, reason: "x", settings: { times: { "branch/1.2(1)/theme-day": 2 } } },
    });
    assert.deepEqual(await problems(fixed), ["times-not-open"]);
    const settings = { times: { "department/2.2(1)/bodies-study": 3 } };
    const saved = await office.call(saveSettings, { body: { version, reason: "多一次", settings } });
    assert.deepEqual(saved.settings, settings);
    assert.equal((await office.call(readJob, { params: { id: saved.job } })).kind, "judge-school");
    // Whoever sees the school may read who changed what, and why.
    const { versions } = await b1.call(settingsHistory, {});
    assert.deepEqual(
      { ...versions[0], at: versions[0]?.at.slice(0, 10) },
      { version: saved.version, at: "2026-11-24", by: "university-office u1", reason: "多一次", settings },
    );
  });
});
