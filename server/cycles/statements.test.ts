import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import pg from "pg";
import {
  confirmAssessment,
  readAssessment,
  readAssessmentVersions,
  readSnapshot,
  saveAssessmentPoint,
  submitAssessment,
} from "#api/endpoints/assessments.ts";
import { listCycles, listEntries, openCycle, readCycle, readEntry, steerEntry } from "#api/endpoints/cycles.ts";
import {
  actOnFinding,
  changeFinding,
  listFindings,
  raiseFinding,
  readFinding,
  recheckFinding,
} from "#api/endpoints/findings.ts";
import {
  assignReviews,
  compareReviews,
  listReviewAssignments,
  myReviews,
  proposeRating,
  ratePoint,
  readReview,
  setResult,
  submitReview,
} from "#api/endpoints/reviews.ts";
import {
  assign,
  GUIDE,
  openForWriting,
  publishTwoPoints,
  reviewed,
  reviewerOf,
  reviewIdOf,
  usualPhases,
  versionOf,
  writeAll,
} from "#test/cycle-school.ts";
import { branch, organisation } from "#test/factories.ts";
import { startTestServer } from "#test/server.ts";
import type { TestServer } from "#test/server.ts";

/** Statements a request, at most; the clock starts after the day's first reading, which judges. */
const MOST = 10;
const DEPARTMENTS = 30;
const BRANCHES = 660;
const branches = Array.from({ length: BRANCHES }, (_, at) => `n${at}`);

let server: TestServer;
before(async () => {
  server = await startTestServer({
    organisations: [
      organisation({ id: "u1", kind: "university" }),
      ...Array.from({ length: DEPARTMENTS }, (_, at) =>
        organisation({ id: `d${at}`, kind: "department", parentId: "u1" }),
      ),
      ...branches.map((id, at) => branch(id, { parentId: `d${at % DEPARTMENTS}` })),
    ],
  });
  await publishTwoPoints(server);
});
after(() => server.close());

/** What is sent to the database; beginning and ending a transaction ask it nothing. */
const sent: string[] = [];
// oxlint-disable-next-line typescript/unbound-method -- it is called with its own client below
const plain: (...args: never[]) => unknown = pg.Client.prototype.query;
Object.defineProperty(pg.Client.prototype, "query", {
  value(this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === "object" && first !== null && "text" in first ? String(first.text) : String(first);
    if (!/^(start transaction|begin|commit|rollback)/i.test(text)) sent.push(text);
    const answer: unknown = Reflect.apply(plain, this, args);
    return answer;
  },
});

async function counted(work: () => Promise<unknown>): Promise<number> {
  sent.length = 0;
  await work();
  return sent.length;
}

test("a cycle for 660 branches opens with as many statements as for one, and well within 10 s", async () => {
  const office = server.as("university-office");
  await office.call(listCycles);
  const open = (organisationIds: string[]) => () =>
    office.call(openCycle, {
      body: { name: "全校", guideVersionId: GUIDE, phases: [...usualPhases], organisationIds },
    });
  const one = await counted(open(["n0"]));
  const began = performance.now();
  const all = await counted(open(branches));
  const took = performance.now() - began;
  assert.equal(all, one);
  assert.ok(all <= MOST, String(all));
  assert.ok(took < 10_000, `${Math.round(took)} ms`);
  console.log(`a cycle of ${BRANCHES} branches opened in ${Math.round(took)} ms, ${all} statements`);
});

test("reviewers for 660 branches in a circle: as many statements as for one pair", async () => {
  const office = server.as("university-office");
  const { cycleId } = await openForWriting(server, branches);
  const readers = await Promise.all(Array.from({ length: 20 }, (_, at) => reviewerOf(server, String(at + 1))));
  const began = performance.now();
  const many = await counted(() =>
    office.call(assignReviews, {
      params: { id: cycleId },
      body: { by: "circle", accountIds: readers.map((each) => each.accountId) },
    }),
  );
  console.log(`1,320 assignments in ${Math.round(performance.now() - began)} ms, ${many} statements`);
  assert.ok(many <= MOST, String(many));
  assert.ok((await counted(() => office.call(listReviewAssignments, { params: { id: cycleId } }))) <= MOST);
  assert.ok((await counted(() => office.call(listEntries, { params: { id: cycleId } }))) <= MOST);
});

test("no request of a cycle takes more than ten statements", async () => {
  const counts: Record<string, number> = {};
  const note = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    counts[name] = await counted(work);
  };
  const office = server.as("university-office");
  const own = server.as("branch-office", "n1");
  const above = server.as("department-office", "d1");
  // Accounts are made with the first request of their owner.
  await Promise.all([office, own, above].map((each) => each.headers()));
  const { cycleId, entries } = await openForWriting(server, ["n1", "n2"]);
  const id = entries.get("n1") ?? "";
  const params = { id };
  await own.call(readAssessment, { params });
  await note("assessments.read", () => own.call(readAssessment, { params }));
  await note("cycles.read", () => own.call(readCycle, { params: { id: cycleId } }));
  await note("cycles.entry", () => own.call(readEntry, { params }));
  await note("assessments.save", () =>
    own.call(saveAssessmentPoint, { params: { id, point: "1(1)" }, body: { version: 0, text: "x", rating: "mostly" } }),
  );
  await note("assessments.versions", () => own.call(readAssessmentVersions, { params: { id, point: "1(1)" } }));
  await writeAll(own, id);
  const version = await versionOf(own, id);
  await note("assessments.submit", () => own.call(submitAssessment, { params, body: { version } }));
  await note("assessments.confirm", () =>
    above.call(confirmAssessment, { params, body: { version: version + 1, decision: "confirm" } }),
  );
  await note("assessments.snapshot", () => own.call(readSnapshot, { params: { id, number: 1 } }));
  const [one, two] = [await reviewerOf(server, "21"), await reviewerOf(server, "22")];
  await assign(server, cycleId, [
    [id, one],
    [id, two],
  ]);
  server.setNow("2026-12-01T10:00:00+08:00");
  await own.call(readAssessment, { params });
  const review = await reviewIdOf(one);
  await note("reviews.mine", () => one.call(myReviews));
  await note("reviews.rate", () =>
    one.call(ratePoint, {
      params: { id: review, point: "1(1)" },
      body: { version: 0, rating: "reached", comment: "" },
    }),
  );
  await one.call(ratePoint, {
    params: { id: review, point: "1(2)" },
    body: { version: 0, rating: "reached", comment: "" },
  });
  await note("reviews.submit", () =>
    one.call(submitReview, { params: { id: review }, body: { version: 1, comment: "" } }),
  );
  await reviewed(two, { "1(1)": "not-reached", "1(2)": "reached" });
  await note("reviews.read", () => one.call(readReview, { params: { id: review } }));
  await note("reviews.propose", () =>
    one.call(proposeRating, { params: { id: review, point: "1(1)" }, body: { rating: "mostly", reason: "x" } }),
  );
  await two.call(proposeRating, {
    params: { id: await reviewIdOf(two), point: "1(1)" },
    body: { rating: "reached", reason: "x" },
  });
  await note("reviews.compare", () => office.call(compareReviews, { params }));
  await note("reviews.set-result", () =>
    office.call(setResult, { params: { id, point: "1(1)" }, body: { version: 0, rating: "mostly", reason: "x" } }),
  );
  let finding = "";
  await note("findings.raise", async () => {
    finding = (await office.call(raiseFinding, { params, body: { point: "1(1)", text: "x", dueOn: "2026-12-05" } })).id;
  });
  const of = { params: { id: finding } };
  await note("findings.change", () =>
    office.call(changeFinding, { ...of, body: { version: 1, text: "y", dueOn: "2026-12-15", reason: "x" } }),
  );
  await note("cycles.steer", () =>
    office.call(steerEntry, { params, body: { version: version + 2, move: "to-rectification" } }),
  );
  await note("findings.act", () => own.call(actOnFinding, { ...of, body: { version: 2, step: "answer", text: "x" } }));
  await note("findings.recheck", () =>
    above.call(recheckFinding, { ...of, body: { version: 3, step: "close", text: "x" } }),
  );
  await note("findings.list", () => office.call(listFindings));
  await note("findings.read", () => own.call(readFinding, of));
  console.log(counts);
  for (const [name, count] of Object.entries(counts)) assert.ok(count <= MOST, `${name}: ${count}`);
});
