import { queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { me } from "#api/endpoints/me.ts";
import { calls } from "#web/calls.ts";
import { Refused, read } from "#web/ui/server.ts";

export type Me = z.output<(typeof me)["output"]>;

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

/** Whoever is signed in; only below a route that has read it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

/** True where the person may do the action at the organisation, or at one above it where they hold a role. */
export function may(me: Me, organisationId: string, action: string): boolean {
  const at = me.abilities.find((each) => each.organisation.id === organisationId) ?? me.abilities[0];
  return at?.actions.some((each) => each.action === action && each.reason === null) ?? false;
}
