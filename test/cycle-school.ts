/**
 * A cycle on the school of test/server.ts, with a guide of two points for branches, so that a test can go through all of it.
 */
import type { Sent } from "#api/client.ts";
import { applyInCycle, openCycle, listEntries, readEntry, steerEntry } from "#api/endpoints/cycles.ts";
import {
  readAssessment,
  saveAssessmentPoint,
  submitAssessment,
  confirmAssessment,
} from "#api/endpoints/assessments.ts";
import { assignReviews, myReviews, ratePoint, readReview, submitReview } from "#api/endpoints/reviews.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import { assignPacks } from "#test/load-bundle.ts";
import type { TestClient, TestServer } from "#test/server.ts";

/** Two points: one that is counted, one that people judge. */
export const twoPoints: GuidePack = {
  format: "biaogan-guide/1",
  pack: "test",
  guide: "branch",
  title: "样板支部（试）",
  appliesTo: "branch",
  indicators: [{ level: 1, code: "1", title: "组织生活" }],
  points: [
    {
      code: "1(1)",
      level1: "1",
      level2: null,
      text: "每月召开1次支部委员会会议。",
      requirements: [
        {
          id: "branch/1(1)/committee-meeting",
          quote: "每月召开1次支部委员会会议",
          strength: "must",
          kind: "count",
          times: 1,
          per: "month",
          kinds: ["committee-meeting"],
        },
      ],
    },
    {
      code: "1(2)",
      level1: "1",
      level2: null,
      text: "发挥先锋模范作用。",
      requirements: [
        {
          id: "branch/1(2)/vanguard",
          quote: "先锋模范作用",
          strength: "must",
          kind: "judgement",
          speaksTo: { kinds: ["service"] },
        },
      ],
    },
  ],
};
export const CODES = ["1(1)", "1(2)"] as const;
export const GUIDE = "test-branch";

/** The dates of a cycle around 2026-11-24, the test server's day: each phase a week, in self-assessment. */
export const usualPhases = [
  { phase: "apply", from: "2026-10-01", to: "2026-10-31" },
  { phase: "build", from: "2026-11-01", to: "2026-11-15" },
  { phase: "self-assess", from: "2026-11-16", to: "2026-11-30" },
  { phase: "review", from: "2026-12-01", to: "2026-12-10" },
  { phase: "rectify", from: "2026-12-11", to: "2026-12-20" },
  { phase: "decide", from: "2026-12-21", to: "2026-12-31" },
] as const;

export async function publishTwoPoints(server: TestServer): Promise<void> {
  await assignPacks(server.services.db, server.universityId, "u1", [twoPoints]);
}

/** Opens a cycle that begins with the self-assessment, so that its organisations can write at once. */
export async function openForWriting(
  server: TestServer,
  organisationIds: string[],
  {
    seats = 2,
    phases = usualPhases.slice(2),
  }: { seats?: number; phases?: readonly (typeof usualPhases)[number][] } = {},
): Promise<{ cycleId: string; entries: Map<string, string> }> {
  const office = server.as("university-office");
  const opened = await office.call(openCycle, {
    body: { name: "2026年创建", guideVersionId: GUIDE, phases: [...phases], seats, organisationIds },
  });
  return { cycleId: opened.id, entries: await entriesOf(office, opened.id) };
}

/** The entries of a cycle by organisation. */
export async function entriesOf(client: TestClient, cycleId: string): Promise<Map<string, string>> {
  const { entries } = await client.call(listEntries, { params: { id: cycleId }, query: { limit: "200" } });
  return new Map(entries.map((each) => [each.organisation.id, each.id]));
}

export async function versionOf(client: TestClient, entryId: string): Promise<number> {
  return (await client.call(readEntry, { params: { id: entryId } })).version;
}

/** Writes every point. */
export async function writeAll(client: TestClient, entryId: string, rating = "reached"): Promise<void> {
  const { points } = await client.call(readAssessment, { params: { id: entryId } });
  for (const { code, version } of points) {
    const params = { id: entryId, point: code };
    await client.call(saveAssessmentPoint, { params, body: { version, text: `${code} 的自评`, rating } });
  }
}

/** A branch writes and submits, its department confirms. */
export async function submitted(server: TestServer, entryId: string, branch = "b1", department = "d1"): Promise<void> {
  const own = server.as("branch-office", branch);
  await writeAll(own, entryId);
  await own.call(submitAssessment, { params: { id: entryId }, body: { version: await versionOf(own, entryId) } });
  const above = server.as("department-office", department);
  const body = { version: await versionOf(above, entryId), decision: "confirm" } as const;
  await above.call(confirmAssessment, { params: { id: entryId }, body });
}

/** Somebody who is a reviewer at the university and nothing else; `more` tells one from another. */
export async function reviewerOf(server: TestServer, name: string): Promise<TestClient> {
  const validFrom = `2020-01-${name.padStart(2, "0")}`;
  const client = server.as("reviewer", "u1", { validFrom, validUntil: "2027-12-31" });
  // The account is made with its first request.
  await client.headers();
  return client;
}

export async function assign(server: TestServer, cycleId: string, pairs: [string, TestClient][]): Promise<void> {
  await server.as("university-office").call(assignReviews, {
    params: { id: cycleId },
    body: { by: "round", pairs: pairs.map(([entryId, { accountId }]) => ({ entryId, accountId })) },
  });
}

/** The review of an organisation that a reviewer has. */
export async function reviewIdOf(reviewer: TestClient): Promise<string> {
  const { reviews } = await reviewer.call(myReviews);
  const first = reviews[0];
  if (first === undefined) throw new Error("nothing is assigned");
  return first.id;
}

/** Rates every point with the words and submits. */
export async function reviewed(
  reviewer: TestClient,
  ratings: Record<string, string>,
  comment = "总体意见",
): Promise<string> {
  const id = await reviewIdOf(reviewer);
  for (const [point, rating] of Object.entries(ratings)) {
    const { points } = await reviewer.call(readReview, { params: { id } });
    const version = points.find((each) => each.code === point)?.version ?? 0;
    await reviewer.call(ratePoint, { params: { id, point }, body: { version, rating, comment: `${point} ${rating}` } });
  }
  const { version } = await reviewer.call(readReview, { params: { id } });
  await reviewer.call(submitReview, { params: { id }, body: { version, comment } });
  return id;
}

/** A step of the office. */
export async function steer(
  server: TestServer,
  entryId: string,
  body: Omit<Sent<typeof steerEntry>["body"], "version">,
): Promise<string> {
  const office = server.as("university-office");
  const sent = { params: { id: entryId }, body: { ...body, version: await versionOf(office, entryId) } };
  return (await office.call(steerEntry, sent)).state;
}

/** A clean answer to every item of a negative list. */
export function nothingOccurred(items: readonly { id: string }[]): Record<string, null> {
  return Object.fromEntries(items.map((each) => [each.id, null]));
}

/** A branch applies. */
export async function applied(server: TestServer, entryId: string, branch = "b1"): Promise<void> {
  const own = server.as("branch-office", branch);
  const { cycle, version } = await own.call(readEntry, { params: { id: entryId } });
  const body = { version, answers: nothingOccurred(cycle.negativeList), statement: "申报" };
  await own.call(applyInCycle, { params: { id: entryId }, body });
}
