import type { Asked } from "#domain/facts/facts.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { Judgement } from "#domain/verdicts/judge.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";

/** Documents that met a document requirement are told by the explanation; the format names finds of judgement alone. */
function asWritten(verdict: Verdict): Verdict {
  const { found, ...rest } = verdict;
  return found !== undefined && verdict.status === "judgement" ? { ...rest, found } : rest;
}

function verdictDocument(guide: GuidePack, asked: Asked, judgement: Judgement) {
  return {
    format: "biaogan-verdicts/1",
    guide: guide.guide,
    pack: guide.pack,
    asOf: asked.asOf,
    window: asked.window,
    verdicts: judgement.verdicts.map(asWritten),
    points: judgement.points,
  };
}

/**
 * The `biaogan-verdicts/1` document (bundle.md, check) as JSON text in pieces: a school's verdicts over many years are longer than one string may be.
 */
export function* verdictPieces(guide: GuidePack, asked: Asked, judgement: Judgement): Generator<string> {
  const { verdicts, points, ...head } = verdictDocument(guide, asked, judgement);
  yield JSON.stringify(head).slice(0, -1);
  yield* listPieces("verdicts", verdicts);
  yield* listPieces("points", points);
  yield "}\n";
}

const MOST_IN_A_PIECE = 1000;

function* listPieces(name: string, items: readonly unknown[]): Generator<string> {
  yield `,${JSON.stringify(name)}:[`;
  for (let from = 0; from < items.length; from += MOST_IN_A_PIECE) {
    const piece = JSON.stringify(items.slice(from, from + MOST_IN_A_PIECE)).slice(1, -1);
    yield from === 0 ? piece : `,${piece}`;
  }
  yield "]";
}
