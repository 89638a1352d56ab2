/** A piece of a reworded text. */
export type Piece = { kind: "same" | "removed" | "added"; text: string };

/** Beyond this many cells a comparison is not worth its memory: the whole text is shown as replaced. */
const MOST_CELLS = 25_000_000;

function commonStart(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1;
  return length;
}

/** Length of the longest common subsequence from each pair of places to the ends. */
function lengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const here = i * width + j;
      table[here] =
        a[i] === b[j] ? (table[here + width + 1] ?? 0) + 1 : Math.max(table[here + width] ?? 0, table[here + 1] ?? 0);
    }
  }
  return table;
}

function push(pieces: Piece[], kind: Piece["kind"], text: string): void {
  const last = pieces.at(-1);
  if (text === "") return;
  if (last?.kind === kind) last.text += text;
  else pieces.push({ kind, text });
}

function walk(a: readonly string[], b: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  if (a.length * b.length > MOST_CELLS) {
    push(pieces, "removed", a.join(""));
    push(pieces, "added", b.join(""));
    return pieces;
  }
  const table = lengths(a, b);
  const width = b.length + 1;
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      push(pieces, "same", a[i] ?? "");
      i += 1;
      j += 1;
    } else if (
      i < a.length &&
      (j >= b.length || (table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0))
    ) {
      push(pieces, "removed", a[i] ?? "");
      i += 1;
    } else {
      push(pieces, "added", b[j] ?? "");
      j += 1;
    }
  }
  return pieces;
}

/** A single character that both texts happen to share between two changes is no word: it joins the change. */
function joinShort(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  let removed = "";
  let added = "";
  const flush = (): void => {
    push(joined, "removed", removed);
    push(joined, "added", added);
    removed = "";
    added = "";
  };
  for (const [index, piece] of pieces.entries()) {
    const isNoise =
      piece.kind === "same" &&
      piece.text.length === 1 &&
      index > 0 &&
      index < pieces.length - 1 &&
      !/[，。；、]/.test(piece.text);
    if (piece.kind === "same" && !isNoise) {
      flush();
      push(joined, "same", piece.text);
      continue;
    }
    if (piece.kind !== "added") removed += piece.text;
    if (piece.kind !== "removed") added += piece.text;
  }
  flush();
  return joined;
}

/**
 * The difference of two texts by characters, as Chinese has no blanks between words. The pieces that are the
 * same or removed make up the first text, those the same or added the second.
 */
export function diffWords(before: string, after: string): Piece[] {
  const a = [...before];
  const b = [...after];
  const start = commonStart(a, b);
  const end = commonStart(a.slice(start).toReversed(), b.slice(start).toReversed());
  const pieces: Piece[] = [];
  push(pieces, "same", a.slice(0, start).join(""));
  for (const piece of walk(a.slice(start, a.length - end), b.slice(start, b.length - end)))
    push(pieces, piece.kind, piece.text);
  push(pieces, "same", end === 0 ? "" : a.slice(-end).join(""));
  return joinShort(pieces);
}
