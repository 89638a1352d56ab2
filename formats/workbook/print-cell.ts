import { termOfValue, valueOfTerm } from "#formats/workbook/choices.ts";
import { fractionOfTime, serialOfDate } from "#formats/workbook/dates.ts";
import { writeItem } from "#formats/workbook/items.ts";
import { itemOfId } from "#formats/workbook/labels.ts";
import type { AllLabels } from "#formats/workbook/labels.ts";
import type { CellType, ItemType } from "#formats/workbook/model.ts";
import { textOf } from "#formats/workbook/nest.ts";

/** What is put into a cell: a text, a number (dates and times too), or nothing. */
export type Printed = string | number | null;

function printItem(value: string, type: ItemType, labels: AllLabels, alone: boolean): string {
  switch (type.is) {
    case "reference":
      return writeItem(itemOfId(value, labels[type.to]), alone);
    case "word": {
      if (Object.hasOwn(type.terms, value)) return termOfValue(value, type.terms);
      // A word that is spelled like a term means itself.
      return writeItem({ text: value, quoted: valueOfTerm(value, type.terms) !== undefined }, alone);
    }
    default:
      return writeItem({ text: value, quoted: false }, alone);
  }
}

/** The value as a cell of the column shows it; `parseCell` reads the same value back. */
export function printCell(value: unknown, type: CellType, labels: AllLabels): Printed {
  if (value === undefined || value === null) return null;
  switch (type.is) {
    case "date":
      return serialOfDate(textOf(value)) ?? textOf(value);
    case "time":
      return fractionOfTime(textOf(value));
    case "whole":
    case "number":
    case "scalar":
      return typeof value === "number" ? value : textOf(value);
    case "yes-no":
      return value === true ? "是" : "否";
    case "choice":
      return termOfValue(textOf(value), type.terms);
    case "list":
      if (!Array.isArray(value) || value.length === 0) return null;
      return value.map((item) => printItem(textOf(item), type.of, labels, false)).join("、");
    case "id":
    case "reference":
      return printItem(textOf(value), type, labels, true);
    default:
      return textOf(value);
  }
}
