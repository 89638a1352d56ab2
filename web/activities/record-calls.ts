import type { holdPlan, previewActivity } from "#api/endpoints/activities.ts";
import { rowOf } from "#web/ui/server.ts";

/** The rows of the contract that Record alone calls. */
export const recordCalls = {
  preview: rowOf<typeof previewActivity>("activities.preview", "POST", "/activities/preview"),
  holdPlan: rowOf<typeof holdPlan>("plans.hold", "POST", "/plans/:id/hold"),
};
