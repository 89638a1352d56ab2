import type { PermissionLines } from "#test/permissions/line.ts";

const NO_JOB = "01a20c25-0000-7000-8000-000000000000";

export const verdictLines: PermissionLines = {
  "verdicts.read": { at: "b1", sent: () => ({ params: { id: "b1" } }) },
  "verdicts.matrix": { at: "d1", sent: () => ({ params: { id: "d1" } }) },
  "verdicts.matrix-export": { at: "d1", sent: () => ({ params: { id: "d1" } }) },
  "verdicts.due": { at: "d1", sent: () => ({ params: { id: "d1" } }) },
  "verdicts.snapshot": { at: "d1", sent: () => ({ params: { id: "d1" }, body: { asOf: "2026-10-15" } }) },
  "burden.read": { at: "d1", sent: () => ({ params: { id: "d1" } }) },
  "jobs.read": { at: "u1", sent: () => ({ params: { id: NO_JOB } }) },
};
