import type { decideApproval } from "#api/endpoints/activities.ts";
import type { readGuide } from "#api/endpoints/guides.ts";
import { rowOf } from "#web/ui/server.ts";

/** The rows of the contract that the desk alone calls. */
export const deskCalls = {
  guide: rowOf<typeof readGuide>("guides.read", "GET", "/guides/:id"),
  decide: rowOf<typeof decideApproval>("approvals.decide", "POST", "/approvals/:id/decide"),
};
