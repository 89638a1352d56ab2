import type { BranchCategory } from "#domain/bundle/organisations.ts";

/** The categories of branches in the order in which they are offered; the schema's own list would bring zod along. */
export const branchCategories = [
  "teacher",
  "student",
  "mixed",
  "staff",
  "retired",
] as const satisfies readonly BranchCategory[];
