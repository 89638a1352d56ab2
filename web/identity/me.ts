import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { z } from "zod";
import type { me } from "#api/endpoints/me.ts";
import type { Action, RefusalReason } from "#domain/access.ts";
import { calls } from "#web/calls.ts";
import { useDirectory, wayUp } from "#web/organisations/directory.ts";
import type { Listed } from "#web/organisations/directory.ts";
import { read } from "#web/ui/server.ts";

export type Me = z.output<(typeof me)["output"]>;

/** The tree in which somebody's roles hold: above each organisation the one it lies below, and of what kind each is. */
type Tree = { parents: ReadonlyMap<string, string | null>; kinds: ReadonlyMap<string, Listed["kind"]> };

/** Whoever is signed in, what they may do and where. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => read(calls.me, {}),
  staleTime: 60_000,
});

/** Whoever is signed in, with the tree; only below a route that has read it. */
export function useMe(): Me & Tree {
  const { data } = useSuspenseQuery(meQuery);
  // Until the password is changed the directory is closed.
  const directory = useDirectory(data.mustFirst === null);
  return useMemo(
    () => ({
      ...data,
      parents: new Map(directory.map((each) => [each.id, each.parentId])),
      kinds: new Map([
        ...data.abilities.map(({ organisation }) => [organisation.id, organisation.kind] as const),
        ...directory.map((each) => [each.id, each.kind] as const),
      ]),
    }),
    [data, directory],
  );
}

/** What holds at the very organisation of the role alone, as domain/access.ts has it; a test compares them. */
const staysThere: readonly Action[] = ["see-private", "see-sensitive", "keep-roster"];

type Holder = Pick<Me, "abilities"> & Tree;

/**
 * Why the person may not do the action at the organisation; null where they may. The role that covers it is the one
 * held nearest on the way up; what stays in the branch is covered by a role at the branch itself alone.
 */
export function mayNot(me: Holder, organisationId: string, action: Action): RefusalReason | null {
  const way = wayUp(organisationId, me.parents);
  const held = new Map(me.abilities.map((each) => [each.organisation.id, each.actions]));
  const at = way.find((each) => held.has(each));
  if (at === undefined) return "no-role-here";
  const reason = held.get(at)?.find((each) => each.action === action)?.reason;
  if (reason !== null) return reason ?? "role-lacks-this";
  const isOwn = at === organisationId || (me.kinds.get(organisationId) === "group" && at === way[1]);
  return isOwn || !staysThere.includes(action) ? null : "private-to-branch";
}

/** True where the person may do the action at the organisation, by a role there or above. */
export function may(me: Holder, organisationId: string, action: Action): boolean {
  return mayNot(me, organisationId, action) === null;
}
