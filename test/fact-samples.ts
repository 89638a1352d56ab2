import type { Draft } from "#api/endpoints/fact-schemas.ts";
import { factRows } from "#api/endpoints/facts.ts";
import type { AccessRole } from "#domain/access.ts";
import type { ListName } from "#domain/bundle/bundle.ts";
import { addDays } from "#domain/dates/civil-date.ts";
import type { TestServer } from "#test/server.ts";

/** One entry of a list for the school of test/server.ts. */
export type FactSample<Name extends ListName> = {
  /** The organisation that owns it, where the writing action is asked for. */
  at: string;
  writer: [AccessRole, string];
  /** Another entry for each number, so that none is in another's way. */
  entry: (serial: number) => Draft<Name>;
  corrected: (serial: number) => Draft<Name>;
  /** Somebody of the school who must not see it. */
  stranger: [AccessRole, string];
};
export type FactSamples = { readonly [Name in ListName]: FactSample<Name> };

const made = new WeakMap<TestServer, Promise<FactSamples>>();

/** Entries of every list, with the post and the plan that some of them name. */
export function factSamples(server: TestServer): Promise<FactSamples> {
  const known = made.get(server) ?? makeSamples(server);
  made.set(server, known);
  return known;
}

async function makeSamples(server: TestServer): Promise<FactSamples> {
  const post = await server.as("department-office").call(factRows.positions.create, {
    body: { entry: { organisationId: "d1", role: "leader", name: "张三", from: "2024-01-01" } },
  });
  const plan = await server.as("branch-office").call(factRows.plans.create, {
    body: { entry: { organisationId: "b1", heldOn: "2026-12-20", title: "讲座", segments: [{ kind: "forum" }] } },
  });
  const day = (serial: number): string => addDays("2010-01-01", serial);
  const branch: [AccessRole, string] = ["branch-office", "b1"];
  const department: [AccessRole, string] = ["department-office", "d1"];
  const neighbour: [AccessRole, string] = ["branch-office", "b2"];
  const otherDepartment: [AccessRole, string] = ["department-office", "d2"];
  const forum = { organisationId: "b1", approverId: "u1", forumActivityId: plan.record.id, eventOn: "2026-12-20" };
  const body = { organisationId: "d1", name: "学会", contactPositionId: post.record.id, from: "2024-01-01" };
  const contact = { departmentId: "d1", positionId: post.record.id, from: "2024-01-01" };
  const statement = { organisationId: "b1", year: 2026, coverage: "training", due: 14 } as const;
  const founded = { kind: "branch", parentId: "d1", foundedOn: "2026-09-01" } as const;
  const member = (serial: number) => ({ memberId: `m-${serial}`, organisationId: "b1", from: "2024-01-01" });
  return {
    organisations: {
      at: "d1",
      writer: ["university-office", "u1"],
      entry: (serial) => ({ ...founded, name: `新支部${serial}` }),
      corrected: (serial) => ({ ...founded, name: `研究生支部${serial}`, committee: [{ from: "2026-09-01" }] }),
      stranger: ["branch-office", "b3"],
    },
    positions: {
      at: "b1",
      writer: branch,
      entry: () => ({ organisationId: "b1", role: "committee-member", name: "李四", from: "2024-05-10" }),
      corrected: () => ({
        organisationId: "b1",
        role: "committee-member",
        name: "李四",
        from: "2024-05-10",
        to: "2026-10-01",
      }),
      stranger: neighbour,
    },
    elections: {
      at: "b1",
      writer: branch,
      entry: (serial) => ({ organisationId: "b1", heldOn: day(2 * serial), type: "full" }),
      corrected: (serial) => ({ organisationId: "b1", heldOn: day(2 * serial + 1), type: "full" }),
      stranger: neighbour,
    },
    extensions: {
      at: "b1",
      writer: branch,
      entry: () => ({ organisationId: "b1", approvedOn: "2026-05-01", until: "2026-11-10" }),
      corrected: () => ({ organisationId: "b1", approvedOn: "2026-05-01", until: "2026-12-10" }),
      stranger: otherDepartment,
    },
    roster: {
      at: "b1",
      writer: branch,
      entry: member,
      corrected: (serial) => ({ ...member(serial), to: "2026-06-30" }),
      stranger: ["university-office", "u1"],
    },
    activities: {
      at: "b1",
      writer: branch,
      entry: () => ({
        organisationId: "b1",
        heldOn: "2026-11-22",
        title: "支委会",
        segments: [{ kind: "committee-meeting" }],
      }),
      corrected: () => ({
        organisationId: "b1",
        heldOn: "2026-11-21",
        title: "支委会",
        minutes: "研究了工作",
        segments: [{ kind: "committee-meeting" }],
      }),
      stranger: neighbour,
    },
    documents: {
      at: "d1",
      writer: department,
      entry: () => ({ organisationId: "d1", kind: "党组织会议议事规则", issuedOn: "2025-01-01" }),
      corrected: () => ({
        organisationId: "d1",
        kind: "党组织会议议事规则",
        title: "议事规则",
        issuedOn: "2025-01-02",
      }),
      stranger: otherDepartment,
    },
    approvals: {
      at: "b1",
      writer: branch,
      entry: () => ({ ...forum, title: "讲座" }),
      corrected: () => ({ ...forum, title: "讲座二" }),
      stranger: neighbour,
    },
    directives: {
      at: "d1",
      writer: department,
      entry: () => ({
        issuerId: "d1",
        title: "通知",
        recipients: [{ organisationId: "b1", receivedOn: "2026-11-01" }],
      }),
      corrected: () => ({
        issuerId: "d1",
        title: "通知",
        recipients: [{ organisationId: "b1", receivedOn: "2026-11-02" }],
      }),
      stranger: neighbour,
    },
    bodies: {
      at: "d1",
      writer: department,
      entry: () => ({ ...body, type: "academic" }),
      corrected: () => ({ ...body, type: "research" }),
      stranger: otherDepartment,
    },
    contacts: {
      at: "d1",
      writer: department,
      entry: () => ({ ...contact, branchId: "b1" }),
      corrected: () => ({ ...contact, branchId: "b2" }),
      stranger: otherDepartment,
    },
    weakBranches: {
      at: "b1",
      writer: department,
      entry: () => ({ branchId: "b1", flaggedOn: "2026-01-01" }),
      corrected: () => ({ branchId: "b1", flaggedOn: "2026-01-01", closedOn: "2026-11-01" }),
      stranger: neighbour,
    },
    statements: {
      at: "b1",
      writer: branch,
      entry: () => ({ ...statement, reached: 12 }),
      corrected: () => ({ ...statement, reached: 13 }),
      stranger: neighbour,
    },
    plans: {
      at: "b1",
      writer: branch,
      entry: () => ({
        organisationId: "b1",
        heldOn: "2026-12-01",
        title: "主题党日",
        segments: [{ kind: "theme-day" }],
      }),
      corrected: () => ({
        organisationId: "b1",
        heldOn: "2026-12-02",
        title: "主题党日",
        segments: [{ kind: "theme-day" }],
      }),
      stranger: neighbour,
    },
  };
}
