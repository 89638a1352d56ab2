import { isPlainItem } from "#formats/workbook/items.ts";
import type { Item } from "#formats/workbook/items.ts";
import type { LabelledList } from "#formats/workbook/model.ts";

/** The ids of a list and the words that stand for them in cells. */
export type Labels = {
  ids: ReadonlySet<string>;
  labelOf: ReadonlyMap<string, string>;
  idsOf: ReadonlyMap<string, readonly string[]>;
};

export type AllLabels = Readonly<Record<LabelledList, Labels>>;

/** @param entries id and label of each; a blank label is none */
export function labelsOf(entries: Iterable<readonly [id: string, label: string | null | undefined]>): Labels {
  const ids = new Set<string>();
  const labelOf = new Map<string, string>();
  const idsOf = new Map<string, string[]>();
  for (const [id, label] of entries) {
    ids.add(id);
    const words = label?.trim() ?? "";
    if (words === "") continue;
    labelOf.set(id, words);
    const same = idsOf.get(words);
    if (same === undefined) idsOf.set(words, [id]);
    else if (!same.includes(id)) same.push(id);
  }
  return { ids, labelOf, idsOf };
}

/** The id that an item means: an id goes before a label; what is neither is taken for an id. `ambiguous` lists the candidates. */
export function idOfItem({ text, quoted }: Item, labels: Labels): { id: string } | { ambiguous: readonly string[] } {
  if (quoted || labels.ids.has(text)) return { id: text };
  const named = labels.idsOf.get(text);
  if (named === undefined) return { id: text };
  const [first] = named;
  return named.length === 1 && first !== undefined ? { id: first } : { ambiguous: named };
}

/** How a reference is written: by its label where that says it without doubt, else by the id. */
export function itemOfId(id: string, labels: Labels): Item {
  const label = labels.labelOf.get(id);
  const clear =
    label !== undefined && isPlainItem(label) && labels.idsOf.get(label)?.length === 1 && !labels.ids.has(label);
  if (clear) return { text: label, quoted: false };
  return { text: id, quoted: !labels.ids.has(id) && labels.idsOf.has(id) };
}
