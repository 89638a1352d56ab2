import type { Fields } from "#formats/workbook/fields.ts";
import { isFields } from "#formats/workbook/fields.ts";
import type { RowValues } from "#formats/workbook/model.ts";

/** A value that a cell can hold as one piece, as text; anything else as nothing. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** `{"vote.due": 12}` as `{vote: {due: 12}}`. */
export function nest(values: RowValues): Fields {
  const nested: Fields = {};
  for (const [key, value] of Object.entries(values)) {
    const steps = key.split(".");
    const last = steps.pop() ?? key;
    let holder = nested;
    for (const step of steps) {
      const inner = holder[step];
      const next: Fields = isFields(inner) ? inner : {};
      holder[step] = next;
      holder = next;
    }
    holder[last] = value;
  }
  return nested;
}

/** What stands at the path in a value, undefined where nothing does. */
export function at(value: unknown, key: string): unknown {
  return key.split(".").reduce<unknown>((part, step) => (isFields(part) ? part[step] : undefined), value);
}

/** Splits a row's values into those of the entry and those of its nested item, whose prefix is taken off. */
export function splitRow(values: RowValues, rows: string): { own: RowValues; item: RowValues } {
  const [own, item]: [RowValues, RowValues] = [{}, {}];
  const prefix = `${rows}.`;
  for (const [key, value] of Object.entries(values)) {
    if (key.startsWith(prefix)) item[key.slice(prefix.length)] = value;
    else own[key] = value;
  }
  return { own, item };
}
