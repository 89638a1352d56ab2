import { isInstant } from "#domain/bundle/fields.ts";
import { cellProblems } from "#domain/problems/cell-problems.ts";
import { entryProblems } from "#domain/problems/entry-problems.ts";
import { shown } from "#domain/problems/from-zod.ts";
import type { ProblemKind } from "#domain/problems/problem.ts";
import type { Values } from "#domain/wording/language.ts";
import { termsInChinese, valueOfTerm } from "#formats/workbook/choices.ts";
import {
  dateOfNumber,
  dateOfSerial,
  dateOfText,
  instantOfNumber,
  timeOfNumber,
  timeOfText,
} from "#formats/workbook/dates.ts";
import type { Understood } from "#formats/workbook/dates.ts";
import { singleItem, splitItems } from "#formats/workbook/items.ts";
import type { Item } from "#formats/workbook/items.ts";
import { idOfItem } from "#formats/workbook/labels.ts";
import type { AllLabels } from "#formats/workbook/labels.ts";
import type { CellType, ItemType } from "#formats/workbook/model.ts";
import { textOf } from "#formats/workbook/nest.ts";
import type { Cell } from "#formats/workbook/xlsx/cell.ts";

/** What reading a cell needs to know beyond the cell. */
export type CellContext = { date1904: boolean; labels: AllLabels };

/** A cell's value (undefined: as good as blank) or what is wrong with it. */
export type Parsed = { value: unknown } | { wrong: ProblemKind; values: Values };

const BLANK: Parsed = { value: undefined };

function wrong(kind: ProblemKind, values: Values = {}): Parsed {
  return { wrong: kind, values };
}

function known<Value>(understood: Understood<Value>, value: string): Parsed {
  return "wrong" in understood ? wrong(understood.wrong, { value }) : understood;
}

type Plain = { text: string } | { number: number; dated: boolean };

/** The cell's content as text, for columns that hold words: numbers as they are shown, dates refused. */
function wordsOf(cell: Plain, context: CellContext): Parsed {
  if ("text" in cell) return { value: cell.text };
  if (cell.dated) {
    return wrong(cellProblems.dateAsText, {
      value: dateOfSerial(cell.number, context.date1904) ?? String(cell.number),
    });
  }
  if (!Number.isSafeInteger(cell.number) && Math.abs(cell.number) > Number.MAX_SAFE_INTEGER)
    return wrong(cellProblems.longNumber);
  return { value: String(cell.number) };
}

function numberOf(cell: Plain): Parsed {
  if ("number" in cell) return cell.dated ? wrong(cellProblems.dateAsNumber) : { value: cell.number };
  const text = cell.text.normalize("NFKC").trim();
  if (text === "") return BLANK;
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(text);
  if (percent !== null) return { value: Number(percent[1]) / 100 };
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text))
    return wrong(cellProblems.notANumber, { value: shown(cell.text) });
  return { value: Number(text) };
}

function yesNoOf(text: string): Parsed {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  if (plain === "") return BLANK;
  if (["是", "有", "yes", "true", "1", "√", "✓"].includes(plain)) return { value: true };
  if (["否", "无", "没有", "no", "false", "0", "×"].includes(plain)) return { value: false };
  return wrong(cellProblems.notYesNo, { value: shown(text) });
}

function itemValue(item: Item, type: ItemType, context: CellContext): Parsed {
  if (type.is === "words" || type.is === "id") return { value: item.text };
  if (type.is === "word") return { value: item.quoted ? item.text : (valueOfTerm(item.text, type.terms) ?? item.text) };
  const meant = idOfItem(item, context.labels[type.to]);
  return "id" in meant
    ? { value: meant.id }
    : wrong(cellProblems.ambiguousName, { value: shown(item.text), ids: meant.ambiguous.slice(0, 5).join("、") });
}

function listOf(text: string, type: Extract<CellType, { is: "list" }>, context: CellContext): Parsed {
  const items = splitItems(text);
  if (items.length === 0) return BLANK;
  const { exactly } = type;
  if (exactly !== undefined && items.length !== exactly) {
    return wrong(cellProblems.exactly, { need: exactly, count: items.length });
  }
  const values: unknown[] = [];
  for (const item of items) {
    const parsed = itemValue(item, type.of, context);
    if ("wrong" in parsed) return parsed;
    values.push(parsed.value);
  }
  return { value: values };
}

function choiceOf(text: string, type: Extract<CellType, { is: "choice" }>): Parsed {
  if (text.trim() === "") return BLANK;
  const value = valueOfTerm(text, type.terms, type.also);
  if (value !== undefined) return { value };
  return wrong(cellProblems.notAChoice, { value: shown(text), options: termsInChinese(type.terms).join("、") });
}

function instantOf(cell: Plain, context: CellContext): Parsed {
  if ("number" in cell) {
    const instant = instantOfNumber(cell.number, context.date1904);
    return instant === null ? wrong(entryProblems.instantShape, { value: cell.number }) : { value: instant };
  }
  const text = cell.text.trim();
  if (text === "") return BLANK;
  return isInstant(text) ? { value: text } : wrong(entryProblems.instantShape, { value: shown(text) });
}

function singleOf(text: string, type: ItemType, context: CellContext): Parsed {
  return text.trim() === "" ? BLANK : itemValue(singleItem(text), type, context);
}

function momentOf(cell: Plain, is: "date" | "time", context: CellContext): Parsed {
  if ("number" in cell) {
    const { number, dated } = cell;
    return known(is === "date" ? dateOfNumber(number, dated, context.date1904) : timeOfNumber(number), String(number));
  }
  if (cell.text.trim() === "") return BLANK;
  return known(is === "date" ? dateOfText(cell.text) : timeOfText(cell.text), shown(cell.text));
}

function parsePlain(cell: Plain, type: CellType, context: CellContext): Parsed {
  switch (type.is) {
    case "date":
    case "time":
      return momentOf(cell, type.is, context);
    case "instant":
      return instantOf(cell, context);
    case "whole":
    case "number":
      return numberOf(cell);
    case "scalar":
      return "number" in cell ? numberOf(cell) : { value: cell.text.trim() === "" ? undefined : cell.text.trim() };
    case "text":
      return wordsOf(cell, context);
    default: {
      const words = wordsOf(cell, context);
      if ("wrong" in words) return words;
      const text = textOf(words.value);
      if (type.is === "yes-no") return yesNoOf(text);
      if (type.is === "choice") return choiceOf(text, type);
      if (type.is === "list") return listOf(text, type, context);
      return type.is === "id" || type.is === "reference" ? singleOf(text, type, context) : words;
    }
  }
}

/** What the cell says, for a column of the type. */
export function parseCell(cell: Cell, type: CellType, context: CellContext): Parsed {
  switch (cell.is) {
    case "formula":
      return wrong(cellProblems.formula);
    case "error":
      return wrong(cellProblems.errorValue, { value: cell.text });
    case "yes-no":
      if (type.is === "yes-no") return { value: cell.yes };
      return wrong(cellProblems.unexpectedYesNo, { value: cell.yes ? "TRUE" : "FALSE" });
    default:
      return parsePlain(cell, type, context);
  }
}
