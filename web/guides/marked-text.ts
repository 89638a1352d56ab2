/** Where the words of requirements stand in the text of a point. */
export type Marked<Item> =
  | { kind: "plain"; text: string }
  /** Words that one or several requirements quote; `pieces` are cut where a quote begins or ends. */
  | { kind: "marked"; text: string; items: readonly Item[]; pieces: readonly Piece<Item>[] };

/** A run of words that the same requirements quote. */
export type Piece<Item> = { text: string; items: readonly Item[] };

type Span<Item> = { from: number; to: number; item: Item };

/**
 * Marks quotes in a text. Quotes that overlap, hold one another or are the same words make one place of several
 * requirements; nothing of the text is lost or said twice.
 * @returns the text in order, and the items whose quote does not stand in it
 */
export function markQuotes<Item extends { quote: string }>(
  text: string,
  items: readonly Item[],
): { runs: Marked<Item>[]; lost: Item[] } {
  const spans: Span<Item>[] = [];
  const lost: Item[] = [];
  for (const item of items) {
    const from = item.quote === "" ? -1 : text.indexOf(item.quote);
    if (from < 0) lost.push(item);
    else spans.push({ from, to: from + item.quote.length, item });
  }
  const runs: Marked<Item>[] = [];
  let done = 0;
  for (const place of placesOf(spans)) {
    const from = Math.min(...place.map((each) => each.from));
    const to = Math.max(...place.map((each) => each.to));
    if (from > done) runs.push({ kind: "plain", text: text.slice(done, from) });
    runs.push({
      kind: "marked",
      text: text.slice(from, to),
      items: place.map((each) => each.item),
      pieces: piecesOf(text, place),
    });
    done = to;
  }
  if (done < text.length) runs.push({ kind: "plain", text: text.slice(done) });
  return { runs, lost };
}

/** Spans that share words, together, in the order of the text; spans that only touch stay apart. */
function placesOf<Item>(spans: readonly Span<Item>[]): Span<Item>[][] {
  const places: Span<Item>[][] = [];
  let end = -1;
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = places.at(-1);
    if (last !== undefined && span.from < end) last.push(span);
    else places.push([span]);
    end = Math.max(end, span.to);
  }
  return places;
}

function piecesOf<Item>(text: string, place: readonly Span<Item>[]): Piece<Item>[] {
  const cuts = [...new Set(place.flatMap(({ from, to }) => [from, to]))].toSorted((a, b) => a - b);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? from;
    const over = place.filter((each) => each.from <= from && each.to >= to);
    return { text: text.slice(from, to), items: over.map((each) => each.item) };
  });
}
