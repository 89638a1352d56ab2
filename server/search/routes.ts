import { search } from "#api/endpoints/search.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";
import { sightOf } from "#server/search/scope.ts";
import { find } from "#server/search/find.ts";

export const searchRoutes: readonly Route[] = [
  route(search, async (call) => {
    const { organisationId } = call.input.query;
    if (organisationId !== undefined) await call.authorise([organisationId]);
    return find(call.services.db, await sightOf(call), call.input.query);
  }),
];
