/** One item of a cell that lists several; a quoted one is meant to the letter. */
export type Item = { text: string; quoted: boolean };

const SEPARATORS = "、，,；;\n\r";

function quotedEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] !== '"') continue;
    if (text[at + 1] !== '"') return at + 1;
    at += 1;
  }
  return -1;
}

/** The quoted item at `start` with the place after it, or null where the quotation does not end an item. */
function quotedItem(text: string, start: number): { item: Item; next: number } | null {
  const end = quotedEnd(text, start);
  if (end === -1) return null;
  const rest = /^\s*/.exec(text.slice(end))?.[0].length ?? 0;
  const after = text[end + rest];
  if (after !== undefined && !SEPARATORS.includes(after) && !text.slice(end, end + rest).includes("\n")) return null;
  return { item: { text: text.slice(start + 1, end - 1).replaceAll('""', '"'), quoted: true }, next: end + rest };
}

/**
 * The items of a cell, set apart by 、 ， ； , ; or line breaks, without blanks around. An item with such
 * a sign in it, or one that must be taken to the letter, stands in "…" with its own quotation marks doubled.
 */
export function splitItems(text: string): Item[] {
  const items: Item[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? "";
    if (SEPARATORS.includes(sign) || sign.trim() === "") {
      at += 1;
      continue;
    }
    const quoted = sign === '"' ? quotedItem(text, at) : null;
    if (quoted !== null) {
      items.push(quoted.item);
      at = quoted.next;
      continue;
    }
    const start = at;
    while (at < text.length && !SEPARATORS.includes(text[at] ?? "")) at += 1;
    items.push({ text: text.slice(start, at).trim(), quoted: false });
  }
  return items;
}

/** A single item, for cells that hold one: no sign separates there, only the quotation marks count. */
export function singleItem(text: string): Item {
  const trimmed = text.trim();
  const quoted = trimmed.startsWith('"') ? quotedItem(trimmed, 0) : null;
  return quoted !== null && quoted.next === trimmed.length ? quoted.item : { text: trimmed, quoted: false };
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** True for a word that stands in any cell as it is, without quotation marks. */
export function isPlainItem(text: string): boolean {
  return writeItem({ text, quoted: false }) === text;
}

/** The item as it is written in a list or, with `alone`, as a cell's only content. */
export function writeItem({ text, quoted }: Item, alone = false): string {
  const needed = quoted || text === "" || text !== text.trim() || text.startsWith('"');
  return needed || (!alone && /[、，,；;\n\r]/.test(text)) ? quote(text) : text;
}
