import { may, reachesBelow, refusalReasons, roleAllows } from "#domain/access.ts";
import type { Action, Answer } from "#domain/access.ts";
import type { CivilDate } from "#domain/dates/civil-date.ts";
import { covers } from "#domain/dates/period.ts";
import type { Actor, CallContext, KnownOrganisation } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";
import type { Services } from "#server/services.ts";

/** What a request may ask about permission, and what it has asked. */
export type Authoriser = Pick<CallContext, "authorise" | "reach"> & {
  /** What was asked for and given so far; an action asked for at no organisation, as by an empty `reach`, is there with none. */
  given: () => readonly Given[];
};

/** A permission that was asked for and given. */
export type Given = { action: Action; ids: readonly string[] };

/** What a caller stands on today: the roles that hold, and a token's scopes. Equal for equal permission. */
export function standingOf({ roles, scopes }: Actor, day: CivilDate): string {
  const held = roles
    .filter((each) => covers({ from: each.validFrom, to: each.validUntil }, day))
    .map((each) => `${each.role} ${each.organisationId}`);
  return JSON.stringify([[...new Set(held)].toSorted(), scopes?.toSorted() ?? null]);
}

/**
 * Permission for one request: organisations are loaded once each, however often they are asked for.
 * @param usual the action that the endpoint's row names; `null` where the row names none
 * @param places organisations that were loaded already
 */
export function authoriser(
  services: Services,
  actor: Actor | null,
  usual: Action | null,
  places: readonly KnownOrganisation[] = [],
): Authoriser {
  const known = new Map(places.map((each) => [each.id, each]));
  const given: Given[] = [];
  const day = today(services);

  const wanted = (action: Action | undefined): { action: Action; actor: Actor } => {
    const which = action ?? usual;
    if (which === null) throw new Error("the endpoint's row names no action to ask for");
    if (actor === null) throw new Refusal("not-signed-in");
    if (actor.scopes !== null && !actor.scopes.includes(which))
      throw new Refusal("token-lacks-scope", { scope: which });
    return { action: which, actor };
  };

  const load = async (universityId: number, ids: readonly string[]): Promise<void> => {
    const missing = [...new Set(ids)].filter((each) => !known.has(each));
    if (missing.length === 0) return;
    const rows = await services.db
      .selectFrom("organisations as o")
      .leftJoin("organisations as s", (join) =>
        join.onRef("s.university_id", "=", "o.university_id").onRef("s.id", "=", "o.second_supervisor_id"),
      )
      .select(["o.id", "o.path", "o.kind", "o.name", "s.path as supervisors"])
      .where("o.university_id", "=", universityId)
      .where("o.id", "in", missing)
      .execute();
    for (const row of rows) known.set(row.id, { ...row, supervisors: row.supervisors ?? [] });
  };

  const answer = (from: Actor, action: Action, target: KnownOrganisation): Answer => {
    const plain = may(from.roles, action, target, day);
    // A second supervisor sees an organisation, and does nothing else there.
    if (plain.allowed || action !== "see" || target.supervisors.length === 0) return plain;
    const seen = may(from.roles, action, { path: target.supervisors, kind: target.kind }, day);
    return seen.allowed ? seen : plain;
  };

  return {
    given: () => given,
    authorise: async (ids, action, loaded = []) => {
      const ask = wanted(action);
      for (const each of loaded) known.set(each.id, each);
      await load(ask.actor.universityId, ids);
      const found = ids.map((id) => {
        const place = known.get(id);
        if (place === undefined) throw new Refusal("not-found");
        const told = answer(ask.actor, ask.action, place);
        if (!told.allowed) throw new Refusal("not-allowed", { reason: refusalReasons[told.reason] });
        return place;
      });
      if (ids.length > 0) given.push({ action: ask.action, ids });
      return found;
    },
    reach: async (action) => {
      const ask = wanted(action);
      const here = ask.actor.roles
        .filter((each) => roleAllows(each.role, ask.action))
        .filter((each) => covers({ from: each.validFrom, to: each.validUntil }, day))
        .map((each) => each.organisationId);
      await load(ask.actor.universityId, here);
      const found = [...new Set(here)].flatMap((id) => known.get(id) ?? []);
      const allowed = found.filter((each) => answer(ask.actor, ask.action, each).allowed);
      const ids = new Set(allowed.map((each) => each.id));
      given.push({ action: ask.action, ids: [...ids] });
      // What is for an organisation alone is not reached from above: who holds roles at both keeps both.
      if (!reachesBelow(ask.action)) return allowed;
      return allowed.filter((each) => !each.path.some((above) => above !== each.id && ids.has(above)));
    },
  };
}
