type Span = { from: string; to?: string | null | undefined };
type Placed<Item> = { item: Item; index: number };

/** The pair that overlaps: the later to begin, and the one whose span it runs into. */
export type Overlap<Item> = { later: Placed<Item>; earlier: Placed<Item> };

/**
 * Spans of one key that share days, each named once, at the one that begins later.
 * @param key what must not be held twice at once; null: this entry does not matter
 * @param handover true where the day on which one ends and the next begins may be shared
 */
export function overlapsBy<Item extends Span>(
  items: readonly Item[],
  key: (item: Item) => string | null,
  handover: boolean,
): Overlap<Item>[] {
  const groups = new Map<string, Placed<Item>[]>();
  for (const [index, item] of items.entries()) {
    const name = key(item);
    if (name === null) continue;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [{ item, index }]);
    else group.push({ item, index });
  }
  const found: Overlap<Item>[] = [];
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    group.sort((a, b) => (a.item.from === b.item.from ? a.index - b.index : a.item.from < b.item.from ? -1 : 1));
    let longest = group[0];
    for (const next of group.slice(1)) {
      if (longest === undefined) break;
      const end = longest.item.to ?? null;
      const shares = end === null || next.item.from < end || (next.item.from === end && !handover);
      if (shares) found.push({ later: next, earlier: longest });
      const nextEnd = next.item.to ?? null;
      if (end !== null && (nextEnd === null || nextEnd > end)) longest = next;
    }
  }
  return found;
}
