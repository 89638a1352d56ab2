import { may } from "#domain/access.ts";
import type { Action, Answer, Target } from "#domain/access.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext } from "#server/http/call.ts";
import { today } from "#server/services.ts";

/** On whose behalf something is imported. */
export type Importer = {
  universityId: number;
  accountId: string | null;
  address: string;
  may: (action: Action, target: Target) => Answer;
  /** The made-up example alone: its records were made up with the times at which they were kept, and look as if they had been. */
  isExample?: true;
};

/** The caller of a request; a token may do what its scopes name. */
export function importerOf(call: Pick<CallContext, "actor" | "address" | "services">): Importer {
  const actor = actorOf(call);
  const day = today(call.services);
  return {
    universityId: actor.universityId,
    accountId: actor.accountId,
    address: call.address,
    may: (action, target) =>
      actor.scopes !== null && !actor.scopes.includes(action)
        ? { allowed: false, reason: "role-lacks-this" }
        : may(actor.roles, action, target, day),
  };
}

/** Whoever runs the server itself, and could read and write everything anyway: the command line, the example, a benchmark. */
export function operator(universityId: number): Importer {
  return { universityId, accountId: null, address: "console", may: () => ({ allowed: true }) };
}
