import type { commitGraduation, previewGraduation } from "#api/endpoints/organisations.ts";
import { rowOf } from "#web/ui/server.ts";

/** The contract's rows about those who leave the roster together. */
export const rosterCalls = {
  previewGraduation: rowOf<typeof previewGraduation>("roster.graduation-preview", "POST", "/graduation/preview"),
  graduation: rowOf<typeof commitGraduation>("roster.graduation", "POST", "/graduation"),
};
