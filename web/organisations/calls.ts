import type {
  changeOrganisation,
  commitReform,
  dissolveOrganisation,
  previewReform,
} from "#api/endpoints/organisations.ts";
import { rowOf } from "#web/ui/server.ts";

/** The contract's rows about the tree of organisations. */
export const organisationCalls = {
  change: rowOf<typeof changeOrganisation>("organisations.change", "POST", "/organisations/:id/change"),
  dissolve: rowOf<typeof dissolveOrganisation>("organisations.dissolve", "POST", "/organisations/:id/dissolve"),
  previewReform: rowOf<typeof previewReform>("organisations.reform-preview", "POST", "/reform/preview"),
  reform: rowOf<typeof commitReform>("organisations.reform", "POST", "/reform"),
};
