import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { grantRole } from "#api/endpoints/accounts.ts";
import { readAssessment } from "#api/endpoints/assessments.ts";
import { readEntry } from "#api/endpoints/cycles.ts";
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
  withdrawReview,
} from "#api/endpoints/reviews.ts";
import {
  assign,
  openForWriting,
  publishTwoPoints,
  reviewed,
  reviewerOf,
  reviewIdOf,
  submitted,
} from "#test/cycle-school.ts";
import { startTestServer } from "#test/server.ts";
import type { TestClient, TestServer } from "#test/server.ts";

let server: TestServer;
let one: TestClient;
let two: TestClient;
let cycleId: string;
let entry: string;
before(async () => {
  server = await startTestServer();
  await publishTwoPoints(server);
  const opened = await openForWriting(server, ["b1", "b2", "b3"]);
  cycleId = opened.cycleId;
  entry = opened.entries.get("b1") ?? "";
  [one, two] = [await reviewerOf(server, "1"), await reviewerOf(server, "2")];
  await assign(server, cycleId, [
    [entry, one],
    [entry, two],
  ]);
});
after(() => server.close());

const point = "1(1)";

test("before the organisation has submitted its reviewer sees none of its words", async () => {
  const page = await one.call(readReview, { params: { id: await reviewIdOf(one) } });
  assert.equal(page.submission, null);
  assert.deepEqual(page.live.points, []);
  assert.equal((await one.call(myReviews)).reviews[0]?.state, "waiting");
  await submitted(server, entry);
});

test("nothing is rated before the first day of the review, nor after its last", async () => {
  const id = await reviewIdOf(one);
  const body = { version: 0, rating: "mostly", comment: "" };
  const early = await one.ask(ratePoint, { params: { id, point }, body });
  assert.match(early.ok ? "" : early.problem.title, /从2026年12月1日开始/);
  server.setNow("2026-12-11T00:00:00+08:00");
  const late = await one.ask(ratePoint, { params: { id, point }, body });
  assert.match(late.ok ? "" : late.problem.title, /到2026年12月10日为止/);
  server.setNow("2026-12-10T23:59:59+08:00");
  await one.call(ratePoint, { params: { id, point }, body });
  server.setNow("2026-12-01T00:00:00+08:00");
});

test("until all have submitted, a reviewer’s answers are to the letter the same whatever another does", async () => {
  const id = await reviewIdOf(two);
  const look = async (): Promise<string> => {
    const answers = [
      await two.ask(readReview, { params: { id } }),
      await two.ask(myReviews),
      await two.ask(proposeRating, { params: { id, point }, body: { rating: "mostly", reason: "x" } }),
      await two.ask(submitReview, { params: { id }, body: { version: 1, comment: "" } }),
      await two.ask(readReview, { params: { id: await reviewIdOf(one) } }),
      await two.ask(compareReviews, { params: { id: entry } }),
      await two.ask(listReviewAssignments, { params: { id: cycleId } }),
      await two.ask(readEntry, { params: { id: entry } }),
    ];
    return JSON.stringify(answers);
  };
  const earlier = await look();
  await reviewed(one, { "1(1)": "not-reached", "1(2)": "mostly" }, "保密意见");
  const afterwards = await look();
  assert.equal(afterwards, earlier);
  assert.doesNotMatch(afterwards, /保密意见|not-reached","comment/);
  const own = await two.call(readReview, { params: { id } });
  assert.ok(own.points.every((each) => each.others.length === 0 && each.agreement === "open" && !each.toReconcile));
});

test("neither do the office, the department or the branch learn what one said", async () => {
  const office = server.as("university-office");
  assert.deepEqual(await office.call(compareReviews, { params: { id: entry } }), {
    readers: 2,
    submitted: 1,
    points: [],
    comments: [],
  });
  const early = await office.ask(setResult, {
    params: { id: entry, point },
    body: { version: 0, rating: "mostly", reason: "x" },
  });
  assert.match(early.ok ? "" : early.problem.title, /专家全部提交之后/);
  for (const client of [server.as("branch-office", "b1"), server.as("department-office", "d1"), office]) {
    const seen = [
      await client.ask(readAssessment, { params: { id: entry } }),
      await client.ask(readEntry, { params: { id: entry } }),
      await client.ask(readReview, { params: { id: await reviewIdOf(one) } }),
    ];
    assert.doesNotMatch(JSON.stringify(seen), /保密意见|not-reached","comment/);
    assert.equal(seen[2]?.ok, false);
  }
});

test("what is submitted does not change, and is submitted once", async () => {
  const id = await reviewIdOf(one);
  const rate = await one.ask(ratePoint, {
    params: { id, point },
    body: { version: 2, rating: "reached", comment: "" },
  });
  assert.match(rate.ok ? "" : rate.problem.title, /已经提交，不能再改/);
  const again = await one.ask(submitReview, { params: { id }, body: { version: 2, comment: "" } });
  assert.match(again.ok ? "" : again.problem.title, /已经提交/);
  const body = { version: 0, rating: "reached", comment: "" };
  const both = await Promise.all([1, 2].map(() => two.ask(ratePoint, { params: { id: "", point }, body })));
  assert.ok(both.every((each) => !each.ok));
});

test("two windows of one reviewer: the second is shown what the first wrote", async () => {
  const id = await reviewIdOf(two);
  const body = (comment: string) => ({ version: 0, rating: "reached", comment });
  const params = { id, point };
  const answers = await Promise.all(["甲", "乙"].map((comment) => two.ask(ratePoint, { params, body: body(comment) })));
  assert.equal(answers.filter((each) => each.ok).length, 1);
  const stale = answers.find((each) => !each.ok);
  assert.ok(stale !== undefined && !stale.ok && stale.problem.code === "stale-version");
  assert.ok(stale.problem.current !== null);
});

test("once both have submitted each sees the other’s words, by seat and without a name, and is asked to reconcile", async () => {
  await reviewed(two, { "1(1)": "reached", "1(2)": "mostly" });
  const page = await two.call(readReview, { params: { id: await reviewIdOf(two) } });
  assert.deepEqual(
    page.points.map((each) => [each.code, each.agreement, each.toReconcile, each.others.map((other) => other.rating)]),
    [
      ["1(1)", "apart", true, ["not-reached"]],
      ["1(2)", "same", false, ["mostly"]],
    ],
  );
  assert.doesNotMatch(JSON.stringify(page), /reviewer u1/);
  assert.equal((await one.call(myReviews)).reviews[0]?.state, "to-reconcile");
  const near = await one.ask(proposeRating, {
    params: { id: await reviewIdOf(one), point: "1(2)" },
    body: { rating: "mostly", reason: "x" },
  });
  assert.match(near.ok ? "" : near.problem.title, /不需要会商/);
});

test("whoever takes a withdrawn reviewer’s seat is blind again, and so are the others to them", async () => {
  const office = server.as("university-office");
  const { assignments } = await office.call(listReviewAssignments, { params: { id: cycleId } });
  const mine = assignments.find((each) => each.accountId === one.accountId)?.id ?? "";
  await office.call(withdrawReview, { params: { id: mine }, body: { reason: "因故退出" } });
  assert.equal((await one.ask(readReview, { params: { id: mine } })).ok, false);
  const alone = await two.call(readReview, { params: { id: await reviewIdOf(two) } });
  assert.ok(
    alone.points.every((each) => each.others.length === 0),
    "a seat is free",
  );
  const three = await reviewerOf(server, "3");
  await assign(server, cycleId, [[entry, three]]);
  const page = await three.call(readReview, { params: { id: await reviewIdOf(three) } });
  assert.ok(page.points.every((each) => each.others.length === 0 && each.rating === null));
});

test("who reads whom: reviewers of the cycle alone, nobody their own, no seat twice", async () => {
  const office = server.as("university-office");
  const administrator = server.as("administrator");
  const b2 = (await openForWriting(server, ["b2"])).entries.get("b2") ?? "";
  const ask = async (client: TestClient, of = entry): Promise<string> => {
    const answer = await office.ask(assignReviews, {
      params: { id: cycleId },
      body: { by: "round", pairs: [{ entryId: of, accountId: client.accountId }] },
    });
    return answer.ok ? String(answer.value.assigned) : (answer.problem.problems?.[0]?.code ?? answer.problem.code);
  };
  const secretary = server.as("branch-office", "b2");
  await secretary.headers();
  const own = (await office.call(listReviewAssignments, { params: { id: cycleId } })).assignments;
  assert.equal(own.length, 2);
  assert.equal(await ask(secretary), "not-a-reviewer");
  assert.equal(await ask(await reviewerOf(server, "4"), b2), "entry-unknown");
  assert.equal(await ask(await reviewerOf(server, "4")), "seats-taken");
  const grant = (role: object) =>
    administrator.call(grantRole, {
      params: { id: secretary.accountId },
      body: { role: "reviewer", organisationId: "u1", validUntil: "2027-01-31", ...role },
    });
  await grant({ cycleId: "another" });
  assert.equal(await ask(secretary), "not-a-reviewer");
  await grant({ cycleId });
  const entries = (await office.call(listReviewAssignments, { params: { id: cycleId } })).assignments;
  assert.ok(entries.every((each) => each.entryId === entry));
  const third = await server.services.db
    .selectFrom("cycle_entries")
    .select(["id", "organisation_id"])
    .where("cycle_id", "=", cycleId)
    .execute();
  const idOf = (organisation: string): string => third.find((each) => each.organisation_id === organisation)?.id ?? "";
  assert.equal(await ask(secretary, idOf("b2")), "reviews-own");
  assert.equal(await ask(secretary, idOf("b3")), "1");
  const circle = await office.ask(assignReviews, {
    params: { id: cycleId },
    body: { by: "circle", accountIds: [secretary.accountId] },
  });
  assert.equal(circle.ok ? "" : circle.problem.problems?.[0]?.code, "too-few-reviewers");
});
