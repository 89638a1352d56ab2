import { termsInChinese } from "#formats/workbook/choices.ts";
import type { Column, LabelledList, Sheet, Terms } from "#formats/workbook/model.ts";
import { CHOICES_SHEET } from "#formats/workbook/sheets/all.ts";
import { organisationsSheet, positionsSheet } from "#formats/workbook/sheets/organisations.ts";
import { columnLetters } from "#formats/workbook/xlsx/cell.ts";

/** The lists that drop-downs offer, each in a column of a hidden sheet: a list inside a cell's rule may hold only 255 characters. */
export type ChoiceLists = { columns: readonly (readonly string[])[]; formulaOf: (column: Column) => string | null };

const YES_NO = ["是", "否"];

const SHEETS: Readonly<Partial<Record<LabelledList, readonly [Sheet, string]>>> = {
  organisations: [organisationsSheet, "name"],
  positions: [positionsSheet, "name"],
};

/** As long as the column is filled: a fixed range would offer thousands of blanks. */
function filledRange(sheet: Sheet, key: string): string {
  const letters = columnLetters(sheet.columns.findIndex((column) => column.key === key));
  const start = `'${sheet.name}'!$${letters}$2`;
  return `OFFSET(${start},0,0,MAX(1,COUNTA(${start}:$${letters}$5000)),1)`;
}

/** Collects the lists of all columns that have one. */
export function choiceLists(sheets: readonly Sheet[]): ChoiceLists {
  const lists: string[][] = [YES_NO];
  const indexOf = new Map<Terms, number>();
  for (const { type } of sheets.flatMap(({ columns }) => columns)) {
    if (type.is !== "choice" || indexOf.has(type.terms)) continue;
    indexOf.set(type.terms, lists.length);
    lists.push(termsInChinese(type.terms));
  }
  const range = (index: number): string => {
    const letters = columnLetters(index);
    return `'${CHOICES_SHEET}'!$${letters}$1:$${letters}$${lists[index]?.length ?? 1}`;
  };
  return {
    columns: lists,
    formulaOf: ({ type }) => {
      if (type.is === "yes-no") return range(0);
      if (type.is === "choice") return range(indexOf.get(type.terms) ?? 0);
      if (type.is !== "reference") return null;
      const source = SHEETS[type.to];
      return source === undefined ? null : filledRange(...source);
    },
  };
}
