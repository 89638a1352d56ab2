import { assessmentRoutes } from "#server/assessments/routes.ts";
import { auditRoutes } from "#server/audit/routes.ts";
import { backupRoutes } from "#server/backup/routes.ts";
import { burdenRoutes } from "#server/burden/routes.ts";
import { cycleRoutes } from "#server/cycles/routes.ts";
import { exchangeRoutes } from "#server/exchange/routes.ts";
import { factRoutes } from "#server/facts/routes.ts";
import { findingRoutes } from "#server/findings/routes.ts";
import { guideRoutes } from "#server/guides/routes.ts";
import type { Route } from "#server/http/call.ts";
import { identityRoutes } from "#server/identity/routes.ts";
import { reviewRoutes } from "#server/reviews/routes.ts";
import { searchRoutes } from "#server/search/routes.ts";
import { verdictRoutes } from "#server/verdicts/routes.ts";

/** What answers each endpoint of the contract: the routes of every feature. */
export const routes: readonly Route[] = [
  ...identityRoutes,
  ...factRoutes,
  ...searchRoutes,
  ...exchangeRoutes,
  ...auditRoutes,
  ...verdictRoutes,
  ...guideRoutes,
  ...burdenRoutes,
  ...backupRoutes,
  ...cycleRoutes,
  ...assessmentRoutes,
  ...reviewRoutes,
  ...findingRoutes,
];
