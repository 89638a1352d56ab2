import { diffWords } from "#domain/guides/word-diff.ts";
import type { Piece } from "#domain/guides/word-diff.ts";

/** A guide as far as a comparison needs it; an imported one has no requirements yet. */
export type ComparedPoint = { code: string; text: string; requirements: readonly { id: string; quote: string }[] };
export type ComparedGuide = { title: string; points: readonly ComparedPoint[] };

/** A requirement of the first guide and whether its quote still stands in the second. */
export type Affected = { id: string; quote: string; quoteStands: boolean };

export type GuideDiff = {
  /** Titles; null where the other side has no such guide. */
  before: string | null;
  after: string | null;
  added: { code: string; text: string }[];
  removed: { code: string; text: string; requirements: Affected[] }[];
  reworded: { from: string; to: string; words: Piece[]; requirements: Affected[] }[];
  /** The same text under another code. */
  moved: { from: string; to: string; text: string; requirements: Affected[] }[];
  unchanged: number;
};

function bigrams(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < text.length; index += 1) pairs.add(text.slice(index, index + 2));
  return pairs;
}

/** How much two texts share: 0 nothing, 1 all (Dice, by pairs of characters). */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

type Pair = { before: ComparedPoint; after: ComparedPoint };

/** Below these, two texts are two points and not one reworded. */
const LIKE_UNDER_SAME_CODE = 0.3;
const LIKE_ELSEWHERE = 0.5;

function take(
  pairs: Pair[],
  before: Set<ComparedPoint>,
  after: Set<ComparedPoint>,
  matches: (a: ComparedPoint) => ComparedPoint | undefined,
): void {
  for (const a of before) {
    const b = matches(a);
    if (b === undefined || !after.has(b)) continue;
    before.delete(a);
    after.delete(b);
    pairs.push({ before: a, after: b });
  }
}

/** Pairs points: the same text first, then the same code with a like text, then the likest text elsewhere. */
function pairPoints(
  one: ComparedGuide,
  two: ComparedGuide,
): { pairs: Pair[]; removed: ComparedPoint[]; added: ComparedPoint[] } {
  const before = new Set(one.points);
  const after = new Set(two.points);
  const pairs: Pair[] = [];
  const byCode = new Map(two.points.map((point) => [point.code, point]));
  take(pairs, before, after, (a) => (byCode.get(a.code)?.text === a.text ? byCode.get(a.code) : undefined));
  const byText = Map.groupBy([...after], (point) => point.text);
  take(pairs, before, after, (a) => byText.get(a.text)?.find((point) => after.has(point)));

  const pairsOf = new Map([...before, ...after].map((point) => [point, bigrams(point.text)]));
  const like = (a: ComparedPoint, b: ComparedPoint): number =>
    likeness(pairsOf.get(a) ?? new Set(), pairsOf.get(b) ?? new Set());
  const candidates = [...before]
    .flatMap((a) =>
      [...after]
        .map((b) => ({
          a,
          b,
          score: like(a, b) + (a.code === b.code ? LIKE_ELSEWHERE - LIKE_UNDER_SAME_CODE : 0),
        }))
        // At once, not of all pairs together: 5,000 points have 25 million.
        .filter(({ score }) => score >= LIKE_ELSEWHERE),
    )
    .toSorted((x, y) => y.score - x.score);
  for (const { a, b } of candidates)
    take(pairs, new Set(before.has(a) ? [a] : []), after, () => (before.delete(a) ? b : undefined));
  return { pairs, removed: [...before], added: [...after] };
}

function affected(point: ComparedPoint, text: string | null): Affected[] {
  return point.requirements.map(({ id, quote }) => ({ id, quote, quoteStands: text?.includes(quote) ?? false }));
}

function diffPair(one: ComparedGuide, two: ComparedGuide): GuideDiff {
  const { pairs, removed, added } = pairPoints(one, two);
  const places = new Map(one.points.map((point, index) => [point, index]));
  const ordered = pairs.toSorted((a, b) => (places.get(a.before) ?? 0) - (places.get(b.before) ?? 0));
  const same = ordered.filter(({ before, after }) => before.text === after.text);
  return {
    before: one.title,
    after: two.title,
    added: added.map(({ code, text }) => ({ code, text })),
    removed: removed.map((point) => ({ code: point.code, text: point.text, requirements: affected(point, null) })),
    reworded: ordered
      .filter(({ before, after }) => before.text !== after.text)
      .map(({ before, after }) => ({
        from: before.code,
        to: after.code,
        words: diffWords(before.text, after.text),
        requirements: affected(before, after.text),
      })),
    moved: same
      .filter(({ before, after }) => before.code !== after.code)
      .map(({ before, after }) => ({
        from: before.code,
        to: after.code,
        text: before.text,
        requirements: affected(before, after.text),
      })),
    unchanged: same.filter(({ before, after }) => before.code === after.code).length,
  };
}

function lonely(guide: ComparedGuide, side: "before" | "after"): GuideDiff {
  const empty: GuideDiff = { before: null, after: null, added: [], removed: [], reworded: [], moved: [], unchanged: 0 };
  return side === "after"
    ? { ...empty, after: guide.title, added: guide.points.map(({ code, text }) => ({ code, text })) }
    : {
        ...empty,
        before: guide.title,
        removed: guide.points.map((point) => ({
          code: point.code,
          text: point.text,
          requirements: affected(point, null),
        })),
      };
}

function textOf(guide: ComparedGuide): Set<string> {
  return bigrams(guide.points.map(({ text }) => text).join("\n"));
}

/**
 * Compares guides: which points came, went or were reworded, and which requirements stand on them. Guides are
 * paired by what they say, whatever their titles and order.
 */
export function diffGuides(before: readonly ComparedGuide[], after: readonly ComparedGuide[]): GuideDiff[] {
  const texts = new Map([...before, ...after].map((guide) => [guide, textOf(guide)]));
  const scored = before
    .flatMap((one) =>
      after.map((two) => ({
        one,
        two,
        score: likeness(texts.get(one) ?? new Set(), texts.get(two) ?? new Set()) + (one.title === two.title ? 1 : 0),
      })),
    )
    .toSorted((x, y) => y.score - x.score);
  const partner = new Map<ComparedGuide, ComparedGuide>();
  const taken = new Set<ComparedGuide>();
  const alone = before.length === 1 && after.length === 1;
  for (const { one, two, score } of scored) {
    if (partner.has(one) || taken.has(two) || (score < 0.2 && !alone)) continue;
    partner.set(one, two);
    taken.add(two);
  }
  const paired = before.map((one) => {
    const two = partner.get(one);
    return two === undefined ? lonely(one, "before") : diffPair(one, two);
  });
  return [...paired, ...after.filter((two) => !taken.has(two)).map((two) => lonely(two, "after"))];
}
