/** An organisation to be read, with its path from the root. */
export type ToRead = { id: string; path: readonly string[] };
/**
 * Somebody who reads: the organisations to which they belong, with their paths (none for an expert from outside), and those at and
 * below which they are a reviewer.
 */
export type Reader = { id: string; homes: readonly (readonly string[])[]; at: readonly string[] };
export type Pair = { entry: string; reader: string };

/** True for the same organisation, and for one above or below the other. */
export function related(one: readonly string[], other: readonly string[]): boolean {
  const shorter = one.length < other.length ? one : other;
  return shorter.every((id, at) => one[at] === id && other[at] === id);
}

/** True where somebody belongs to an organisation, or to one above or below it. */
export function isTheirs(reader: Reader, path: readonly string[]): boolean {
  return reader.homes.some((home) => related(home, path));
}

/** True where somebody may read an organisation: a reviewer there, and it is not theirs. */
export function mayRead(reader: Reader, path: readonly string[]): boolean {
  return reader.at.some((place) => path.includes(place)) && !isTheirs(reader, path);
}

/**
 * Readers in a circle (环评): every organisation gets `seats` readers none of whom belongs to it or to one above or below it, each
 * reader about as many as the next.
 * @returns the pairs, and the organisations for which there are too few readers
 */
export function circle(
  entries: readonly ToRead[],
  readers: readonly Reader[],
  seats: number,
): { pairs: Pair[]; short: string[] } {
  const load = new Map(readers.map((each) => [each.id, 0]));
  const short: string[] = [];
  const pairs: Pair[] = [];
  // Who can be read by fewest comes first, so that those who can read them are not taken elsewhere.
  const order = entries
    .map((entry) => ({ entry, may: readers.filter((each) => mayRead(each, entry.path)) }))
    .toSorted((a, b) => a.may.length - b.may.length);
  for (const [turn, { entry, may }] of order.entries()) {
    if (may.length < seats) {
      short.push(entry.id);
      continue;
    }
    const chosen = may
      .map((reader, at) => ({
        reader,
        load: load.get(reader.id) ?? 0,
        turn: (at + may.length - (turn % may.length)) % may.length,
      }))
      .toSorted((a, b) => a.load - b.load || a.turn - b.turn)
      .slice(0, seats);
    for (const { reader } of chosen) {
      load.set(reader.id, (load.get(reader.id) ?? 0) + 1);
      pairs.push({ entry: entry.id, reader: reader.id });
    }
  }
  return { pairs, short };
}
