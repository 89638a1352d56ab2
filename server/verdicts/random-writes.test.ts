import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { factRows } from "#api/endpoints/facts.ts";
import type { Draft } from "#api/endpoints/fact-schemas.ts";
import type { Segment } from "#domain/bundle/activities.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import { makeRandom } from "#domain/example/random.ts";
import { inTransaction } from "#server/db/db.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import { judgeSchool } from "#server/verdicts/judge-school.ts";
import { verifyVerdicts } from "#server/verdicts/verify.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { services, universityId } = server;

before(async () => {
  await inTransaction(services.db, (tx) => installShippedGuides(tx, services, universityId, "u1"));
  await judgeSchool(services, universityId);
});

const branches = ["b1", "b2", "b3", "b4"] as const;
const kinds = [
  "general-meeting",
  "committee-meeting",
  "group-meeting",
  "party-lecture",
  "theme-day",
  "training",
  "report-to-branch",
] as const;
const above = ["party-committee-meeting", "joint-meeting", "teacher-study", "centre-study"] as const;
const members = (branch: string): string[] => [1, 2, 3].map((each) => `${branch}-m${each}`);

type Made = { list: ListName; id: string; version: number; entry: unknown };

function diceOf(seed: number) {
  const { chance, whole } = makeRandom(seed);
  const below = (most: number): number => whole(0, most - 1);
  return { chance, below, pick: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item };
}

/** Somebody who writes at random, as the offices of every branch and department. */
function writer(seed: number) {
  const dice = diceOf(seed);
  const made: Made[] = [];
  const codes = new Map<string, number>();
  const day = (): string => addDays("2025-01-01", dice.below(700));
  const posts = (): string[] => made.filter((each) => each.list === "positions").map((each) => each.id);
  const segment = (at: string): Segment => {
    const kind = at.startsWith("d")
      ? dice.pick([...above, "forum" as const])
      : dice.pick([...kinds, "talk" as const, "forum" as const]);
    const leader = dice.chance(0.5) ? (posts().at(-1) ?? null) : null;
    if (kind === "talk")
      return {
        kind,
        talk: {
          pair: [
            dice.pick(members(at)),
            dice.chance(0.4) ? (posts().at(-1) ?? "b1-m1") : dice.pick(members(dice.pick(branches))),
          ],
        },
      };
    if (kind === "forum") return { kind, forum: { title: "讲座", place: "礼堂", speakers: ["某"] } };
    return {
      kind,
      leader,
      hours: dice.below(20),
      ...(dice.chance(0.2) ? { makesUpFor: day() } : {}),
      topics: dice.chance(0.4) ? [dice.pick(["study", "work-report", "ideology", "theory"])] : [],
      ...(at.startsWith("b") && dice.chance(0.6) ? { attendees: members(at) } : {}),
    };
  };
  const gathering = (): Draft<"activities"> => {
    const at = dice.chance(0.25) ? dice.pick(["d1", "d2"]) : dice.pick(branches);
    const heldOn = day();
    const also =
      at.startsWith("b") && dice.chance(0.3) ? branches.filter((each) => each !== at && dice.chance(0.4)) : [];
    return {
      organisationId: at,
      ...(also.length > 0 ? { alsoFor: also } : {}),
      heldOn,
      title: "活动",
      segments: [segment(at), ...(dice.chance(0.3) ? [segment(at)] : [])],
    };
  };
  const entries: { [Name in ListName]?: () => Draft<Name> } = {
    activities: gathering,
    plans: () => ({
      ...gathering(),
      heldOn: addDays("2026-11-25", dice.below(30)),
      segments: [{ kind: "forum", forum: { title: "讲座", place: "礼堂", speakers: ["某"] } }],
    }),
    roster: () => {
      const home = dice.pick(branches);
      return {
        memberId: dice.pick(members(dice.chance(0.8) ? home : dice.pick(branches))),
        organisationId: home,
        from: day(),
        to: dice.chance(0.3) ? "2026-12-01" : null,
      };
    },
    positions: () => {
      const at = dice.pick([...branches, "d1", "d2"]);
      return {
        organisationId: at,
        role: dice.pick([
          "secretary",
          "acting-secretary",
          "deputy-secretary",
          "committee-member",
          "organiser",
        ] as const),
        name: "某",
        from: addDays("2024-01-01", dice.below(900)),
        to: dice.chance(0.3) ? day() : null,
        dualLeader: dice.chance(0.5),
        memberId: at.startsWith("b") && dice.chance(0.6) ? dice.pick(members(at)) : null,
      };
    },
    elections: () => ({
      organisationId: dice.pick([...branches, "d1"]),
      heldOn: addDays("2022-01-01", dice.below(1700)),
      type: dice.pick(["full", "by-election", "appointed"] as const),
    }),
    extensions: () => ({
      organisationId: dice.pick(branches),
      approvedOn: day(),
      until: addDays("2026-06-01", dice.below(500)),
    }),
    documents: () => ({
      organisationId: dice.pick(["u1", "d1", "d2", ...branches]),
      kind: dice.pick(["党费收缴使用情况", "困难师生帮扶机制", "意识形态工作责任制", "党组织会议议事规则"]),
      issuedOn: day(),
      coversBelow: dice.chance(0.4),
      withdrawnOn: null,
    }),
    directives: () => ({
      issuerId: dice.pick(["u1", "d1"]),
      title: "通知",
      recipients: (dice.chance(0.5) ? ["b1", "b2"] : ["b1", "d1"]).map((organisationId) => ({
        organisationId,
        receivedOn: day(),
      })),
    }),
    bodies: () => ({
      organisationId: dice.pick(["d1", "d2"]),
      name: "学会",
      type: "academic",
      contactPositionId: posts().at(-1) ?? null,
      from: day(),
    }),
    contacts: () => ({
      departmentId: "d1",
      branchId: dice.pick(["b1", "b2"]),
      positionId: posts().at(-1) ?? "none",
      from: day(),
      to: null,
    }),
    weakBranches: () => ({ branchId: dice.pick(branches), flaggedOn: day(), dueOn: day(), closedOn: null }),
    statements: () => ({
      organisationId: dice.pick(branches),
      year: dice.pick([2025, 2026]),
      coverage: dice.pick(["training", "dual-life", "talks-members"] as const),
      due: 10,
      reached: dice.below(11),
    }),
    organisations: () => ({
      kind: "branch",
      parentId: dice.pick(["d1", "d2"]),
      name: "新支部",
      category: "student",
      foundedOn: addDays("2026-01-01", dice.below(300)),
      ...(dice.chance(0.6) ? { succeeds: [dice.pick(branches)] } : {}),
    }),
  };
  const clientFor = (list: ListName, entry: Draft<ListName>) => {
    if (list === "organisations" || list === "documents" || list === "directives")
      return server.as("university-office", "u1");
    const at = "organisationId" in entry ? entry.organisationId : "d1";
    if (list === "weakBranches" || list === "contacts" || list === "bodies")
      return server.as("university-office", "u1");
    return at.startsWith("d") ? server.as("department-office", at) : server.as("branch-office", at);
  };
  const note = (list: ListName, answer: { ok: boolean; problem?: { code: string } }) => {
    const code = answer.ok ? "ok" : (answer.problem?.code ?? "?");
    codes.set(`${list} ${code}`, (codes.get(`${list} ${code}`) ?? 0) + 1);
    assert.notEqual(code, "internal");
  };
  const create = async (list: ListName): Promise<void> => {
    const entry = entries[list]?.();
    if (entry === undefined) return;
    const answer = await clientFor(list, entry).ask(factRows[list].create, { body: { entry } } as never);
    note(list, answer);
    if (answer.ok) {
      const { record } = answer.value as { record: { id: string; version: number } };
      made.push({ list, id: record.id, version: record.version, entry });
    }
  };
  const change = async (): Promise<void> => {
    const one = made[dice.below(made.length)];
    if (one === undefined) return;
    const entry = one.entry as Draft<ListName>;
    const withdraw = dice.chance(0.4);
    const other = entries[one.list]?.() as Draft<ListName>;
    // An organisation's own branch writes it, so the owner stays as it is.
    const owner = "organisationId" in entry ? { organisationId: entry.organisationId } : {};
    const next =
      one.list === "organisations"
        ? { ...entry, parentId: dice.pick(["d1", "d2"]), was: [{ until: day(), parentId: "d1" }] }
        : { ...other, ...owner };
    const body = { version: one.version, reason: "更正", ...(withdraw ? {} : { entry: next }) };
    const row = withdraw ? factRows[one.list].withdraw : factRows[one.list].correct;
    const answer = await clientFor(one.list, entry).ask(row as never, { params: { id: one.id }, body } as never);
    note(one.list, answer);
    if (!answer.ok) return;
    if (withdraw) made.splice(made.indexOf(one), 1);
    else Object.assign(one, { entry: next, version: one.version + 1 });
  };
  return {
    codes,
    step: async (): Promise<void> => {
      if (dice.chance(0.3)) return change();
      if (dice.chance(0.4)) return create("activities");
      return create(
        dice.pick([
          "plans",
          "roster",
          "roster",
          "positions",
          "positions",
          "elections",
          "extensions",
          "documents",
          "directives",
          "bodies",
          "contacts",
          "weakBranches",
          "statements",
          "organisations",
        ] as const),
      );
    },
  };
}

async function verified(): Promise<void> {
  const { differences, unjudged } = await verifyVerdicts(services, universityId);
  assert.deepEqual(differences, []);
  assert.deepEqual(unjudged, []);
}

for (const seed of [1, 2]) {
  test(`after many random writes the kept verdicts are those of the facts (seed ${seed})`, async () => {
    const one = writer(seed);
    for (let round = 0; round < 4; round += 1) {
      for (let step = 0; step < 25; step += 1) await one.step();
      await judgeSchool(services, universityId);
      await verified();
    }
    const done = [...one.codes].filter(([key]) => key.endsWith(" ok")).length;
    assert.ok(done >= 10, "most lists were written");
  });
}

test("two writers at once leave branches and departments right", async () => {
  const writers = [11, 12, 13, 14].map(writer);
  for (let step = 0; step < 20; step += 1) await Promise.all(writers.map((each) => each.step()));
  await judgeSchool(services, universityId);
  await verified();
});
