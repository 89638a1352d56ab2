import type { Sheet } from "#formats/workbook/model.ts";
import { activitiesSheet, agendaSheet, plansSheet } from "#formats/workbook/sheets/activities.ts";
import {
  approvalsSheet,
  bodiesSheet,
  contactsSheet,
  directivesSheet,
  documentsSheet,
  statementsSheet,
  weakBranchesSheet,
} from "#formats/workbook/sheets/desk.ts";
import {
  committeeSheet,
  earlierSheet,
  electionsSheet,
  extensionsSheet,
  headcountsSheet,
  organisationsSheet,
  positionsSheet,
  rosterSheet,
} from "#formats/workbook/sheets/organisations.ts";
import { calendarSheet, settingsSheet } from "#formats/workbook/sheets/school.ts";

/** Every sheet in the order of the tabs: what everybody fills in first, what the school fills in last. */
export const allSheets: readonly Sheet[] = [
  organisationsSheet,
  positionsSheet,
  activitiesSheet,
  agendaSheet,
  committeeSheet,
  electionsSheet,
  documentsSheet,
  directivesSheet,
  statementsSheet,
  plansSheet,
  approvalsSheet,
  bodiesSheet,
  contactsSheet,
  weakBranchesSheet,
  rosterSheet,
  headcountsSheet,
  earlierSheet,
  extensionsSheet,
  calendarSheet,
  settingsSheet,
];

export const GUIDE_SHEET = "填写说明";
/** Hidden; holds what the drop-downs offer. */
export const CHOICES_SHEET = "选项";
/** Columns whose heading starts so are the person's own and are not read. */
export const NOTES = "备注";
/** Marks the template's example rows, which are passed over as long as they are exactly the example. */
export const EXAMPLE_NOTE = "示例，可以删去";
