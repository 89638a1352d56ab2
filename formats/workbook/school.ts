import { addDays, daysBetween } from "#domain/dates/civil-date.ts";
import { cellProblems } from "#domain/problems/cell-problems.ts";
import { shown } from "#domain/problems/from-zod.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";
import type { Values } from "#domain/wording/language.ts";
import { vacationMonthTerms } from "#domain/wording/terms.ts";
import { termOfValue, termsInChinese, valueOfTerm } from "#formats/workbook/choices.ts";
import type { Anchor, Draft } from "#formats/workbook/drafts.ts";
import { listIn } from "#formats/workbook/entries.ts";
import type { Sheet } from "#formats/workbook/model.ts";
import { textOf } from "#formats/workbook/nest.ts";
import type { ProblemList } from "#formats/workbook/problem-list.ts";
import type { Row } from "#formats/workbook/read-sheet.ts";
import { calendarKinds, calendarSheet, settingTerms, settingsSheet } from "#formats/workbook/sheets/school.ts";

/** A slip in one row, told at a column. */
type Tell = (row: Row, key: string, kind: ProblemKind, values?: Values) => void;

function teller(sheet: Sheet, problems: ProblemList): Tell {
  return (row, key, kind, values = {}) => {
    if (row.wrong.includes(key)) return;
    const column = sheet.columns.find((each) => each.key === key);
    const place = { sheet: sheet.name, row: row.row, column: column?.heading ?? key };
    problems.add(kind, place, { hint: column?.hint ?? "", ...values });
  };
}

/** Every day of a holiday that was written as one row. */
function daysOf(row: Row, tell: Tell): string[] {
  const { startsOn, endsOn } = row.values;
  if (typeof startsOn !== "string") {
    tell(row, "startsOn", cellProblems.required);
    return [];
  }
  const days = typeof endsOn === "string" ? daysBetween(startsOn, endsOn) + 1 : 1;
  if (days < 1) tell(row, "endsOn", cellProblems.endBeforeStart);
  if (days > 366) tell(row, "endsOn", cellProblems.longHoliday, { days });
  return days < 1 || days > 366 ? [] : Array.from({ length: days }, (_, index) => addDays(startsOn, index));
}

/** The school's calendar from its sheet: a row a semester, a holiday or a make-up day. */
export function calendarDraft(rows: readonly Row[], problems: ProblemList): Draft {
  const tell = teller(calendarSheet, problems);
  const value: Record<string, unknown> = {};
  const anchors: Anchor[] = [];
  for (const row of rows) {
    const { kind, ...fields } = row.values;
    if (kind === "semester") {
      const semesters = listIn(value, "semesters");
      anchors.push({ path: ["semesters", semesters.length], sheet: calendarSheet, row: row.row, wrong: row.wrong });
      semesters.push(fields);
      continue;
    }
    if (kind === undefined) {
      tell(row, "kind", cellProblems.required);
      continue;
    }
    for (const key of ["name", "recordedAt"]) {
      if (fields[key] === undefined) continue;
      tell(row, key, cellProblems.notForThisRow, { kind: termOfValue(textOf(kind), calendarKinds) });
    }
    listIn(value, kind === "holiday" ? "holidays" : "makeUpDays").push(...daysOf(row, tell));
  }
  return { value, anchors };
}

function settingValue(setting: string, written: unknown): unknown {
  if (setting === "vacationMonths") return valueOfTerm(textOf(written), vacationMonthTerms) ?? null;
  const number = typeof written === "number" ? written : Number(textOf(written).normalize("NFKC").trim());
  return Number.isNaN(number) ? null : number;
}

/** The school's settings from their sheet, one a row. */
export function settingsDraft(rows: readonly Row[], problems: ProblemList): Draft {
  const tell = teller(settingsSheet, problems);
  const value: Record<string, unknown> = {};
  const times: [string, unknown][] = [];
  const anchors: Anchor[] = [];
  const firstRow = new Map<string, number>();
  for (const row of rows) {
    const { setting, requirement, value: written } = row.values;
    if (typeof setting !== "string") {
      tell(row, "setting", cellProblems.required);
      continue;
    }
    const isTimes = setting === "times";
    if (isTimes && requirement === undefined) tell(row, "requirement", cellProblems.required);
    if (!isTimes && requirement !== undefined) {
      tell(row, "requirement", cellProblems.notForThisRow, { kind: termOfValue(setting, settingTerms) });
    }
    if (written === undefined) {
      tell(row, "value", cellProblems.required);
      continue;
    }
    const meant = settingValue(setting, written);
    if (meant === null) {
      const options = termsInChinese(vacationMonthTerms).join("、");
      const kind = setting === "vacationMonths" ? cellProblems.notAChoice : cellProblems.notANumber;
      tell(row, "value", kind, { value: shown(written), options });
      continue;
    }
    const key = isTimes ? `times ${textOf(requirement)}` : setting;
    const first = firstRow.get(key);
    if (first !== undefined) {
      const name = isTimes ? textOf(requirement) : termOfValue(setting, settingTerms);
      tell(row, "setting", cellProblems.settingTwice, { value: name, first });
      continue;
    }
    firstRow.set(key, row.row);
    if (isTimes) times.push([textOf(requirement), meant]);
    else value[setting] = meant;
    const path = isTimes ? ["times", textOf(requirement)] : [setting];
    anchors.push({ path, sheet: settingsSheet, row: row.row, wrong: row.wrong, key: "value" });
  }
  if (times.length > 0) value["times"] = Object.fromEntries(times);
  return { value, anchors };
}
