import { z } from "zod";
import { raiseFinding } from "#api/endpoints/findings.ts";
import { GUIDE, openForWriting, publishTwoPoints, reviewerOf, assign, submitted } from "#test/cycle-school.ts";
import type { PermissionLine, PermissionLines } from "#test/permissions/line.ts";
import type { TestServer } from "#test/server.ts";

type Made = { cycleId: string; entryId: string; assignmentId: string; findingId: string };
const made = new WeakMap<TestServer, Promise<Made>>();

/** A cycle with b1 in review, one assignment and one finding; the same one each time. */
function someCycle(server: TestServer): Promise<Made> {
  const known = made.get(server) ?? make(server);
  made.set(server, known);
  return known;
}

async function make(server: TestServer): Promise<Made> {
  await publishTwoPoints(server);
  const { cycleId, entries } = await openForWriting(server, ["b1"]);
  const entryId = entries.get("b1") ?? "";
  await submitted(server, entryId);
  await assign(server, cycleId, [[entryId, await reviewerOf(server, "9")]]);
  const { services, universityId } = server;
  const row = await services.db
    .selectFrom("review_assignments")
    .select("id")
    .where("university_id", "=", universityId)
    .executeTakeFirstOrThrow();
  const finding = await server.as("university-office").call(raiseFinding, {
    params: { id: entryId },
    body: { point: "1(1)", text: "问题", dueOn: "2026-12-15" },
  });
  return { cycleId, entryId, assignmentId: row.id, findingId: finding.id };
}

type Of = "cycleId" | "entryId" | "assignmentId" | "findingId";

/** A request about something of the cycle; a version that never is lets who may be told so, and leaves it as it is. */
function about(at: string, of: Of, body?: object, params: object = {}): PermissionLine {
  return {
    at,
    sent: async (server) => ({
      params: { id: (await someCycle(server))[of], ...params },
      ...(body === undefined ? {} : { body }),
    }),
  };
}

const never = { version: 99 };
const POINT = { point: "1(1)" };
const listed = z.object({ entries: z.array(z.object({ organisation: z.object({ id: z.string() }) })) });
const found = z.object({ findings: z.array(z.object({ organisationId: z.string() })) });
const phases = [
  { phase: "self-assess", from: "2026-11-16", to: "2026-11-30" },
  { phase: "review", from: "2026-12-01", to: "2026-12-10" },
  { phase: "decide", from: "2026-12-21", to: "2026-12-31" },
];
const recheck = { ...never, step: "close", text: "x" };

export const cycleLines: PermissionLines = {
  "cycles.list": {
    at: "u1",
    sent: () => ({}),
    schoolWide: true,
    showsNothing: (value) => z.object({ cycles: z.array(z.unknown()) }).parse(value).cycles.length === 0,
  },
  "cycles.open": {
    at: "u1",
    sent: async (server) => {
      await someCycle(server);
      return { body: { name: "x", guideVersionId: GUIDE, phases } };
    },
  },
  "cycles.read": { ...about("u1", "cycleId"), schoolWide: true },
  "cycles.change": about("u1", "cycleId", { ...never, name: "x", phases }),
  "cycles.close": about("u1", "cycleId", never),
  "cycles.add": about("u1", "cycleId", { organisationIds: ["b1"] }),
  "cycles.entries": {
    ...about("b1", "cycleId"),
    showsNothing: (value) => listed.parse(value).entries.every((each) => each.organisation.id !== "b1"),
  },
  "cycles.entry": about("b1", "entryId"),
  "cycles.apply": about("b1", "entryId", { ...never, answers: {} }),
  "cycles.steer": about("b1", "entryId", { ...never, move: "accept" }),
  "assessments.read": about("b1", "entryId"),
  "assessments.save": about("b1", "entryId", { version: 99, text: "x", rating: null }, POINT),
  "assessments.versions": about("b1", "entryId", undefined, POINT),
  "assessments.submit": about("b1", "entryId", never),
  "assessments.confirm": about("b1", "entryId", { ...never, decision: "confirm" }),
  "assessments.snapshot": about("b1", "entryId", undefined, { number: 1 }),
  "reviews.assignments": about("u1", "cycleId"),
  "reviews.assign": {
    at: "u1",
    sent: async (server) => {
      const { cycleId, entryId } = await someCycle(server);
      const { accountId } = await reviewerOf(server, "9");
      return { params: { id: cycleId }, body: { by: "round", pairs: [{ entryId, accountId }] } };
    },
  },
  "reviews.withdraw": { at: "u1", sent: () => ({ params: { id: "none" }, body: { reason: "x" } }) },
  "reviews.mine": {
    at: "b1",
    sent: () => ({}),
    showsNothing: (value) => z.object({ reviews: z.array(z.unknown()) }).parse(value).reviews.length === 0,
  },
  // Whose it is not, be they reviewers elsewhere in the school or not, finds nothing: server/reviews/blind.test.ts.
  "reviews.read": about("b1", "assignmentId"),
  "reviews.rate": about("b1", "assignmentId", { version: 0, rating: null, comment: "" }, POINT),
  "reviews.submit": about("b1", "assignmentId", { ...never, comment: "" }),
  "reviews.propose": about("b1", "assignmentId", { rating: "mostly", reason: "x" }, POINT),
  "reviews.compare": about("b1", "entryId"),
  "reviews.set-result": about("b1", "entryId", { version: 0, rating: "mostly", reason: "x" }, POINT),
  "findings.list": {
    at: "b1",
    sent: async (server) => {
      await someCycle(server);
      return {};
    },
    showsNothing: (value) => found.parse(value).findings.every((each) => each.organisationId !== "b1"),
  },
  "findings.read": about("b1", "findingId"),
  "findings.raise": about("b1", "entryId", { ...POINT, text: "x", dueOn: "2026-12-15" }),
  "findings.change": about("b1", "findingId", { ...never, text: "x", dueOn: "2026-12-15", reason: "x" }),
  "findings.act": about("b1", "findingId", { ...never, step: "act", text: "x" }),
  "findings.recheck": about("b1", "findingId", recheck),
  "findings.reviewer-recheck": {
    at: "b1",
    sent: async (server) => {
      const { assignmentId, findingId } = await someCycle(server);
      return { params: { id: assignmentId, finding: findingId }, body: recheck };
    },
  },
};
