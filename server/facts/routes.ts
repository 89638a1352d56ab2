import type { ListName } from "#domain/bundle/bundle.ts";
import { listNames } from "#domain/bundle/bundle.ts";
import { factRows } from "#api/endpoints/facts.ts";
import {
  decideApproval,
  holdPlan,
  previewActivity,
  readAttendance,
  redactActivity,
  tickAttendance,
} from "#api/endpoints/activities.ts";
import {
  changeOrganisation,
  commitGraduation,
  commitReform,
  directory,
  dissolveOrganisation,
  previewGraduation,
  previewReform,
} from "#api/endpoints/organisations.ts";
import {
  readCalendar,
  readPublicHolidays,
  readSettings,
  saveCalendar,
  saveSettings,
  settingsHistory,
} from "#api/endpoints/school.ts";
import { readTicks, tick } from "#server/facts/attendance.ts";
import { decide, hold } from "#server/facts/desk.ts";
import { commitLeaving, previewLeaving } from "#server/facts/graduation.ts";
import { listFacts } from "#server/facts/list-facts.ts";
import { change, dissolve, listDirectory } from "#server/facts/organisations.ts";
import { listPublicHolidays } from "#server/facts/public-holidays.ts";
import { redact } from "#server/facts/redact.ts";
import { preview } from "#server/facts/preview.ts";
import { commitSteps, previewSteps } from "#server/facts/reform.ts";
import { getCalendar, getSettings, getSettingsHistory, putCalendar, putSettings } from "#server/facts/school.ts";
import { getFact, historyOf } from "#server/facts/read.ts";
import { restoreFact } from "#server/facts/restore.ts";
import type { Saved } from "#server/facts/save.ts";
import { shownWithAbilities } from "#server/facts/show.ts";
import { viewerOf } from "#server/facts/viewer.ts";
import { correctFact, createFact, withdrawFact } from "#server/facts/write.ts";
import type { CallContext, Route } from "#server/http/call.ts";
import { route } from "#server/http/call.ts";

function answered<Name extends ListName>(call: CallContext, list: Name, { stored, changes, warnings }: Saved<Name>) {
  return { record: shownWithAbilities(list, stored, viewerOf(call)), changes, warnings };
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties what the list is written with to its rows
function routesOf<Name extends ListName>(list: Name): Route[] {
  const rows = factRows[list];
  return [
    route(rows.list, async (call) => listFacts(call, list, call.input.query)),
    route(rows.get, async (call) => getFact(call, list, call.input.params.id)),
    route(rows.history, async (call) => historyOf(call, list, call.input.params.id)),
    route(rows.create, async (call) => answered(call, list, await createFact(call, list, call.input.body))),
    route(rows.correct, async (call) =>
      answered(call, list, await correctFact(call, list, call.input.params.id, call.input.body)),
    ),
    route(rows.withdraw, async (call) => {
      const { stored, changes } = await withdrawFact(call, list, call.input.params.id, call.input.body);
      return { version: stored.version, changes };
    }),
    route(rows.restore, async (call) =>
      answered(call, list, await restoreFact(call, list, call.input.params.id, call.input.body)),
    ),
  ];
}

/** What answers the endpoints of the lists, and of the use cases around them. */
export const factRoutes: readonly Route[] = [
  ...listNames.flatMap((list) => routesOf(list)),
  route(previewActivity, preview),
  route(readAttendance, readTicks),
  route(tickAttendance, tick),
  route(redactActivity, redact),
  route(holdPlan, hold),
  route(decideApproval, decide),
  route(directory, listDirectory),
  route(changeOrganisation, change),
  route(dissolveOrganisation, dissolve),
  route(previewReform, previewSteps),
  route(commitReform, commitSteps),
  route(previewGraduation, previewLeaving),
  route(commitGraduation, commitLeaving),
  route(readCalendar, getCalendar),
  route(readPublicHolidays, listPublicHolidays),
  route(saveCalendar, putCalendar),
  route(readSettings, getSettings),
  route(saveSettings, putSettings),
  route(settingsHistory, getSettingsHistory),
];
