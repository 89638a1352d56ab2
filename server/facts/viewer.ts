import { may, refusalReasons } from "#domain/access.ts";
import type { Action, Answer, Target } from "#domain/access.ts";
import type { Ability } from "#api/endpoints/fact-schemas.ts";
import type { Language } from "#domain/wording/language.ts";
import type { Actor, CallContext } from "#server/http/call.ts";
import { actorOf, ownOrganisations } from "#server/http/call.ts";
import { today } from "#server/services.ts";

/** Who looks at facts: asked for each organisation that a fact names, without a further statement. */
export type Viewer = {
  actor: Actor;
  /** The organisations at which a role is held today. */
  own: readonly string[];
  language: Language;
  may: (action: Action, target: Target) => boolean;
  ability: (action: Action, target: Target | undefined) => Ability;
};

const outOfScope: Answer = { allowed: false, reason: "role-lacks-this" };

/** The caller as somebody who looks at facts. */
export function viewerOf(call: CallContext): Viewer {
  const actor = actorOf(call);
  const day = today(call.services);
  const answer = (action: Action, target: Target | undefined): Answer =>
    target === undefined || (actor.scopes !== null && !actor.scopes.includes(action))
      ? outOfScope
      : may(actor.roles, action, target, day);
  return {
    actor,
    own: ownOrganisations(actor, day),
    language: call.language,
    may: (action, target) => answer(action, target).allowed,
    ability: (action, target) => {
      const given = answer(action, target);
      if (given.allowed) return { allowed: true };
      return { allowed: false, reason: given.reason, sentence: refusalReasons[given.reason][call.language] };
    },
  };
}
