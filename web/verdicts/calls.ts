import type { askSnapshot, exportMatrix, readJob } from "#api/endpoints/verdicts.ts";
import { rowOf } from "#web/ui/server.ts";

/** The rows of the contract that the matrix alone calls. */
export const matrixCalls = {
  exportMatrix: rowOf<typeof exportMatrix>("verdicts.matrix-export", "GET", "/organisations/:id/matrix/export"),
  askSnapshot: rowOf<typeof askSnapshot>("verdicts.snapshot", "POST", "/organisations/:id/matrix-snapshots"),
  readJob: rowOf<typeof readJob>("jobs.read", "GET", "/jobs/:id"),
};
