import * as rows from "#api/endpoints/findings.ts";
import { listSchoolFindings, readOneFinding } from "#server/findings/read.ts";
import * as write from "#server/findings/write.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";

export const findingRoutes: readonly Route[] = [
  route(rows.listFindings, listSchoolFindings),
  route(rows.readFinding, readOneFinding),
  route(rows.raiseFinding, write.raiseOneFinding),
  route(rows.changeFinding, write.changeOneFinding),
  route(rows.actOnFinding, write.actOnOneFinding),
  route(rows.recheckFinding, write.recheckOneFinding),
  route(rows.reviewerRecheck, write.recheckAsReviewer),
];
