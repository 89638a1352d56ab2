import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { z } from "zod";
import type { me } from "#api/endpoints/me.ts";
import type { Action, RefusalReason } from "#domain/access.ts";
import { calls } from "#web/calls.ts";
import { useDirectory, wayUp } from "#web/organisations/directory.ts";
import type { Listed } from "#web/organisations/directory.ts";
import { Refused, read } from "#web/ui/server.ts";

export type Me = z.output<(typeof me)["output"]>;

/** The tree in which somebody's roles hold: above each organisation the one it lies below, and of what kind each is. */
type Tree = { parents: ReadonlyMap<string, string | null>; kinds: ReadonlyMap<string, Listed["kind"]> };

const KEPT = "biaogan.me";

/** Whoever is signed in; without a connection whoever was, so that something can be written and sent later. */
async function readMe(): Promise<Me> {
  try {
    const me = await read(calls.me, {});
    keepMe(me);
    return me;
  } catch (error) {
    const kept = error instanceof Refused && error.problem.code === "no-connection" ? keptMe() : null;
    if (kept === null) throw error;
    return kept;
  }
}

function keepMe(me: Me): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(me));
  } catch {
    // The device gives no room: without a connection the page then asks to sign in.
  }
}

function keptMe(): Me | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? "null");
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- this very page wrote it, of an answer that the server had checked
    return typeof kept === "object" && kept !== null ? { ...(kept as Me), today: deviceDay() } : null;
  } catch {
    return null;
  }
}

/** The day in China by the device's clock: nobody else can be asked. */
function deviceDay(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
}

/** Forgets on this device who was signed in. */
export function forgetMe(): void {
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // There is none.
  }
}

/** Whoever is signed in, what they may do and where. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: readMe,
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
