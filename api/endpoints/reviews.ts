import { z } from "zod";
import { done, endpoint, noBody, nothing } from "#api/endpoint.ts";
import { fact, snapshot, verdictOutline } from "#api/endpoints/assessment-shapes.ts";
import {
  entryHead,
  entryParams,
  longText,
  pointCode,
  ratingWord,
  reason,
  version,
} from "#api/endpoints/cycle-shapes.ts";
import { date, id } from "#domain/bundle/fields.ts";
import { findingStates } from "#domain/findings/findings.ts";

const writes = ["invalid-input", "not-allowed", "not-found", "conflict", "stale-version"] as const;
const ofPoint = z.strictObject({ id, point: pointCode });
const seen = z.int().min(0);
const rating = z.string().min(1).max(40);
const agreement = z.enum(["open", "same", "near", "apart"]);

const assignment = z.strictObject({
  id: z.string(),
  entryId: z.string(),
  organisation: z.strictObject({ id: z.string(), name: z.string() }),
  accountId: z.string(),
  name: z.string(),
  seat: z.int(),
  submitted: z.boolean(),
});

export const listReviewAssignments = endpoint({
  name: "reviews.assignments",
  method: "GET",
  path: "/cycles/:id/review-assignments",
  summary: { "zh-CN": "查看评审安排", en: "Read who reviews what in a cycle" },
  permission: "manage-cycles",
  params: entryParams,
  query: nothing,
  body: noBody,
  output: z.strictObject({ assignments: z.array(assignment) }),
  errors: ["not-allowed", "not-found"],
});

export const assignReviews = endpoint({
  name: "reviews.assign",
  method: "POST",
  path: "/cycles/:id/review-assignments",
  summary: { "zh-CN": "安排评审：按轮次指定，或环评", en: "Assign reviewers, one by one or in a circle" },
  permission: "manage-cycles",
  params: entryParams,
  query: nothing,
  body: z.discriminatedUnion("by", [
    z.strictObject({
      by: z.literal("round"),
      pairs: z
        .array(z.strictObject({ entryId: id, accountId: z.uuid() }))
        .min(1)
        .max(5000),
    }),
    /** Everybody of the list reads about as many organisations; nobody their own, or one above or below it. */
    z.strictObject({ by: z.literal("circle"), accountIds: z.array(z.uuid()).min(1).max(500) }),
  ]),
  output: z.strictObject({ assigned: z.int() }),
  errors: writes,
});

export const withdrawReview = endpoint({
  name: "reviews.withdraw",
  method: "POST",
  path: "/review-assignments/:id/withdraw",
  summary: { "zh-CN": "取消一项评审安排", en: "Take an assignment back" },
  permission: "manage-cycles",
  params: entryParams,
  query: nothing,
  body: z.strictObject({ reason }),
  output: done,
  errors: writes,
});

export const myReviews = endpoint({
  name: "reviews.mine",
  method: "GET",
  path: "/reviews",
  summary: { "zh-CN": "分配给自己的评审", en: "The reviews that are assigned to oneself" },
  permission: "review",
  params: nothing,
  query: nothing,
  body: noBody,
  output: z.strictObject({
    reviews: z.array(
      z.strictObject({
        id: z.string(),
        cycle: z.string(),
        organisation: z.string(),
        state: z.enum(["waiting", "open", "submitted", "to-reconcile", "over"]),
        rated: z.int(),
        points: z.int(),
        /** The last day of the review. */
        until: date.nullable(),
      }),
    ),
  }),
  errors: [],
});

const said = z.strictObject({ seat: z.int(), rating: z.string().nullable(), comment: z.string() });
const proposal = z.strictObject({ seat: z.int(), rating: z.string(), reason: z.string() });

/** One screen: point, text, verdicts, evidence, rating, comment. */
export const readReview = endpoint({
  name: "reviews.read",
  method: "GET",
  path: "/reviews/:id",
  summary: { "zh-CN": "评审一个党组织", en: "Read what was assigned, with one’s own ratings" },
  permission: "review",
  params: entryParams,
  query: nothing,
  body: noBody,
  output: z.strictObject({
    id: z.string(),
    version,
    entry: entryHead,
    scale: z.array(ratingWord),
    until: date.nullable(),
    submitted: z.boolean(),
    comment: z.string(),
    /** What was submitted; null while the organisation has not. */
    submission: snapshot.nullable(),
    live: z.strictObject({
      asOf: date,
      points: z.array(z.strictObject({ code: z.string(), facts: z.array(fact), verdicts: z.array(verdictOutline) })),
    }),
    points: z.array(
      z.strictObject({
        code: z.string(),
        words: z.string(),
        rating: z.string().nullable(),
        comment: z.string(),
        version: seen,
        /** What the other readers said, once everybody has submitted; before, nothing and no number of them. */
        others: z.array(said),
        agreement,
        /** Both are asked to agree on a word. */
        toReconcile: z.boolean(),
        proposals: z.array(proposal),
      }),
    ),
    findings: z.array(
      z.strictObject({ id: z.string(), point: z.string(), text: z.string(), state: z.enum(findingStates), version }),
    ),
  }),
  errors: ["not-found"],
});

export const ratePoint = endpoint({
  name: "reviews.rate",
  method: "PUT",
  path: "/reviews/:id/points/:point",
  summary: { "zh-CN": "给一个观测点评等次、写意见", en: "Rate a point and comment on it" },
  permission: "review",
  params: ofPoint,
  query: nothing,
  body: z.strictObject({ version: seen, rating: rating.nullable(), comment: longText }),
  output: z.strictObject({ version }),
  errors: writes,
});

export const submitReview = endpoint({
  name: "reviews.submit",
  method: "POST",
  path: "/reviews/:id/submission",
  summary: { "zh-CN": "提交评审意见", en: "Submit one’s review" },
  permission: "review",
  params: entryParams,
  query: nothing,
  body: z.strictObject({ version, comment: longText }),
  output: z.strictObject({ version }),
  errors: writes,
});

export const proposeRating = endpoint({
  name: "reviews.propose",
  method: "PUT",
  path: "/reviews/:id/proposals/:point",
  summary: {
    "zh-CN": "会商：对意见不一的观测点提出等次和理由",
    en: "Reconcile: propose a word for a point on which readers differ",
  },
  permission: "review",
  params: ofPoint,
  query: nothing,
  body: z.strictObject({ rating, reason }),
  output: z.strictObject({ agreed: z.boolean() }),
  errors: writes,
});

/** Per point alone, by seat and without names. */
export const compareReviews = endpoint({
  name: "reviews.compare",
  method: "GET",
  path: "/cycle-entries/:id/reviews",
  summary: { "zh-CN": "对照各位评审专家的意见", en: "Compare what the readers said, point by point" },
  permission: "manage-cycles",
  params: entryParams,
  query: nothing,
  body: noBody,
  output: z.strictObject({
    readers: z.int(),
    submitted: z.int(),
    /** Empty until everybody has submitted. */
    points: z.array(
      z.strictObject({
        code: z.string(),
        own: z.string().nullable(),
        said: z.array(said),
        agreement,
        proposals: z.array(proposal),
        result: z
          .strictObject({
            rating: z.string(),
            how: z.enum(["same", "reconciled", "set"]),
            reason: z.string().nullable(),
            version: seen,
          })
          .nullable(),
      }),
    ),
    comments: z.array(z.strictObject({ seat: z.int(), comment: z.string() })),
  }),
  errors: ["not-allowed", "not-found"],
});

export const setResult = endpoint({
  name: "reviews.set-result",
  method: "PUT",
  path: "/cycle-entries/:id/results/:point",
  summary: { "zh-CN": "确定一个观测点的评审等次", en: "Set the result of a point" },
  permission: "manage-cycles",
  params: ofPoint,
  query: nothing,
  body: z.strictObject({ version: seen, rating, reason }),
  output: z.strictObject({ version }),
  errors: writes,
});

export const reviewEndpoints = [
  listReviewAssignments,
  assignReviews,
  withdrawReview,
  myReviews,
  readReview,
  ratePoint,
  submitReview,
  proposeRating,
  compareReviews,
  setResult,
] as const;
