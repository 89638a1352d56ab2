import type * as rows from "#api/endpoints/guides.ts";
import { rowOf } from "#web/ui/server.ts";

/** Guides and their versions. */
export const guideCalls = {
  list: rowOf<typeof rows.listGuides>("guides.list", "GET", "/guides"),
  read: rowOf<typeof rows.readGuide>("guides.read", "GET", "/guides/:id"),
  importFile: rowOf<typeof rows.importGuide>("guides.import", "POST", "/guides/imports"),
  draft: rowOf<typeof rows.draftGuide>("guides.draft", "POST", "/guides/:id/drafts"),
  change: rowOf<typeof rows.changeGuide>("guides.change", "PUT", "/guides/:id"),
  publish: rowOf<typeof rows.publishGuide>("guides.publish", "POST", "/guides/:id/publish"),
  retire: rowOf<typeof rows.retireGuide>("guides.retire", "POST", "/guides/:id/retire"),
  compare: rowOf<typeof rows.compareGuides>("guides.compare", "GET", "/guides/:id/compare/:other"),
};

/** Which version is used where. */
export const assignmentCalls = {
  list: rowOf<typeof rows.listAssignments>("guides.assignments", "GET", "/organisations/:id/guide-assignments"),
  assign: rowOf<typeof rows.assignGuide>("guides.assign", "POST", "/organisations/:id/guide-assignments"),
  end: rowOf<typeof rows.endAssignment>(
    "guides.end-assignment",
    "POST",
    "/organisations/:id/guide-assignments/:assignment/end",
  ),
};
