import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readBurden } from "#api/endpoints/care.ts";
import { factRows } from "#api/endpoints/facts.ts";
import { termAround, termsOf } from "#server/burden/terms.ts";
import { inTransaction } from "#server/db/db.ts";
import { installShippedGuides } from "#server/guides/install.ts";
import { judgeSchool } from "#server/verdicts/judge-school.ts";
import { startTestServer } from "#test/server.ts";

const server = await startTestServer();
after(server.close);
const { services, universityId } = server;
const branch = server.as("branch-office", "b1");

before(async () => {
  await inTransaction(services.db, (tx) => installShippedGuides(tx, services, universityId, "u1"));
  await judgeSchool(services, universityId);
});

const burdenOf = async (id: string, on?: string) =>
  server.as("university-office").call(readBurden, { params: { id }, query: on === undefined ? {} : { on } });
const lineOf = async (id: string) => (await burdenOf(id)).branches.find((each) => each.organisationId === id);

describe("the burden meter", () => {
  test("one gathering for two requirements is one record, and says that one of them needed nothing more", async () => {
    const earlier = await lineOf("b1");
    assert.ok(earlier !== undefined && earlier.recordsAsked > 0);
    assert.deepEqual([earlier.recordsMade, earlier.fieldsFilled, earlier.provedAlready], [0, 0, 0]);
    await branch.call(factRows.activities.create, {
      body: {
        entry: {
          organisationId: "b1",
          heldOn: "2026-11-12",
          title: "党员大会",
          // Three fields beside the two above: a general meeting, a theme day and its place.
          segments: [{ kind: "general-meeting" }, { kind: "theme-day" }],
          place: "101",
        },
      },
    });
    const { recordsMade, fieldsFilled, provedAlready } = (await lineOf("b1")) ?? {};
    assert.deepEqual(
      { recordsMade, fieldsFilled, provedAlready },
      { recordsMade: 1, fieldsFilled: 5, provedAlready: 1 },
    );
  });

  test("a document issued in the term is one file made, and a standing one in force is asked for no more", async () => {
    const earlier = await lineOf("b1");
    const document = { organisationId: "b1", kind: "困难师生帮扶机制", title: "帮扶机制", issuedOn: "2026-10-01" };
    await branch.call(factRows.documents.create, { body: { entry: document } });
    const later = await lineOf("b1");
    assert.equal(later?.filesMade, (earlier?.filesMade ?? 0) + 1);
    assert.equal(later?.filesAsked, (earlier?.filesAsked ?? 0) - 1);
  });

  test("lists branches alone, in the official order, of what the caller may see", async () => {
    const school = await burdenOf("u1");
    assert.deepEqual(
      school.branches.map((each) => each.organisationId),
      ["b1", "b2", "b3", "b4"],
    );
    const own = await branch.call(readBurden, { params: { id: "b1" }, query: {} });
    assert.deepEqual(
      own.branches.map((each) => each.organisationId),
      ["b1"],
    );
    const other = await branch.ask(readBurden, { params: { id: "b2" }, query: {} });
    assert.equal(other.ok ? "let in" : other.problem.code, "not-allowed");
  });

  test("a term has no record of another term", async () => {
    const { term, branches } = await burdenOf("u1", "2026-04-01");
    assert.ok(term.to < "2026-11-12");
    assert.equal(branches[0]?.recordsMade, 0);
  });
});

describe("terms", () => {
  const calendar = {
    semesters: [
      { name: "秋", startsOn: "2026-09-01", endsOn: "2027-01-15" },
      { name: "春", startsOn: "2026-03-01", endsOn: "2026-07-10" },
    ],
  };

  test("leave no gap: a vacation belongs to the term before it, and the last one ends a fortnight later", () => {
    assert.deepEqual(termsOf(calendar), [
      { name: "春", from: "2026-03-01", to: "2026-08-31" },
      { name: "秋", from: "2026-09-01", to: "2027-01-29" },
    ]);
    assert.deepEqual(termAround(calendar, "2026-08-02"), {
      term: { name: "春", from: "2026-03-01", to: "2026-08-31" },
      earlier: null,
      later: "2026-09-01",
    });
  });

  test("without a calendar it is the half-year", () => {
    const half = { name: null, from: "2026-07-01", to: "2026-12-31" };
    assert.deepEqual(termAround({}, "2026-11-24"), { term: half, earlier: null, later: null });
  });
});
