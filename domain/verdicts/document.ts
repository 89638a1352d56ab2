import type { Asked } from "#domain/facts/facts.ts";
import type { GuidePack } from "#domain/guides/pack.ts";
import type { Judgement } from "#domain/verdicts/judge.ts";
import type { Verdict } from "#domain/verdicts/verdict.ts";

/** Documents that met a document requirement are told by the explanation; the format names finds of judgement alone. */
function asWritten(verdict: Verdict): Verdict {
  const { found, ...rest } = verdict;
  return found !== undefined && verdict.status === "judgement" ? { ...rest, found } : rest;
}

/** The `biaogan-verdicts/1` document (bundle.md, check). */
export function verdictDocument(guide: GuidePack, asked: Asked, judgement: Judgement) {
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
