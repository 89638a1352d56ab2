import * as rows from "#api/endpoints/cycles.ts";
import * as cycles from "#server/cycles/cycles.ts";
import * as entries from "#server/cycles/entries.ts";
import { route } from "#server/http/call.ts";
import type { Route } from "#server/http/call.ts";

export const cycleRoutes: readonly Route[] = [
  route(rows.listCycles, cycles.listSchoolCycles),
  route(rows.openCycle, cycles.openSchoolCycle),
  route(rows.readCycle, cycles.readSchoolCycle),
  route(rows.changeCycle, cycles.changeSchoolCycle),
  route(rows.closeCycle, cycles.closeSchoolCycle),
  route(rows.addToCycle, cycles.addToSchoolCycle),
  route(rows.listEntries, entries.listCycleEntries),
  route(rows.readEntry, entries.readCycleEntry),
  route(rows.applyInCycle, entries.applyOrganisation),
  route(rows.steerEntry, entries.steerOrganisation),
];
