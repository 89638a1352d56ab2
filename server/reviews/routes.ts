import * as rows from "#api/endpoints/reviews.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";
import { assignReviewers, listAssignments, withdrawAssignment } from "#server/reviews/assign.ts";
import { proposeForPoint, rateOnePoint, submitOwnReview } from "#server/reviews/rate.ts";
import { listOwnReviews, readOneReview } from "#server/reviews/read.ts";
import { compareReadings, setPointResult } from "#server/reviews/results.ts";

export const reviewRoutes: readonly Route[] = [
  route(rows.listReviewAssignments, listAssignments),
  route(rows.assignReviews, assignReviewers),
  route(rows.withdrawReview, withdrawAssignment),
  route(rows.myReviews, listOwnReviews),
  route(rows.readReview, readOneReview),
  route(rows.ratePoint, rateOnePoint),
  route(rows.submitReview, submitOwnReview),
  route(rows.proposeRating, proposeForPoint),
  route(rows.compareReviews, compareReadings),
  route(rows.setResult, setPointResult),
];
