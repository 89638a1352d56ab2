import type { Endpoint } from "#api/endpoint.ts";
import { accountEndpoints } from "#api/endpoints/accounts.ts";
import { activityEndpoints } from "#api/endpoints/activities.ts";
import { assessmentEndpoints } from "#api/endpoints/assessments.ts";
import { auditEndpoints } from "#api/endpoints/audit.ts";
import { careEndpoints } from "#api/endpoints/care.ts";
import { cycleEndpoints } from "#api/endpoints/cycles.ts";
import { exchangeEndpoints } from "#api/endpoints/exchange.ts";
import { allFactEndpoints } from "#api/endpoints/facts.ts";
import { findingEndpoints } from "#api/endpoints/findings.ts";
import { guideEndpoints } from "#api/endpoints/guides.ts";
import { meEndpoints } from "#api/endpoints/me.ts";
import { organisationEndpoints } from "#api/endpoints/organisations.ts";
import { reviewEndpoints } from "#api/endpoints/reviews.ts";
import { schoolEndpoints } from "#api/endpoints/school.ts";
import { searchEndpoints } from "#api/endpoints/search.ts";
import { signInEndpoints } from "#api/endpoints/sign-in.ts";
import { verdictEndpoints } from "#api/endpoints/verdicts.ts";

/** The contract: every endpoint of the server. Each feature's rows are in api/endpoints/. */
export const endpoints: readonly Endpoint[] = [
  ...signInEndpoints,
  ...meEndpoints,
  ...accountEndpoints,
  ...allFactEndpoints,
  ...activityEndpoints,
  ...organisationEndpoints,
  ...schoolEndpoints,
  ...searchEndpoints,
  ...exchangeEndpoints,
  ...auditEndpoints,
  ...verdictEndpoints,
  ...guideEndpoints,
  ...careEndpoints,
  ...cycleEndpoints,
  ...assessmentEndpoints,
  ...reviewEndpoints,
  ...findingEndpoints,
];
