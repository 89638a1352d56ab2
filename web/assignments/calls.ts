import type {
  assignGuide,
  endAssignment,
  endSelfCheck,
  listAssignments,
  listGuides,
  selfCheckGuide,
} from "#api/endpoints/guides.ts";
import { rowOf } from "#web/ui/server.ts";

/** The contract's rows about who is judged by which guide. */
export const assignmentCalls = {
  guides: rowOf<typeof listGuides>("guides.list", "GET", "/guides"),
  list: rowOf<typeof listAssignments>("guides.assignments", "GET", "/organisations/:id/guide-assignments"),
  assign: rowOf<typeof assignGuide>("guides.assign", "POST", "/organisations/:id/guide-assignments"),
  selfCheck: rowOf<typeof selfCheckGuide>("guides.self-check", "POST", "/organisations/:id/self-checks"),
  end: rowOf<typeof endAssignment>(
    "guides.end-assignment",
    "POST",
    "/organisations/:id/guide-assignments/:assignment/end",
  ),
  endSelfCheck: rowOf<typeof endSelfCheck>(
    "guides.end-self-check",
    "POST",
    "/organisations/:id/self-checks/:assignment/end",
  ),
};
