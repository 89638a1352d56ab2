import { readBurden } from "#api/endpoints/care.ts";
import { readOrganisationBurden } from "#server/burden/read.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";

export const burdenRoutes: readonly Route[] = [route(readBurden, readOrganisationBurden)];
