import type { createAccount, grantRole } from "#api/endpoints/accounts.ts";
import type { auditList } from "#api/endpoints/audit.ts";
import type { backupStatus, readBurden } from "#api/endpoints/care.ts";
import type { readSettings, saveSettings, settingsHistory } from "#api/endpoints/school.ts";
import type { readJob } from "#api/endpoints/verdicts.ts";
import { rowOf } from "#web/ui/server.ts";

/** What the pages of the settings ask that concern the school and its server. */
export const schoolCalls = {
  settings: rowOf<typeof readSettings>("settings.read", "GET", "/school/settings"),
  saveSettings: rowOf<typeof saveSettings>("settings.save", "PUT", "/school/settings"),
  settingsHistory: rowOf<typeof settingsHistory>("settings.history", "GET", "/school/settings/history"),
  job: rowOf<typeof readJob>("jobs.read", "GET", "/jobs/:id"),
  audit: rowOf<typeof auditList>("audit.list", "GET", "/audit"),
  backup: rowOf<typeof backupStatus>("backup.status", "GET", "/backup-status"),
  burden: rowOf<typeof readBurden>("burden.read", "GET", "/organisations/:id/burden"),
};

/** The contract's rows that the first steps need. */
export const startCalls = {
  createAccount: rowOf<typeof createAccount>("accounts.create", "POST", "/accounts"),
  grantRole: rowOf<typeof grantRole>("accounts.grant-role", "POST", "/accounts/:id/roles"),
};
