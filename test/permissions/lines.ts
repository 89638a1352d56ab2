import { cycleLines } from "#test/permissions/cycles.ts";
import { exchangeLines } from "#test/permissions/exchange.ts";
import { factLines } from "#test/permissions/facts.ts";
import { guideLines } from "#test/permissions/guides.ts";
import { identityLines } from "#test/permissions/identity.ts";
import type { PermissionLines } from "#test/permissions/line.ts";
import { verdictLines } from "#test/permissions/verdicts.ts";

/** One line for every endpoint of the contract; each feature has a file of its own. */
export const permissionLines: PermissionLines = {
  ...identityLines,
  ...exchangeLines,
  ...factLines,
  ...guideLines,
  ...verdictLines,
  ...cycleLines,
};
