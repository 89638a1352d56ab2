import type { Action } from "#domain/access.ts";
import { may } from "#domain/access.ts";
import type { Template } from "#domain/wording/language.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import { actorOf } from "#server/http/call.ts";
import type { CallContext, KnownOrganisation } from "#server/http/call.ts";
import { Refusal } from "#server/http/refusal.ts";
import { today } from "#server/services.ts";

const reasons = {
  notItself: {
    "zh-CN": "申报、自评和整改由本组织自己办理，上级可以确认、退回和复查。",
    en: "Applying, assessing and putting right is the organisation’s own affair; above it one confirms, returns and re-checks.",
  },
  ownWork: {
    "zh-CN": "确认和复查由上级党组织办理，不能由本组织自己办。",
    en: "Confirming and re-checking is done from above, not by the organisation itself.",
  },
} as const satisfies Record<string, Template>;

/** True where a role that allows the action is held at the very organisation. */
function heldHere(call: CallContext, action: Action, placed: KnownOrganisation): boolean {
  const { roles } = actorOf(call);
  const here = roles.filter((each) => each.organisationId === placed.id);
  return may(here, action, placed, today(call.services)).allowed;
}

/** True where a role that allows the action is held above the organisation. */
function heldAbove(call: CallContext, action: Action, placed: KnownOrganisation): boolean {
  const { roles } = actorOf(call);
  const above = roles.filter((each) => each.organisationId !== placed.id);
  return may(above, action, placed, today(call.services)).allowed;
}

/** What is the organisation's own is done with a role held there, not above. @throws Refusal with the reason */
export async function authoriseItself(call: CallContext, placed: KnownOrganisation): Promise<void> {
  await call.authorise([placed.id], "assess", [placed]);
  if (!heldHere(call, "assess", placed)) throw new Refusal("conflict", { why: reasons.notItself });
}

/** What is done from above is done with a role held above. @throws Refusal with the reason */
export async function authoriseAbove(call: CallContext, placed: KnownOrganisation): Promise<void> {
  await call.authorise([placed.id], "confirm", [placed]);
  if (!heldAbove(call, "confirm", placed)) throw new Refusal("conflict", { why: reasons.ownWork });
}

/** Which of the movers of a cycle the caller is for an organisation, without asking the database. */
export function moversOf(
  call: CallContext,
  placed: KnownOrganisation,
): ReadonlySet<"organisation" | "department" | "office"> {
  const viewer = viewerOf(call);
  const movers = new Set<"organisation" | "department" | "office">();
  if (viewer.may("assess", placed) && heldHere(call, "assess", placed)) movers.add("organisation");
  if (viewer.may("confirm", placed) && heldAbove(call, "confirm", placed)) movers.add("department");
  if (viewer.may("manage-cycles", placed)) movers.add("office");
  return movers;
}
