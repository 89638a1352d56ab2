/** Numbers that look random and are the same for the same seed. */
export type Random = {
  /** At least 0 and below 1. */
  next: () => number;
  /** A whole number from `least` to `most`, both included. */
  whole: (least: number, most: number) => number;
  chance: (probability: number) => boolean;
  pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** A generator of its own for a named part, so that a change to one part leaves the others as they were. */
  fork: (name: string) => Random;
};

/** FNV-1a over the characters: spreads names that differ little. */
function hash(seed: number, name: string): number {
  let state = (seed ^ 0x811c9dc5) >>> 0;
  for (let at = 0; at < name.length; at += 1) state = Math.imul(state ^ name.charCodeAt(at), 0x01000193) >>> 0;
  return state;
}

/** mulberry32: 32 bits of state, good enough for an example and short enough to read. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
    fork: (name) => makeRandom(hash(seed, name)),
  };
}
