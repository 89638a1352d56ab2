import type { readAttendance, redactActivity, tickAttendance } from "#api/endpoints/activities.ts";
import type { exportBundle, exportLedger } from "#api/endpoints/exchange.ts";
import { rowOf } from "#web/ui/server.ts";

/** The rows of the contract that the ledger alone calls. */
export const ledgerCalls = {
  attendance: rowOf<typeof readAttendance>("activities.attendance", "GET", "/activities/:id/attendance"),
  tick: rowOf<typeof tickAttendance>("activities.tick", "PUT", "/activities/:id/attendance"),
  redact: rowOf<typeof redactActivity>("activities.redact", "POST", "/activities/:id/redact"),
  exportLedger: rowOf<typeof exportLedger>("exchange.ledger", "GET", "/organisations/:id/ledger/export"),
  exportBundle: rowOf<typeof exportBundle>("exchange.export", "GET", "/organisations/:id/export"),
};
