import * as rows from "#api/endpoints/verdicts.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";
import { readOwnJob } from "#server/jobs/asked.ts";
import { readOrganisationDue } from "#server/verdicts/due.ts";
import { readOrganisationMatrix } from "#server/verdicts/matrix.ts";
import { exportOrganisationMatrix } from "#server/verdicts/matrix-export.ts";
import { readOrganisationVerdicts } from "#server/verdicts/read-one.ts";
import { askForSnapshot } from "#server/verdicts/snapshot.ts";

export const verdictRoutes: readonly Route[] = [
  route(rows.readVerdicts, readOrganisationVerdicts),
  route(rows.readMatrix, readOrganisationMatrix),
  route(rows.exportMatrix, exportOrganisationMatrix),
  route(rows.readDue, readOrganisationDue),
  route(rows.askSnapshot, askForSnapshot),
  route(rows.readJob, readOwnJob),
];
