import type { Worksheet } from "exceljs";
import type { Column } from "#formats/workbook/model.ts";
import type { ChoiceLists } from "#formats/workbook/write/choice-lists.ts";
import { columnLetters } from "#formats/workbook/xlsx/cell.ts";

type Rule = {
  type: "any" | "list";
  allowBlank: true;
  formulae?: string[];
  showInputMessage?: boolean;
  promptTitle?: string;
  prompt?: string;
  showErrorMessage?: boolean;
  errorStyle?: "warning";
  errorTitle?: string;
  error?: string;
};

declare module "exceljs" {
  // exceljs has this member and does not declare it; a rule for a whole range keeps empty cells empty.
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface can be added to
  interface Worksheet {
    dataValidations: { add: (range: string, rule: Rule) => unknown };
  }
}

/** Rows below what is filled in that still get drop-downs. */
const ROOM = 2000;

function ruleOf(column: Column, lists: ChoiceLists, prompts: boolean): Rule | null {
  const formula = lists.formulaOf(column);
  const prompt = prompts ? { showInputMessage: true, promptTitle: column.heading, prompt: column.hint } : {};
  if (formula === null) return prompts ? { type: "any", allowBlank: true, ...prompt } : null;
  // Other names are understood as well, and a reference may be an id: so nothing is forbidden, only asked about.
  const isReference = column.type.is === "reference";
  const error = {
    showErrorMessage: true,
    errorStyle: "warning",
    errorTitle: column.heading,
    error: "请从下拉框里选一项。",
  } as const;
  return { type: "list", allowBlank: true, formulae: [formula], ...prompt, ...(isReference ? {} : error) };
}

/** Drop-downs for the columns that have a list, and with `prompts` a sentence that appears when a cell is chosen. */
export function addValidations(
  sheet: Worksheet,
  columns: readonly Column[],
  lists: ChoiceLists,
  rows: number,
  prompts: boolean,
): void {
  for (const [index, column] of columns.entries()) {
    const rule = ruleOf(column, lists, prompts);
    const letters = columnLetters(index);
    if (rule !== null) sheet.dataValidations.add(`${letters}2:${letters}${rows + ROOM}`, rule);
  }
}
