import * as rows from "#api/endpoints/guides.ts";
import * as assignments from "#server/guides/assignments.ts";
import { importGuideFile } from "#server/guides/import.ts";
import * as versions from "#server/guides/versions.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";

export const guideRoutes: readonly Route[] = [
  route(rows.listGuides, versions.listSchoolGuides),
  route(rows.readGuide, versions.readSchoolGuide),
  route(rows.importGuide, importGuideFile),
  route(rows.draftGuide, versions.draftSchoolGuide),
  route(rows.changeGuide, versions.changeSchoolGuide),
  route(rows.publishGuide, versions.publishSchoolGuide),
  route(rows.retireGuide, versions.retireSchoolGuide),
  route(rows.compareGuides, versions.compareSchoolGuides),
  route(rows.listAssignments, assignments.listGuideAssignments),
  route(rows.assignGuide, assignments.assignSchoolGuide),
  route(rows.selfCheckGuide, assignments.beginSelfCheck),
  route(rows.endAssignment, assignments.endSchoolAssignment),
  route(rows.endSelfCheck, assignments.endOwnSelfCheck),
];
