/** Letters to change, add or drop to make `a` of `b`. */
function editDistance(a: string, b: string): number {
  const [from, to] = [[...a], [...b]];
  let above = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, letter] of from.entries()) {
    const current = [row + 1];
    for (const [column, other] of to.entries()) {
      const swapped = (above[column] ?? 0) + (letter === other ? 0 : 1);
      current.push(Math.min(swapped, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}

function sharedLetters(a: string, b: string): number {
  const letters = new Set(a);
  return [...new Set(b)].filter((letter) => letters.has(letter)).length;
}

/** The candidate that needs the fewest changes for its length and has most letters in common; below 0 it is like the text. */
function closest(text: string, candidates: Iterable<string>): { best: string; cost: number } {
  const short = text.slice(0, 60);
  let [best, bestCost] = ["", Infinity];
  for (const candidate of candidates) {
    const length = Math.max(short.length, candidate.length, 1);
    const cost = editDistance(short, candidate) / length - sharedLetters(short, candidate) / length;
    if (cost < bestCost) [best, bestCost] = [candidate, cost];
  }
  return { best, cost: bestCost };
}

/** The candidate that the text most likely meant: fewest changes for its length, then most letters in common. */
export function nearest(text: string, candidates: Iterable<string>): string {
  return closest(text, candidates).best;
}

/** The same, but null where no candidate is like the text: a far-fetched guess only misleads. */
export function near(text: string, candidates: Iterable<string>): string | null {
  const { best, cost } = closest(text, candidates);
  return cost < 0 ? best : null;
}
