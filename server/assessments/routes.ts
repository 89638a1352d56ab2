import * as rows from "#api/endpoints/assessments.ts";
import { readPointVersions, readSelfAssessment, readSubmission } from "#server/assessments/read.ts";
import { confirmSelfAssessment, submitSelfAssessment } from "#server/assessments/submit.ts";
import { writePoint } from "#server/assessments/write.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";

export const assessmentRoutes: readonly Route[] = [
  route(rows.readAssessment, readSelfAssessment),
  route(rows.saveAssessmentPoint, writePoint),
  route(rows.readAssessmentVersions, readPointVersions),
  route(rows.submitAssessment, submitSelfAssessment),
  route(rows.confirmAssessment, confirmSelfAssessment),
  route(rows.readSnapshot, readSubmission),
];
