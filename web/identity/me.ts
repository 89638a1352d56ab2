import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { me } from "#api/endpoints/me.ts";
import { calls } from "#web/calls.ts";
import { read } from "#web/ui/server.ts";

export type Me = z.output<(typeof me)["output"]>;

/** Whoever is signed in, what they may do and where. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => read(calls.me, {}),
  staleTime: 60_000,
});

/** Whoever is signed in; only below a route that has read it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** True where the person may do the action at the organisation, or at one above it where they hold a role. */
export function may(me: Me, organisationId: string, action: string): boolean {
  const at = me.abilities.find((each) => each.organisation.id === organisationId) ?? me.abilities[0];
  return at?.actions.some((each) => each.action === action && each.reason === null) ?? false;
}
